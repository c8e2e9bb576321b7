import { validate as isUuid } from "uuid";
import { audit, type StaffActor } from "../../identity/index.ts";
import { boxOfficeTexts, handOverTexts } from "../box-office-texts.rules.ts";
import type { BoxOfficeTools } from "../box-office-tools.ts";
import { ticketsToMove } from "./hand-over.rules.ts";
import {
  findHandedTickets,
  findHandOver,
  findPapers,
  type HandOverRow,
  lockOrder,
  takeBackTickets,
} from "./hand-over.store.ts";
import { type HandOverRefused, handOverRefused } from "./hand-over-prints.ts";

/**
 * Takes back what waits at another window: from then on it can be printed anywhere. What was printed there, or may have
 * been, stays. Asked again, it is as it is.
 */
export async function takeBackPrints(
  { database }: BoxOfficeTools,
  actor: StaffActor,
  handOverId: string,
): Promise<HandOverRow | HandOverRefused> {
  const none = handOverRefused("no-such-hand-over", boxOfficeTexts.noHandOver);
  if (!isUuid(handOverId)) return none;
  return database.inTransaction(async (tx): Promise<HandOverRow | HandOverRefused> => {
    const handOver = await findHandOver(tx, handOverId);
    if (!handOver) return none;
    await lockOrder(tx, handOver.order_id);
    const handed = await findHandedTickets(tx, [handOverId]);
    const mine = (await findPapers(tx, handOver.order_id)).filter(({ id }) =>
      handed.some(({ ticket_id, taken_back }) => ticket_id === id && !taken_back),
    );
    const ticketIds = ticketsToMove(mine, handOverId);
    if (typeof ticketIds === "string") {
      // Some came back before, and nothing else can.
      if (handed.some(({ taken_back }) => taken_back)) return handOver;
      return handOverRefused(ticketIds, handOverTexts[ticketIds]);
    }
    await takeBackTickets(tx, handOverId, ticketIds, actor.staffId);
    await audit(tx, {
      actor,
      act: "ticket.take-back-print",
      subjectKind: "order",
      subjectId: handOver.order_id,
      details: { handOverId, from: handOver.to_name, to: handOver.from_name, tickets: ticketIds.length },
    });
    return (await findHandOver(tx, handOverId))!;
  });
}
