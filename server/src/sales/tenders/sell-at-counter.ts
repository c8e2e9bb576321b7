import type { Money } from "@parterre/money";
import { v7 as uuid } from "uuid";
import { audit, type StaffActor } from "../../identity/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import type { OrderStateName } from "../account/order-states.rules.ts";
import { quoteAsShown, refusalWithoutCode, refusedBy, type SaleRefusal } from "../checkout.ts";
import { claimLimitsOfSale, pricedParts } from "../claim-limits.ts";
import { keepIdentities } from "../identities/keep-identities.ts";
import { insertOrder } from "../insert-order.store.ts";
import { appendJournal } from "../journal.store.ts";
import { queueLetter } from "../letters/queue-letter.ts";
import { customerKeyOf } from "../limits.rules.ts";
import { claimOnce, readOnce } from "../once-only.store.ts";
import { newOrderReference, newOrderSecret } from "../order-reference.ts";
import { orRefused, Refused } from "../refused.ts";
import {
  customerRefusal,
  type InputRefusal,
  keyRefusal,
  mostSeatsOfStaff,
  seatsRefusal,
  type WalkIn,
} from "../sale-input.rules.ts";
import { saleTexts } from "../sale-texts.rules.ts";
import type { SaleWish } from "../sale-wish.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { tillRefusal } from "../tills.ts";
import { takeTenders } from "./take-tenders.ts";
import { tenderTexts } from "./tender-texts.rules.ts";
import { changeOf, type Tender, tendersRefusal } from "./tenders.rules.ts";

export interface SellAtCounterCommand extends SaleWish {
  readonly shownTotalMinor: number;
  readonly tenders: readonly Tender[];
  /** Tickets are issued once everything is paid: a part payment, and not an invoice to somebody trusted. */
  readonly keepTickets: boolean;
  readonly customer: WalkIn;
  readonly idempotencyKey: string;
  readonly seller: StaffActor;
}

interface Sold {
  readonly kind: "sold";
  readonly orderId: string;
  readonly change: Money;
}

export type SellAtCounterOutcome = Sold | SaleRefusal;

const scope = "sell-at-counter";
const keyOfSale = (sellerId: string, idempotencyKey: string) => `${sellerId}/${idempotencyKey}`;

/** The order that a seller's press made, if it did: for a window that never heard the answer. */
export async function findCounterSale(
  tx: Transaction,
  sellerId: string,
  idempotencyKey: string,
): Promise<string | null> {
  return (
    (await readOnce<{ readonly orderId: string }>(tx, scope, keyOfSale(sellerId, idempotencyKey)))?.orderId ?? null
  );
}

/**
 * Sells held seats over the counter in one transaction: seats, order, payments, tickets, journal. Paid in any mixture
 * of cash, card terminal, transfer and vouchers, whose sum is exactly the total; a part may be left owing on an
 * invoice. A cart that is a reservation is sold the same way.
 */
export async function sellAtCounter(tools: SalesTools, command: SellAtCounterCommand): Promise<SellAtCounterOutcome> {
  const badInput =
    keyRefusal(command.idempotencyKey) ??
    seatsRefusal(command.seats, mostSeatsOfStaff) ??
    customerRefusal(command.customer) ??
    owingRefusal(command);
  if (badInput) return refusedBy(badInput);
  return orRefused<Sold, SaleRefusal>(() => sell(tools, command));
}

/** Who owes has a name, and tickets are kept back only where something is owed. */
function owingRefusal({ tenders, customer, keepTickets }: SellAtCounterCommand): InputRefusal | null {
  const owes = tenders.some((tender) => tender.kind === "invoice");
  if (owes && !customer.name?.trim()) return { reason: tenderTexts.debtorMissing, field: "customer.name" };
  return keepTickets && !owes ? { reason: tenderTexts.nothingOwedLater, field: "keepTickets" } : null;
}

