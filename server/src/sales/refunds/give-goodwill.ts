import { splitByWeights } from "@parterre/pricing";
import { v7 as uuid } from "uuid";
import { audit } from "../../identity/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import { recordAct } from "../account/account.store.ts";
import { appendLineEntries } from "../journal.store.ts";
import { orRefused, Refused } from "../refused.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { refundableMinor } from "../tenders/tenders.rules.ts";
import { tillRefusal } from "../tills.ts";
import { moneyBack } from "./give-money-back.ts";
import { approverOf, beginOrderAct, notDone, type OrderCommand, type OrderRefusal } from "./refund-frame.ts";
import { waysOf, worthOf } from "./refund-quote.rules.ts";
import { refundTexts } from "./refund-texts.rules.ts";

export interface GiveGoodwillCommand extends OrderCommand {
  readonly amountMinor: number;
}

interface GoodwillGiven {
  readonly kind: "given";
  readonly orderId: string;
  readonly actId: string;
}

export type GiveGoodwillOutcome = GoodwillGiven | OrderRefusal;

/**
 * Gives money back and takes no ticket for it: the view was blocked, the bar was closed. Never more than the tickets
 * have come to; it is divided over them by that, so that a ticket that is given back later gives only the rest.
 */
export async function giveGoodwill(tools: SalesTools, command: GiveGoodwillCommand): Promise<GiveGoodwillOutcome> {
  return orRefused<GoodwillGiven, OrderRefusal>(() =>
    tools.database.inHotTransaction((tx) => give(tools, tx, command)),
  );
}

async function give(tools: SalesTools, tx: Transaction, command: GiveGoodwillCommand): Promise<GoodwillGiven> {
  const { actor, orderId, amountMinor } = command;
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) {
    throw new Refused(notDone(refundTexts.amountBad, "amountMinor"));
  }
  const actId = uuid();
  const begun = await beginOrderAct(tools, tx, "goodwill", command, { amountMinor }, { actId });
  if (begun.kind === "again") return { kind: "given", orderId, actId: begun.answer.actId };
  const { order, reason, channelId } = begun;
  const worths = order.lines.map((line) => Math.max(0, worthOf(line)));
  const most = Math.min(
    refundableMinor(order.payments),
    worths.reduce((sum, each) => sum + each, 0),
  );
  if (amountMinor > most) throw new Refused(notDone(refundTexts.tooMuch, "amountMinor"));
  const approverId = await approverOf(tools, tx, command);
  const ways = waysOf(order, amountMinor);
  const noTill = await tillRefusal(tools, tx, actor.staffId, ways);
  if (noTill) throw new Refused(notDone(noTill.reason, noTill.field));
  const back = moneyBack(tools.providers, order, ways, { actId, staffId: actor.staffId, approverId, reason });
  await recordAct(
    tx,
    order,
    {
      ...{ id: actId, kind: "goodwill", staffId: actor.staffId, approverId, channelId, reason },
      ...{ owedMinor: -amountMinor, paidMinor: -amountMinor },
    },
    order.state,
  );
  await back.carryOut(tx);
  const parts = splitByWeights(amountMinor, worths);
  await appendLineEntries(
    tx,
    "goodwill",
    { actId, money: back.money },
    order.lines.map((line, index) => ({ lineId: line.id, amountMinor: 0 - parts[index]! })),
  );
  await audit(tx, {
    ...{ actor, approverId, act: "order.goodwill", subjectKind: "order", subjectId: order.id, reason },
    channelCode: command.channelCode,
    details: { amountMinor, currency: order.currency, ways },
  });
  return { kind: "given", orderId, actId };
}
