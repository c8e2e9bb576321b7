import { formatMoney, money } from "@parterre/money";
import type { TestPayment } from "./test-provider.store.ts";

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
  .state { margin: 0 0 20px; font-size: 18px; font-weight: 600 }
  @media (prefers-reduced-motion: no-preference) { button, a.back { transition: filter 140ms ease } }
`;

const states: Readonly<Record<Exclude<TestPayment["state"], "open">, { zh: string; en: string }>> = {
  approved: { zh: "付款成功。", en: "Payment approved." },
  approving: {
    zh: "银行会在座位保留时间过后才确认这笔付款。",
    en: "The bank will confirm this payment only after the time for the seats is over.",
  },
  declined: { zh: "付款已取消，没有扣款。", en: "Payment declined; nothing was charged." },
  refunded: { zh: "这笔付款已退回。", en: "This payment has been given back." },
};

const decisions = [
  { act: "approve", zh: "确认付款", en: "Approve the payment", first: true },
  { act: "decline", zh: "取消付款", en: "Decline the payment", first: false },
  {
    act: "approve-late",
    zh: "过时才付款（座位保留时间之后）",
    en: "Approve late, after the hold has ended",
    first: false,
  },
] as const;

/** The hosted page as HTML, in both languages at once, because a bank does not know the buyer's. */
export function testProviderPage(payment: TestPayment): string {
  const amount = formatMoney(money(payment.amountMinor, payment.currency), "zh-CN");
  const decided = payment.state === "open" ? null : states[payment.state];
  const body = decided
    ? `<p class="state" role="status">${decided.zh}<span lang="en">${decided.en}</span></p>
       <a class="back" href="${escapeHtml(payment.returnUrl)}" autofocus>回到订单 <span lang="en">Back to the order</span></a>`
    : decisions
        .map(
          ({ act, zh, en, first }) =>
            `<form method="post" action="/payments/test/${payment.id}/${act}"${
              first ? ' class="first"' : ""
            }><button type="submit"${first ? " autofocus" : ""}>${zh}<span lang="en">${en}</span></button></form>`,
        )
        .join("\n");
  return page(
    "测试支付 · Test payment",
    `<p class="tag">测试支付，不会真的扣款 · <span lang="en">Test provider: no real money moves</span></p>
     <h1>支付订单<span lang="en">Pay for your order</span></h1>
     <dl>
       <div class="amount"><dt>金额 <span lang="en">Amount</span></dt><dd>${escapeHtml(amount)}</dd></div>
       <div><dt>币种 <span lang="en">Currency</span></dt><dd>${payment.currency}</dd></div>
       <div><dt>订单号 <span lang="en">Order</span></dt><dd>${escapeHtml(payment.orderReference)}</dd></div>
     </dl>
     ${body}`,
  );
}

/** For an address under which there is no payment. */
export function noTestPaymentPage(): string {
  return page("没有这笔付款 · No such payment", '<h1>没有这笔付款<span lang="en">There is no such payment</span></h1>');
}

function page(title: string, body: string): string {
  return `<!doctype html>
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
</main></body>
</html>
`;
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character]!);
}
