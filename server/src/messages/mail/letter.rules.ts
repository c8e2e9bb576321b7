/** A letter as it goes to the mail server. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** BCP 47 tag of its language. */
  readonly language: string;
  /** The same at every try. */
  readonly messageId: string;
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => escapes[letter]!);
const address = /https?:\/\/[^\s<>"]+/g;

/** A line with its addresses as links. */
function lineOf(line: string): string {
  let html = "";
  let from = 0;
  for (const { 0: url, index } of line.matchAll(address)) {
    html += `${escaped(line.slice(from, index))}<a href="${escaped(url)}">${escaped(url)}</a>`;
    from = index + url.length;
  }
  return html + escaped(line.slice(from));
}

/** The text as a page of HTML that every mail program can draw: its lines, its links, nothing fetched from anywhere. */
export function htmlOf(text: string, language: string): string {
  const style =
    "font:16px/1.6 system-ui,'PingFang SC','Microsoft YaHei',sans-serif;max-width:36em;margin:1.5em auto;padding:0 1em";
  const lines = text.split("\n").map(lineOf).join("<br>\n");
  return `<!doctype html>\n<html lang="${escaped(language)}"><head><meta charset="utf-8"></head><body style="${style}"><p>${lines}</p></body></html>\n`;
}

/** The identity of a letter in the world: the message's key at the sender's domain (RFC 5322, 3.6.4). */
export function messageIdOf(mailKey: string, sender: string): string {
  const domain = /@([^\s>]+)/.exec(sender)?.[1] ?? "localhost";
  return `<${mailKey}@${domain}>`;
}
