import { useLocale } from "@parterre/web-kit";
import { useAdminText } from "../../texts/use-admin-text.ts";
import type { Designs, TemplateUse } from "./documents.ts";

/** What a use is about, in words: an event, a type, both, or everything. */
export function useUseNames(designs: Designs): (use: Pick<TemplateUse, "eventId" | "ticketTypeId">) => string {
  const t = useAdminText();
  const { pick } = useLocale();
  const events = new Map(designs.events.edges.map(({ node }) => [node.id, pick(node.title)]));
  const types = new Map(designs.ticketTypes.map(({ id, name }) => [id, pick(name)]));
  return ({ eventId, ticketTypeId }) => {
    const event = eventId === null ? t("tickets.anyEvent") : (events.get(eventId) ?? eventId);
    const type = ticketTypeId === null ? t("tickets.anyType") : (types.get(ticketTypeId) ?? ticketTypeId);
    return `${event}, ${type}`;
  };
}
