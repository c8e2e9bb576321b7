import type { Currency } from "@parterre/money";
import { type LeasePack, namesOf, type OfflineChoice, priceOffline } from "@parterre/pricing";
import { v7 as uuid } from "uuid";
import { audit, type StaffActor } from "../../identity/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import { insertOrder } from "../insert-order.store.ts";
import { appendJournal } from "../journal.store.ts";
import { newOrderReference, newOrderSecret } from "../order-reference.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { takeTenders } from "../tenders/take-tenders.ts";
import type { Tender } from "../tenders/tenders.rules.ts";
import { dateOrder, isReferenceFree } from "./date-order.store.ts";

/** A sale that a counter made alone, as it is to be booked. */
export interface OfflineSaleToRecord {
  readonly pack: LeasePack;
  /** As it stands on the tickets. */
  readonly reference: string;
  readonly currency: Currency;
  readonly soldAt: Date;
  /** Who sold. */
  readonly sellerId: string;
  /** In whose shift it is booked: the seller's own, or that of whoever hands it in. */
  readonly cashierId: string;
  readonly tenders: readonly Tender[];
  readonly seats: readonly SeatToRecord[];
  /** Instead of the seats it was priced by: for a customer who gets another seat. */
  readonly refundPolicyId: string | null;
  /** Takes the seats for the order, all or none; answers those that could not be had. */
  readonly take: (orderId: string) => Promise<readonly number[]>;
}

interface SeatToRecord extends OfflineChoice {
  /** Where the customer sits if not in the seat that was sold: same price. */
  readonly instead: { readonly ordinal: number; readonly label: LabelWords } | null;
  /** The ticket in the customer's hand; null: the house issues one. */
  readonly made: { readonly id: string; readonly code: string } | null;
}

interface LabelWords {
  readonly block: string;
  readonly row: string;
  readonly seat: string;
}

export type OfflineRecorded =
  | { readonly kind: "recorded"; readonly orderId: string }
  | { readonly kind: "lost"; readonly ordinals: readonly number[] };

/**
 * Books a sale that was made with nobody to ask: seats, order, payments, tickets and journal, as `sellAtCounter` does,
 * at the prices of its lease, whose sum the tenders are. Order and payments carry the time of the sale; the act and the
 * journal say when it was booked, for a day that is closed does not change. Changes nothing when it answers `lost`.
 */
export async function recordOfflineSale(
  tools: SalesTools,
  tx: Transaction,
  actor: StaffActor,
  sale: OfflineSaleToRecord,
): Promise<OfflineRecorded> {
  const { pack, currency, seats, sellerId, soldAt } = sale;
  const priced = priceOffline(pack, { currency, at: soldAt.getTime(), seats });
  if (priced.kind !== "priced") throw new Error(`an offline sale without a price: ${priced.kind}`);
  const channel = await tools.channels.byCode(pack.channelCode);
  if (!channel) throw new Error(`there is no channel ${pack.channelCode}`);
  const [orderId, actId] = [uuid(), uuid()];
  const lost = await sale.take(orderId);
  if (lost.length > 0) return { kind: "lost", ordinals: lost };
  const labels = new Map(pack.seats.map(({ ordinal, label }) => [ordinal, label]));
  // Every line names the hold it was promised under; these were promised by a lease.
  const holdId = uuid();
  const lines = priced.lines.map(({ seat, zone, ...line }, index) => {
    const { instead } = seats[index]!;
    return {
      ...line,
      id: uuid(),
      holdId,
      performanceId: pack.performanceId,
      ordinal: instead?.ordinal ?? seat.ordinal,
      ticketTypeId: seat.ticketTypeId,
      zoneId: zone.id,
      refundPolicyId: sale.refundPolicyId,
      label: instead?.label ?? labels.get(seat.ordinal)!,
    };
  });
  const { totalMinor } = priced;
  // One in 10^11 has met another: then the books number it anew.
  const reference = (await isReferenceFree(tx, sale.reference)) ? sale.reference : newOrderReference();
  const taken = await takeTenders(tx, sale.tenders, currency);
  await insertOrder(tx, {
    ...{ id: orderId, reference, secret: newOrderSecret(), state: "paid", channelId: channel.id, currency, totalMinor },
    ...{ promotionId: null, cartKey: newOrderSecret(), contactName: null, contactEmail: null, contactPhone: null },
    ...{ locale: "zh", sellerId, payBy: null, dueAt: null, payments: taken.payments, lines },
    act: {
      ...{ id: actId, kind: "sale", staffId: sale.cashierId, approverId: null, reason: null },
      ...{ owedMinor: totalMinor, paidMinor: taken.paidMinor },
    },
    nameOf: namesOf({ fees: pack.fees, taxes: pack.taxes }, pack.automatic),
  });
  await dateOrder(tx, orderId, soldAt);
  await tools.tickets.issue(
    tx,
    { id: orderId, reference },
    lines.map((line, index) => ({ ...line, position: index + 1, made: seats[index]!.made })),
  );
  await appendJournal(tx, "sale", [{ actId, money: taken.money }]);
  await audit(tx, {
    ...{ actor, act: "order.record-offline", subjectKind: "order", subjectId: orderId, channelCode: pack.channelCode },
    details: { totalMinor, currency, seats: lines.length, soldAt: soldAt.toISOString(), sellerId },
  });
  return { kind: "recorded", orderId };
}
