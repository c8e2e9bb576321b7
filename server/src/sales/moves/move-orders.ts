import { v7 as uuid } from "uuid";
import { audit } from "../../identity/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import { appendOutbox } from "../../platform/jobs/index.ts";
import { endLines, recordAct } from "../account/account.store.ts";
import { hasSeats, hasTickets } from "../account/order-states.rules.ts";
import type { SoldLine, SoldOrder } from "../account/sold-order.rules.ts";
import { lockSoldOrder } from "../account/sold-order.store.ts";
import { moveIdentities } from "../identities/keep-identities.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import {
  copyLinesTo,
  findOrdersToMove,
  isMoved,
  type LineCopy,
  moveJournal,
  noteMovedOrder,
  type OrderToMove,
} from "./move.store.ts";
import { movedCartKey } from "./move-performance.ts";
import { moveTexts } from "./move-texts.rules.ts";

/** The outbox message that tells a customer that a performance was moved; `payload`: {@link PerformanceMovedMessage}. */
export const performanceMovedMessage = "sales.performance-moved";

export interface PerformanceMovedMessage {
  readonly orderId: string;
}

/** Orders a run works through before it lets other jobs have a turn. */
const mostPerRun = 200;

/** Something that a person has to look at: the order stays as it is, and the others go on. */
class Problem extends Error {
  override readonly name = "Problem";
}

/** A free ticket too many for the other performance's quota; the database says so. */
const isQuota = (error: unknown) => (error as { constraint?: string }).constraint === "free_ticket_quota_kept";

/**
 * Takes the orders of moved performances over, one by one, each in a transaction of its own with the note that it was.
 * It may end anywhere, with the process if need be: what is left is read from the orders. Answers how many orders it
 * was at.
 */
export async function moveOrders(tools: SalesTools, signal?: AbortSignal, most: number = mostPerRun): Promise<number> {
  const orders = await tools.database.read((tx) => findOrdersToMove(tx, most));
  let done = 0;
  for (const order of orders) {
    if (signal?.aborted) break;
    try {
      await tools.database.inHotTransaction((tx) => moveOrder(tools, tx, order));
      done += 1;
    } catch (error) {
      const words =
        error instanceof Problem ? error.message : isQuota(error) ? "the quota of free tickets is used up" : null;
      if (words === null) tools.onTrouble(error as Error, `moving order ${order.orderId}`);
      else await tools.database.inHotTransaction((tx) => noteMovedOrder(tx, order, words));
      done += 1;
    }
  }
  return done;
}

async function moveOrder(tools: SalesTools, tx: Transaction, move: OrderToMove): Promise<void> {
  const order = await lockSoldOrder(tx, move.orderId);
  // Another process was quicker, or a person gave it back meanwhile.
  if (!order || !hasSeats(order.state) || (await isMoved(tx, move))) return;
  const lines = order.lines.filter((line) => line.performanceId === move.performanceId);
  if (lines.length === 0) return;
  const actId = uuid();
  const copies =
    move.toPerformanceId === null
      ? []
      : await takeSeats(tools, tx, { ...move, toPerformanceId: move.toPerformanceId }, order, lines);
  const { decidedBy: actor, reason, startsBefore, startsAfter, toPerformanceId, performanceId } = move;
  await recordAct(
    tx,
    order,
    {
      ...{
        id: actId,
        kind: "move",
        staffId: actor.staffId,
        channelId: order.channelId,
        reason,
        owedMinor: 0,
        paidMinor: 0,
      },
      before: { performanceId, startsAt: startsBefore },
      after: { performanceId: toPerformanceId ?? performanceId, startsAt: startsAfter },
    },
    order.state,
    { note: moveTexts.moved(move) },
  );
  if (toPerformanceId !== null) await writeLines(tools, tx, { actId, order, copies, toPerformanceId });
  await noteMovedOrder(tx, move, null);
  await appendOutbox(tx, performanceMovedMessage, { orderId: order.id } satisfies PerformanceMovedMessage);
  await audit(tx, {
    ...{ actor, act: "order.move-performance", subjectKind: "order", subjectId: order.id, reason },
    details: { before: { performanceId, startsAt: startsBefore }, after: { toPerformanceId, startsAt: startsAfter } },
    seats: { performanceId, ordinals: lines.map((line) => line.ordinal) },
  });
}

/** The same seats of the other performance, which were held when the move was decided; the old ones and their tickets end. */
async function takeSeats(
  tools: SalesTools,
  tx: Transaction,
  move: OrderToMove & { readonly toPerformanceId: number },
  order: SoldOrder,
  lines: readonly SoldLine[],
): Promise<readonly LineCopy[]> {
  const { toPerformanceId } = move;
  const [from, to] = [
    await tools.programme.sellingFacts(move.performanceId, tx),
    await tools.programme.sellingFacts(toPerformanceId, tx),
  ];
  const codeOf = new Map(from?.zones.map((zone) => [zone.id, zone.code]));
  const zoneOf = new Map(to?.zones.map((zone) => [zone.code, zone.id]));
  const held = await tools.inventory.holdsOfCart(tx, movedCartKey(move.moveId, order.id));
  const copies = lines.map((line): LineCopy & { ordinal: number } => {
    const zoneId = zoneOf.get(codeOf.get(line.zoneId) ?? "");
    if (!zoneId) throw new Problem("the other performance lacks a price zone of this order");
    const holdId = held.find((hold) => hold.ordinals.includes(line.ordinal))?.id ?? uuid();
    return { oldId: line.id, newId: uuid(), holdId, zoneId, ordinal: line.ordinal };
  });
  const wanted = copies.map(({ ordinal, holdId }) => ({ performanceId: toPerformanceId, ordinal, holdId }));
  const lost = await tools.inventory.sellSeats(tx, order.id, wanted);
  if (lost.length > 0) throw new Problem(`${lost.length} of its seats are taken in the other performance`);
  const revoked = await tools.tickets.revoke(
    tx,
    order.id,
    lines.map((line) => line.id),
  );
  const returned = await tools.inventory.returnSeats(tx, order.id, lines);
  if (returned !== lines.length || revoked !== (hasTickets(order.state) ? lines.length : 0)) {
    throw new Error(`order ${order.id}: ${lines.length} lines, ${returned} seats sold, ${revoked} tickets live`);
  }
  return copies;
}

/** Lines, journal and tickets of the other performance, at what was paid. */
async function writeLines(
  tools: SalesTools,
  tx: Transaction,
  moved: {
    readonly actId: string;
    readonly order: SoldOrder;
    readonly copies: readonly LineCopy[];
    readonly toPerformanceId: number;
  },
): Promise<void> {
  const { actId, order, copies, toPerformanceId } = moved;
  const { lastPosition } = order;
  const lines = await copyLinesTo(tx, { actId, performanceId: toPerformanceId, lastPosition, lines: copies });
  await moveIdentities(tx, order.id, copies, toPerformanceId);
  await moveJournal(tx, actId, copies);
  await endLines(
    tx,
    actId,
    copies.map((copy) => copy.oldId),
    "exchanged",
  );
  if (!hasTickets(order.state)) return;
  await tools.tickets.issue(
    tx,
    order,
    lines.map((line) => ({ ...line, performanceId: toPerformanceId })),
  );
}
