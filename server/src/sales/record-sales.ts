import type { Currency } from "@parterre/money";
import { namesOf, priceCart } from "@parterre/pricing";
import { type SeatMapGeometry, seatLabel } from "@parterre/seat-map";
import { v7 as uuid } from "uuid";
import { audit, type StaffActor } from "../identity/index.ts";
import type { Transaction } from "../platform/database/index.ts";
import type { SellingFacts } from "../programme/index.ts";
import { insertOrder } from "./insert-order.store.ts";
import { appendJournal, type Posting } from "./journal.store.ts";
import { newOrderReference, newOrderSecret } from "./order-reference.ts";
import { cartSeat, rulesFor } from "./quote.ts";
import { recordTestPayments } from "./record-sales.store.ts";
import type { SalesTools } from "./sales-dependencies.ts";

/** A paid sale of seats of one performance that was made elsewhere. */
export interface RecordedSale {
  readonly channelCode: string;
  readonly provider: "cash" | "test";
  readonly currency: Currency;
  readonly sellerId: string | null;
  readonly contactName: string | null;
  readonly contactEmail: string | null;
  readonly locale: "zh" | "en";
  readonly seats: readonly { readonly ordinal: number; readonly ticketTypeId: string }[];
}

/**
 * Takes paid sales of a performance into the books, all in one transaction: orders, payments, seats, tickets and
 * journal, as if they had been sold here, at today's prices. Throws, and keeps none, when a seat cannot be had or has
 * no price. For data brought along, not for buyers: no hold, no quote, no shown total.
 */
export async function recordSales(
  tools: SalesTools,
  actor: StaffActor,
  performanceId: number,
  sales: readonly RecordedSale[],
): Promise<void> {
  const facts = await tools.programme.sellingFacts(performanceId);
  if (!facts) throw new Error(`there is no performance ${performanceId}`);
  const geometry = await tools.venues.geometryOf(facts.seatMapVersionId);
  await tools.database.inHotTransaction(async (tx) => {
    const recorded: Recorded[] = [];
    for (const sale of sales) recorded.push(await recordSale(tools, tx, facts, geometry, sale));
    await recordTestPayments(
      tx,
      recorded.map(({ orderId }) => orderId),
    );
    await appendJournal(
      tx,
      "sale",
      recorded.map(({ posting }) => posting),
    );
    await audit(tx, {
      actor,
      act: "sales.record",
      subjectKind: "performance",
      subjectId: String(performanceId),
      details: { orders: sales.length, seats: sales.reduce((sum, sale) => sum + sale.seats.length, 0) },
    });
  });
}

interface Recorded {
  readonly orderId: string;
  readonly posting: Posting;
}

/** Seats, order and tickets of one sale; answers what the journal is to say of it. */
async function recordSale(
  tools: SalesTools,
  tx: Transaction,
  facts: SellingFacts,
  geometry: SeatMapGeometry,
  sale: RecordedSale,
): Promise<Recorded> {
  const channel = await tools.channels.byCode(sale.channelCode);
  if (!channel) throw new Error(`there is no channel ${sale.channelCode}`);
  const { performanceId } = facts;
  const house = await tools.programme.houseRules(tx);
  const at = Date.now();
  const priced = priceCart(
    {
      currency: sale.currency,
      channelCode: sale.channelCode,
      at,
      seats: sale.seats.map((seat) => cartSeat(seat, facts, geometry)),
      code: null,
      deliveryFeeId: null,
      mayGiveFree: true,
    },
    rulesFor(house, new Map([[performanceId, facts]]), at),
  );
  if (priced.kind !== "priced") {
    throw new Error(`seats ${sale.seats.map((seat) => seat.ordinal)} of performance ${performanceId}: ${priced.kind}`);
  }
  const orderId = uuid();
  const reference = newOrderReference();
  const { totalMinor } = priced;
  const [paymentId, actId] = [uuid(), uuid()];
  // Every line names the hold it was promised under; these never had one.
  const holdId = uuid();
  const lines = priced.lines.map(({ seat, zone, ...line }) => ({
    ...line,
    ...seat,
    id: uuid(),
    holdId,
    zoneId: zone.id,
    refundPolicyId: facts.refundPolicyId,
    label: seatLabel(geometry, seat.ordinal),
  }));
  const lost = await tools.inventory.sellSeats(tx, orderId, lines);
  if (lost.length > 0) {
    throw new Error(`seats ${lost.map((seat) => seat.ordinal)} of performance ${performanceId} cannot be had`);
  }
  await insertOrder(tx, {
    id: orderId,
    reference,
    secret: newOrderSecret(),
    state: "paid",
    channelId: channel.id,
    currency: sale.currency,
    totalMinor,
    promotionId: null,
    cartKey: newOrderSecret(),
    contactName: sale.contactName,
    contactEmail: sale.contactEmail,
    contactPhone: null,
    locale: sale.locale,
    sellerId: sale.sellerId,
    payBy: null,
    dueAt: null,
    act: {
      id: actId,
      kind: "sale",
      staffId: sale.sellerId,
      approverId: null,
      reason: null,
      owedMinor: totalMinor,
      paidMinor: totalMinor,
    },
    payments: [
      {
        id: paymentId,
        provider: sale.provider,
        state: "captured",
        amountMinor: totalMinor,
        givenMinor: sale.provider === "cash" ? totalMinor : null,
        reference: null,
        voucherId: null,
        checkInMs: null,
      },
    ],
    lines,
    nameOf: namesOf(house, house.automatic),
  });
  await tools.tickets.issue(
    tx,
    { id: orderId, reference },
    lines.map((line, index) => ({ ...line, position: index + 1 })),
  );
  const money = [{ paymentId, refundId: null, tender: sale.provider, amountMinor: totalMinor }];
  return { orderId, posting: { actId, money } };
}