async function sell(tools: SalesTools, command: SellAtCounterCommand): Promise<Sold> {
  const { cartKey, currency, seller, tenders, customer } = command;
  const channel = await tools.channels.byCode(command.channelCode);
  if (!channel) throw new Error(`there is no channel ${command.channelCode}`);
  return tools.database.inHotTransaction(async (tx) => {
    const [orderId, actId] = [uuid(), uuid()];
    const { seller: _, ...request } = command;
    const once = await claimOnce(tx, scope, keyOfSale(seller.staffId, command.idempotencyKey), request, { orderId });
    const change: Money = { amountMinor: changeOf(tenders), currency };
    if (once.kind === "again") return { kind: "sold", orderId: once.answer.orderId, change };
    if (once.kind === "misused") {
      throw new Refused<SaleRefusal>(refusedBy({ reason: saleTexts.keyMisused, field: "idempotencyKey" }));
    }
    const noTill = await tillRefusal(tools, tx, seller.staffId, tenders);
    if (noTill) throw new Refused<SaleRefusal>(refusedBy(noTill));
    const holds = await tools.inventory.holdsOfCart(tx, cartKey);
    const buyer = customerKeyOf(customer.email);
    const quote = await quoteAsShown(tools, tx, holds, command, { customer: buyer });
    const totalMinor = quote.total.amountMinor;
    const badTenders = tendersRefusal(tenders, totalMinor, { now: Date.now(), mayOwe: true });
    if (badTenders) throw new Refused<SaleRefusal>(refusedBy(badTenders));
    const lines = quote.lines.map((line) => ({ id: uuid(), ...line }));
    const lost = await tools.inventory.sellSeats(tx, orderId, lines);
    if (lost.length > 0) {
      throw new Refused<SaleRefusal>({ kind: "lost", ordinals: lost.map((seat) => seat.ordinal) });
    }
    const taken = await takeTenders(tx, tenders, currency);
    const state: OrderStateName = taken.owedMinor === 0 ? "paid" : command.keepTickets ? "part_paid" : "owing";
    const reference = newOrderReference();
    await insertOrder(tx, {
      id: orderId,
      reference,
      secret: newOrderSecret(),
      state,
      channelId: channel.id,
      currency,
      ...pricedParts(quote),
      cartKey,
      contactName: customer.name?.trim() || null,
      contactEmail: customer.email?.trim() || null,
      contactPhone: customer.phone?.trim() || null,
      customerId: customer.customerId,
      locale: "zh",
      sellerId: seller.staffId,
      payBy: null,
      dueAt: taken.dueAt,
      act: {
        id: actId,
        kind: "sale",
        staffId: seller.staffId,
        approverId: null,
        reason: null,
        owedMinor: totalMinor,
        paidMinor: taken.paidMinor,
      },
      payments: taken.payments,
      lines,
    });
    await taken.spend(orderId, seller.staffId);
    const named = { idNumber: customer.idNumber ?? null, field: "customer.idNumber" };
    await keepIdentities(tools, tx, { orderId, lines, seats: command.seats, buyer: named });
    await claimLimitsOfSale(tx, orderId, quote, buyer, () => refusalWithoutCode(tools, tx, holds, command, buyer));
    if (state !== "part_paid") {
      await tools.tickets.issue(
        tx,
        { id: orderId, reference },
        lines.map((line, index) => ({ ...line, position: index + 1 })),
      );
    }
    await appendJournal(tx, "sale", [{ actId, money: taken.money }]);
    if (customer.email?.trim()) await queueLetter(tx, orderId, { id: actId, kind: "sale" });
    await audit(tx, {
      actor: seller,
      act: "order.sell-at-counter",
      subjectKind: "order",
      subjectId: orderId,
      channelCode: command.channelCode,
      details: {
        totalMinor,
        currency,
        seats: lines.length,
        tenders: tenders.map(({ kind, amountMinor, givenMinor }) => ({ kind, amountMinor, givenMinor })),
      },
    });
    return { kind: "sold", orderId, change };
  });
}
