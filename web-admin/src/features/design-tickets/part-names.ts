import type { TicketPart } from "@parterre/ticket-print";
import type { AdminText } from "../../texts/use-admin-text.ts";

/** What a person calls a part: its words, or what kind it is. */
export function partName(part: TicketPart, locale: "zh" | "en", t: AdminText): string {
  const words = part.kind === "text" ? (part.text[locale] ?? part.text.zh ?? part.text.en ?? "").trim() : "";
  return words === "" ? t(`tickets.kinds.${part.kind}`) : words.length > 28 ? `${words.slice(0, 27)}…` : words;
}
