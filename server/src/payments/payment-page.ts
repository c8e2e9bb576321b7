import { randomBytes } from "node:crypto";
import type { FastifyReply } from "fastify";

/** A page on which a buyer pays: plain HTML in both languages, and at most one script of our own. */
export interface PaymentPage {
  readonly html: string;
  /** What the content security policy lets run. */
  readonly nonce: string;
}

const style = `
  :root { color-scheme: light dark; --ink: #1d1a16; --paper: #f6f2ea; --card: #fffdf8; --line: #d9d2c3; --soft: #6b6357;
    --accent: #7b1e3b; --on-accent: #fff7f4; }
  @media (prefers-color-scheme: dark) { :root { --ink: #efe9df; --paper: #171412; --card: #221e1b; --line: #433c35;
    --soft: #a89f92; --accent: #e08aa3; --on-accent: #2a0d17; } }
  * { box-sizing: border-box }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px 16px; background: var(--paper);
    color: var(--ink); font: 16px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC Variable", sans-serif }
  main { width: min(440px, 100%); background: var(--card); border: 1px solid var(--line); border-radius: 16px;
    padding: 28px; }
  .tag { margin: 0 0 16px; font-size: 13px; color: var(--soft); letter-spacing: .02em }
  h1 { margin: 0; font-size: 22px; line-height: 1.3 }
  h1 span, button span, .state span { display: block; font-size: .82em; font-weight: 400; opacity: .85 }
  dl { margin: 20px 0; padding: 16px 0; border-block: 1px solid var(--line); display: grid; gap: 8px }
  dl div { display: flex; justify-content: space-between; gap: 16px; align-items: baseline }
  dt { color: var(--soft); font-size: 14px } dd { margin: 0; font-variant-numeric: tabular-nums; font-weight: 600 }
  .amount dd { font-size: 28px }
  form { margin: 0 0 12px }
  button, a.back { display: block; width: 100%; min-height: 56px; padding: 8px 16px; border-radius: 10px; cursor: pointer;
    font: inherit; font-weight: 600; line-height: 1.25; text-align: center; text-decoration: none;
    border: 1px solid var(--line); background: transparent; color: var(--ink) }
  .first button, a.back { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
  button:hover, a.back:hover { filter: brightness(1.08) }
  button:focus-visible, a.back:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px }
  .code { margin: 0 0 20px; text-align: center } .code svg { width: min(260px, 100%); background: #fff; border-radius: 12px }
  .code figcaption { margin-top: 8px }
  details { margin-top: 20px } summary { min-height: 44px; cursor: pointer; color: var(--soft) }
  .state { margin: 0 0 20px; font-size: 18px; font-weight: 600 }
  @media (prefers-reduced-motion: no-preference) { button, a.back { transition: filter 140ms ease } }
`;

/** @param body HTML; everything from outside in it must have gone through {@link escapeHtml} */
export function paymentPage(title: string, body: string, script?: string): PaymentPage {
  const nonce = randomBytes(16).toString("base64url");
  return {
    nonce,
    html: `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="/chinese-font.css">
<style>${style}</style>
</head>
<body><main>
${body}
</main>${script === undefined ? "" : `<script nonce="${nonce}">${script}</script>`}</body>
</html>
`,
  };
}

/** For an address under which there is no payment. */
export function noPaymentPage(): PaymentPage {
  return paymentPage(
    "没有这笔付款 · No such payment",
    '<h1>没有这笔付款<span lang="en">There is no such payment</span></h1>',
  );
}

export function sendPaymentPage(reply: FastifyReply, { html, nonce }: PaymentPage, status = 200): FastifyReply {
  return reply
    .code(status)
    .headers({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": `default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; script-src 'nonce-${nonce}'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    })
    .send(html);
}

export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character]!);
}
