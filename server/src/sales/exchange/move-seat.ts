import { seatLabel } from "@parterre/seat-map";
import { v7 as uuid } from "uuid";
import { audit } from "../../identity/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import { appendOutbox } from "../../platform/jobs/index.ts";
import { recordAct } from "../account/account.store.ts";
import {
  beginOrderAct,
  linesMeant,
  notDone,
  type OrderCommand,
  type OrderRefusal,
  seatName,
} from "../refunds/refund-frame.ts";
import { refundTexts } from "../refunds/refund-texts.rules.ts";
import { orRefused, Refused } from "../refused.ts";
import { renumberLines } from "../renumber-lines.store.ts";
import type { SalesTools } from "../sales-dependencies.ts";

/** The outbox message that tells a customer about another seat; `payload`: {@link SeatMovedMessage}. */
export const seatMovedMessage = "sales.seat-moved";

export interface SeatMovedMessage {
  readonly orderId: string;
  readonly orderLineId: string;
  readonly before: string;
  readonly after: string;
}

export interface MoveSeatCommand extends OrderCommand {
  readonly lineId: string;
  /** The seat's number in the map of the same performance. */
  readonly toOrdinal: number;
  /** The hold of the new seat, where the till holds it; null: it has to be free. */
  readonly toHoldId: string | null;
  /** The old seat stays off sale, with the reason: the chair is broken. */
  readonly keepOldOff: boolean;
}

interface SeatMoved {
  readonly kind: "moved";
  readonly orderId: string;
  readonly actId: string;
}

export type MoveSeatOutcome = SeatMoved | OrderRefusal;

/**
 * Gives a customer another seat of the same performance at what they paid: their chair is broken. The old ticket ends,
 * a new one with the same number is issued, the order says so in both languages, and a notice to the customer waits in
 * the outbox.
 */
export async function moveSeat(tools: SalesTools, command: MoveSeatCommand): Promise<MoveSeatOutcome> {
  return orRefused<SeatMoved, OrderRefusal>(() => tools.database.inHotTransaction((tx) => move(tools, tx, command)));
}

async function move(tools: SalesTools, tx: Transaction, command: MoveSeatCommand): Promise<SeatMoved> {
  const { actor, orderId, lineId, toOrdinal, toHoldId, keepOldOff } = command;
  const actId = uuid();
  const begun = await beginOrderAct(tools, tx, "move", command, { lineId, toOrdinal, keepOldOff }, { actId });
  if (begun.kind === "again") return { kind: "moved", orderId, actId: begun.answer.actId };
  const { order, reason, channelId } = begun;
  const line = linesMeant(order, [lineId])[0]!;
  const { performanceId } = line;
  if (toOrdinal === line.ordinal) throw new Refused(notDone(refundTexts.sameSeat, "toOrdinal"));
  const facts = await tools.programme.sellingFacts(performanceId, tx);
  if (!facts) throw new Error(`performance ${performanceId} of order ${order.reference} is missing`);
  if (!Number.isInteger(toOrdinal) || toOrdinal < 0 || toOrdinal >= facts.seatCount) {
    throw new Refused(notDone(refundTexts.noSuchSeat, "toOrdinal"));
  }
  const label = seatLabel(await tools.venues.geometryOf(facts.seatMapVersionId), toOrdinal);
  const issueAnew = await tools.tickets.beginReissue(tx, [{ ...line, ordinal: toOrdinal, order }]);
  const wanted = { performanceId, ordinal: toOrdinal, holdId: toHoldId ?? uuid() };
  const lost = await tools.inventory.sellSeats(tx, order.id, [wanted]);
  if (lost.length > 0) throw new Refused(notDone(refundTexts.seatTaken, "toOrdinal"));
  const returned = await tools.inventory.returnSeats(tx, order.id, [line]);
  if (returned !== 1) throw new Error(`order ${order.id}: seat ${line.ordinal} was not sold`);
  if (keepOldOff) {
    const ordinals = [line.ordinal];
    await tools.inventory.keepOff(tx, { performanceId, ordinals, reason, killedBy: actor.staffId });
  } else await tools.inventory.keepForWaiting(tx, [line]);
  await renumberLines(tx, [{ id: line.id, ordinal: toOrdinal, holdId: wanted.holdId, label }]);
  await issueAnew();
  const [before, after] = [seatName(line), seatName({ label })];
  await recordAct(
    tx,
    order,
    {
      ...{ id: actId, kind: "move", staffId: actor.staffId, channelId, reason, owedMinor: 0, paidMinor: 0 },
      ...{ before: { seats: [before] }, after: { seats: [after], offSale: keepOldOff } },
    },
    order.state,
    { note: refundTexts.moved(before, after) },
  );
  const notice: SeatMovedMessage = { orderId: order.id, orderLineId: line.id, before, after };
  await appendOutbox(tx, seatMovedMessage, notice);
  await audit(tx, {
    ...{ actor, act: "order.move-seat", subjectKind: "order", subjectId: order.id, reason },
    channelCode: command.channelCode,
    details: { before: { seat: before }, after: { seat: after }, keepOldOff },
    seats: { performanceId, ordinals: [line.ordinal, toOrdinal] },
  });
  return { kind: "moved", orderId, actId };
}
