import { type TicketField, type TicketPart, ticketFields } from "@parterre/ticket-print";
import type { AdminText } from "../../texts/use-admin-text.ts";

const isField = (name: string): name is TicketField => (ticketFields as readonly string[]).includes(name);

/** What a person calls a part: its words, or what kind it is. */
export function partName(part: TicketPart, locale: "zh" | "en", t: AdminText): string {
  const written = part.kind === "text" ? (part.text[locale] ?? part.text.zh ?? part.text.en ?? "").trim() : "";
  const words = written.replace(/\{([a-zA-Z]+)(?:\.(?:zh|en))?\}/g, (mark, name: string) =>
    isField(name) ? t(`tickets.fields.${name}`) : mark,
  );
  return words === "" ? t(`tickets.kinds.${part.kind}`) : words.length > 28 ? `${words.slice(0, 27)}…` : words;
}
