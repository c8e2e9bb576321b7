import type { Money } from "@parterre/money";
import { v7 as uuid } from "uuid";
import { audit, type StaffActor } from "../identity/index.ts";
import { quoteAsShown, refusalWithoutCode, refusedBy, type SaleRefusal } from "./checkout.ts";
import { claimLimitsOfSale, pricedParts } from "./claim-limits.ts";
import { insertOrder } from "./insert-order.store.ts";
import { appendJournal } from "./journal.store.ts";
import { claimOnce } from "./once-only.store.ts";
import { newOrderReference, newOrderSecret } from "./order-reference.ts";
import { orRefused, Refused } from "./refused.ts";
import { keyRefusal, seatsRefusal } from "./sale-input.rules.ts";
import { saleTexts } from "./sale-texts.rules.ts";
import type { SaleWish } from "./sale-wish.ts";
import type { SalesTools } from "./sales-dependencies.ts";

export interface SellForCashCommand extends SaleWish {
  readonly shownTotalMinor: number;
  readonly givenMinor: number;
  readonly customerName: string | null;
  readonly idempotencyKey: string;
  readonly seller: StaffActor;
}

interface Sold {
  readonly kind: "sold";
  readonly orderId: string;
  readonly change: Money;
}

export type SellForCashOutcome = Sold | SaleRefusal;

/** Sells held seats for cash over the counter: order, payment, seats, tickets and journal in one transaction. */
export async function sellForCash(tools: SalesTools, command: SellForCashCommand): Promise<SellForCashOutcome> {
  const badInput = keyRefusal(command.idempotencyKey) ?? seatsRefusal(command.seats);
  if (badInput) return refusedBy(badInput);
  if ((command.customerName?.length ?? 0) > 200) {
    return refusedBy({ reason: saleTexts.nameMissing, field: "customerName" });
  }
  return orRefused<Sold, SaleRefusal>(() => sell(tools, command));
}

async function sell(tools: SalesTools, command: SellForCashCommand): Promise<Sold> {
  const { cartKey, currency, seller, givenMinor } = command;
  const channel = await tools.channels.byCode(command.channelCode);
  if (!channel) throw new Error(`there is no channel ${command.channelCode}`);
  return tools.database.inHotTransaction(async (tx) => {
    const orderId = uuid();
    const { seller: _, ...request } = command;
    const key = `${seller.staffId}/${command.idempotencyKey}`;
    const once = await claimOnce(tx, "sell-for-cash", key, request, { orderId });
    const change: Money = { amountMinor: givenMinor - command.shownTotalMinor, currency };
    if (once.kind === "again") return { kind: "sold", orderId: once.answer.orderId, change };
    if (once.kind === "misused") {
      throw new Refused<SaleRefusal>(refusedBy({ reason: saleTexts.keyMisused, field: "idempotencyKey" }));
    }
    const holds = await tools.inventory.holdsOfCart(tx, cartKey);
    const quote = await quoteAsShown(tools, tx, holds, command, { customer: null });
    const totalMinor = quote.total.amountMinor;
    if (givenMinor < totalMinor) {
      throw new Refused<SaleRefusal>(refusedBy({ reason: saleTexts.givenTooLittle, field: "givenMinor" }));
    }
    const lines = quote.lines.map((line) => ({ id: uuid(), ...line }));
    const lost = await tools.inventory.sellSeats(tx, orderId, lines);
    if (lost.length > 0) {
      throw new Refused<SaleRefusal>({ kind: "lost", ordinals: lost.map((seat) => seat.ordinal) });
    }
    const reference = newOrderReference();
    const paymentId = uuid();
    await insertOrder(tx, {
      id: orderId,
      reference,
      secret: newOrderSecret(),
      state: "paid",
      channelId: channel.id,
      currency,
      ...pricedParts(quote),
      cartKey,
      contactName: command.customerName?.trim() || null,
      contactEmail: null,
      contactPhone: null,
      locale: "zh",
      sellerId: seller.staffId,
      payBy: null,
      payment: { id: paymentId, provider: "cash", state: "captured", givenMinor, checkInMs: null },
      lines,
    });
    await claimLimitsOfSale(tx, orderId, quote, null, () => refusalWithoutCode(tools, tx, holds, command, null));
    await tools.tickets.issue(
      tx,
      { id: orderId, reference },
      lines.map((line, index) => ({ ...line, position: index + 1 })),
    );
    await appendJournal(tx, "sale", [{ orderId, paymentId, sellerId: seller.staffId }]);
    await audit(tx, {
      actor: seller,
      act: "order.sell-for-cash",
      subjectKind: "order",
      subjectId: orderId,
      details: { totalMinor, currency, givenMinor, seats: lines.length },
    });
    return { kind: "sold", orderId, change };
  });
}
