import { validate as isUuid } from "uuid";
import { audit, type StaffActor } from "../identity/index.ts";
import { boxOfficeTexts } from "./box-office-texts.rules.ts";
import type { BoxOfficeTools } from "./box-office-tools.ts";
import { type NotDone, notDone } from "./refused.ts";
import { deleteTemplateUse, type TemplateUseRow } from "./template.store.ts";

/** Ends what a template was said to print; tickets fall back to the next weaker rule for their paper. */
export async function endTemplateUse(
  { database }: BoxOfficeTools,
  actor: StaffActor,
  useId: string,
): Promise<TemplateUseRow | NotDone> {
  if (!isUuid(useId)) return notDone(boxOfficeTexts.noTemplateUse, "useId");
  return database.inTransaction(async (tx): Promise<TemplateUseRow | NotDone> => {
    const ended = await deleteTemplateUse(tx, useId);
    if (!ended) return notDone(boxOfficeTexts.noTemplateUse, "useId");
    await audit(tx, {
      actor,
      act: "ticket-template.end-use",
      subjectKind: "ticket-template",
      subjectId: ended.template_id,
      details: { eventId: ended.event_id, ticketTypeId: ended.ticket_type_id, stock: ended.stock_code },
    });
    return ended;
  });
}
