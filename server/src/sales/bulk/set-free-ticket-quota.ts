import { audit, type StaffActor } from "../../identity/index.ts";
import type { InputRefusal } from "../sale-input.rules.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { bulkTexts } from "./bulk-texts.rules.ts";
import { isQuotaRefusal, removeQuota, saveQuota } from "./free-ticket-quota.store.ts";

export interface SetFreeTicketQuotaCommand {
  readonly performanceId: number | null;
  readonly ticketTypeId: string;
  /** Null takes the quota away. */
  readonly most: number | null;
}

const mostQuota = 100_000;

/** Says how many tickets of a free kind a performance may give away; null when done, else why it stays as it was. */
export async function setFreeTicketQuota(
  { database, programme }: SalesTools,
  actor: StaffActor,
  { performanceId, ticketTypeId, most }: SetFreeTicketQuotaCommand,
): Promise<InputRefusal | null> {
  if (most !== null && (!Number.isInteger(most) || most < 0 || most > mostQuota)) {
    return { reason: bulkTexts.badQuota, field: "most" };
  }
  if (performanceId === null || !(await programme.sellingFacts(performanceId))) {
    return { reason: bulkTexts.noPerformance, field: "performanceId" };
  }
  const type = (await programme.houseRules()).ticketTypes.find((each) => each.id === ticketTypeId);
  if (type?.kind !== "complimentary" && type?.kind !== "staff") {
    return { reason: bulkTexts.notFree, field: "ticketTypeId" };
  }
  try {
    await database.inTransaction(async (tx) => {
      if (most === null) await removeQuota(tx, performanceId, ticketTypeId);
      else await saveQuota(tx, { performanceId, ticketTypeId, most, by: actor.staffId });
      await audit(tx, {
        actor,
        act: "performance.set-free-ticket-quota",
        subjectKind: "performance",
        subjectId: String(performanceId),
        details: { ticketType: type.code, most },
      });
    });
    return null;
  } catch (error) {
    if (isQuotaRefusal(error)) return { reason: bulkTexts.fewerThanGiven, field: "most" };
    throw error;
  }
}
