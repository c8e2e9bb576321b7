import { v7 as uuid } from "uuid";
import { audit } from "../../identity/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import { endLines, recordAct } from "../account/account.store.ts";
import { standingState } from "../account/order-states.rules.ts";
import { appendLineEntries } from "../journal.store.ts";
import { releaseLimitsOfLines } from "../limits.store.ts";
import { orRefused } from "../refused.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { freeSeats } from "./free-seats.ts";
import {
  approverOf,
  beginOrderAct,
  linesMeant,
  type OrderCommand,
  type OrderRefusal,
  seatName,
  seatsByPerformance,
} from "./refund-frame.ts";
import { refundTexts } from "./refund-texts.rules.ts";

export interface ReturnTicketsCommand extends OrderCommand {
  readonly lineIds: readonly string[] | null;
  readonly keepSeatsOff: boolean;
}

interface TicketsReturned {
  readonly kind: "returned";
  readonly orderId: string;
  readonly actId: string;
}

export type ReturnTicketsOutcome = TicketsReturned | OrderRefusal;

/** Takes tickets back without money: they end, their seats are free or stay off, and what was paid stays paid. */
export async function returnTickets(tools: SalesTools, command: ReturnTicketsCommand): Promise<ReturnTicketsOutcome> {
  return orRefused<TicketsReturned, OrderRefusal>(() =>
    tools.database.inHotTransaction((tx) => takeBack(tools, tx, command)),
  );
}

async function takeBack(tools: SalesTools, tx: Transaction, command: ReturnTicketsCommand): Promise<TicketsReturned> {
  const { actor, orderId, lineIds, keepSeatsOff } = command;
  const actId = uuid();
  const begun = await beginOrderAct(tools, tx, "return", command, { lineIds, keepSeatsOff }, { actId });
  if (begun.kind === "again") return { kind: "returned", orderId, actId: begun.answer.actId };
  const { order, reason, channelId } = begun;
  const going = linesMeant(order, lineIds);
  const approverId = await approverOf(tools, tx, command);
  await freeSeats(tools, tx, order, going, { keepOff: keepSeatsOff, reason, actor });
  const state = standingState(order.state, {
    liveLineCount: order.lines.length - going.length,
    balanceMinor: order.owedMinor - order.paidMinor,
  });
  await recordAct(
    tx,
    order,
    {
      ...{
        id: actId,
        kind: "return",
        staffId: actor.staffId,
        approverId,
        channelId,
        reason,
        owedMinor: 0,
        paidMinor: 0,
      },
      before: { seats: going.map(seatName) },
      after: { offSale: keepSeatsOff },
    },
    state,
    { note: state === "refunded" ? refundTexts.givenBackTitle : null },
  );
  const lineIdsGoing = going.map((line) => line.id);
  await appendLineEntries(
    tx,
    "return",
    { actId, money: [] },
    lineIdsGoing.map((lineId) => ({ lineId, amountMinor: 0 })),
  );
  await endLines(tx, actId, lineIdsGoing, "given_back");
  await releaseLimitsOfLines(tx, order.id, going);
  for (const [performanceId, ordinals] of seatsByPerformance(going)) {
    await audit(tx, {
      ...{ actor, approverId, act: "order.return", subjectKind: "order", subjectId: order.id, reason },
      channelCode: command.channelCode,
      details: { keepSeatsOff },
      seats: { performanceId, ordinals },
    });
  }
  return { kind: "returned", orderId, actId };
}
