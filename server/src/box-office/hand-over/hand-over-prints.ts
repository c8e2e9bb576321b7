import { validate as isUuid } from "uuid";
import { audit, type StaffActor } from "../../identity/index.ts";
import type { LocalisedText } from "../../platform/graphql/index.ts";
import { boxOfficeTexts, handOverTexts } from "../box-office-texts.rules.ts";
import type { BoxOfficeTools } from "../box-office-tools.ts";
import { findCounter } from "../counter.store.ts";
import { type NotDone, notDone } from "../refused.ts";
import { findPrintPlaces } from "./find-print-places.ts";
import { type PlaceTrouble, type TicketTrouble, ticketsToMove, whyNotThere } from "./hand-over.rules.ts";
import {
  findHandOver,
  findPapers,
  type HandOverRow,
  insertHandOver,
  lockOrder,
  takeBackTickets,
} from "./hand-over.store.ts";

export interface PrintsToHandOver {
  /** A UUID of the window's own: asked again with it, there is no second hand-over. */
  readonly id: string;
  readonly orderId: string;
  readonly fromCounterId: string;
  readonly toCounterId: string;
  /** A hand-over whose waiting tickets are handed on; null: tickets that none has. */
  readonly insteadOf: string | null;
}

export interface HandOverRefused {
  readonly kind: "hand-over-refused";
  readonly why: HandOverRefusalCode;
  readonly reason: LocalisedText;
}

export type HandOverRefusalCode =
  | "no-such-order"
  | "no-such-counter"
  | "no-such-hand-over"
  | PlaceTrouble
  | TicketTrouble;

export function handOverRefused(why: HandOverRefusalCode, reason: LocalisedText): HandOverRefused {
  return { kind: "hand-over-refused", why, reason };
}

/**
 * Hands the tickets of an order that wait for paper to another window of the house, which alone prints them from then
 * on. Those that are on paper, or may be, stay where they are.
 */
export async function handOverPrints(
  { database }: BoxOfficeTools,
  actor: StaffActor,
  handing: PrintsToHandOver,
): Promise<HandOverRow | HandOverRefused | NotDone> {
  const { id, orderId, fromCounterId, toCounterId, insteadOf } = handing;
  if (!isUuid(id)) return notDone(boxOfficeTexts.handOverId, "id");
  if (!isUuid(orderId)) return handOverRefused("no-such-order", boxOfficeTexts.noOrder);
  if (!isUuid(fromCounterId) || !isUuid(toCounterId)) {
    return handOverRefused("no-such-counter", boxOfficeTexts.noCounter);
  }
  if (insteadOf !== null && !isUuid(insteadOf)) return handOverRefused("no-such-hand-over", boxOfficeTexts.noHandOver);
  return database.inTransaction(async (tx): Promise<HandOverRow | HandOverRefused | NotDone> => {
    const order = await lockOrder(tx, orderId);
    if (!order) return handOverRefused("no-such-order", boxOfficeTexts.noOrder);
    const again = await findHandOver(tx, id);
    if (again) {
      const isSame = again.order_id === orderId && again.to_counter_id === toCounterId;
      return isSame ? again : notDone(boxOfficeTexts.otherHandOver, "id");
    }
    const [from, to] = [await findCounter(tx, fromCounterId), await findCounter(tx, toCounterId)];
    if (!from || !to) return handOverRefused("no-such-counter", boxOfficeTexts.noCounter);
    const before = insteadOf === null ? null : await findHandOver(tx, insteadOf);
    if (insteadOf !== null && before?.order_id !== orderId) {
      return handOverRefused("no-such-hand-over", boxOfficeTexts.noHandOver);
    }
    const ticketIds = ticketsToMove(await findPapers(tx, orderId), insteadOf);
    if (typeof ticketIds === "string") return handOverRefused(ticketIds, handOverTexts[ticketIds]);
    const [place] = await findPrintPlaces(tx, [to], ticketIds);
    const why = whyNotThere({ counterId: from.id, venueId: from.venue_id }, place!);
    if (why) return handOverRefused(why, handOverTexts[why]);
    if (before) await takeBackTickets(tx, before.id, ticketIds, actor.staffId);
    await insertHandOver(tx, {
      ...{ id, order_id: orderId, venue_id: from.venue_id, from_counter_id: from.id, to_counter_id: to.id },
      ...{ handed_by: actor.staffId, ticketIds },
    });
    await audit(tx, {
      actor,
      act: "ticket.hand-over-print",
      subjectKind: "order",
      subjectId: orderId,
      details: { handOverId: id, from: from.name, to: to.name, tickets: ticketIds.length, insteadOf },
    });
    return (await findHandOver(tx, id))!;
  });
}
