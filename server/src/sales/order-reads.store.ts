import { In, type SelectQueryBuilder } from "typeorm";
import type { EntityTransaction } from "../platform/database/index.ts";
import type { Page, PageRequest } from "../platform/graphql/index.ts";
import { OrderAct } from "./account/order-act.entity.ts";
import { OrderCharge } from "./order-charge.entity.ts";
import { OrderLine } from "./order-line.entity.ts";
import { readOrderReference } from "./order-reference.ts";
import { PaymentRecord } from "./payment.entity.ts";
import { RefundRecord } from "./refund.entity.ts";
import { SalesOrder } from "./sales-order.entity.ts";

export function findOrdersByIds(tx: EntityTransaction, ids: readonly string[]): Promise<SalesOrder[]> {
  return tx.manager.find(SalesOrder, { where: { id: In([...ids]) } });
}

export function findOrderBySecret(tx: EntityTransaction, secret: string): Promise<SalesOrder | null> {
  return tx.manager.findOne(SalesOrder, { where: { secret } });
}

export function findOrderByReference(tx: EntityTransaction, reference: string): Promise<SalesOrder | null> {
  return tx.manager.findOne(SalesOrder, { where: { reference } });
}

export function findOrderByCollectCode(tx: EntityTransaction, code: string): Promise<SalesOrder | null> {
  return tx.manager.findOne(SalesOrder, { where: { collectCode: code } });
}

export function findLinesOfOrders(tx: EntityTransaction, orderIds: readonly string[]): Promise<OrderLine[]> {
  return tx.manager.find(OrderLine, { where: { orderId: In([...orderIds]) }, order: { position: "ASC" } });
}

export function findLinesByIds(tx: EntityTransaction, ids: readonly string[]): Promise<OrderLine[]> {
  return tx.manager.find(OrderLine, { where: { id: In([...ids]) } });
}

export function findPaymentsOfOrders(tx: EntityTransaction, orderIds: readonly string[]): Promise<PaymentRecord[]> {
  return tx.manager.find(PaymentRecord, { where: { orderId: In([...orderIds]) }, order: { id: "ASC" } });
}

export function findPaymentsByIds(tx: EntityTransaction, ids: readonly string[]): Promise<PaymentRecord[]> {
  return tx.manager.find(PaymentRecord, { where: { id: In([...ids]) } });
}

export function findRefundsOfOrders(tx: EntityTransaction, orderIds: readonly string[]): Promise<RefundRecord[]> {
  return tx.manager.find(RefundRecord, { where: { orderId: In([...orderIds]) }, order: { id: "ASC" } });
}

/** Oldest first. */
export function findActsOfOrders(tx: EntityTransaction, orderIds: readonly string[]): Promise<OrderAct[]> {
  return tx.manager.find(OrderAct, { where: { orderId: In([...orderIds]) }, order: { at: "ASC", id: "ASC" } });
}

/** In the order of lines, then as they were charged. */
export function findChargesOfOrders(tx: EntityTransaction, orderIds: readonly string[]): Promise<OrderCharge[]> {
  return tx.manager.find(OrderCharge, {
    where: { orderId: In([...orderIds]) },
    order: { orderLineId: "ASC", position: "ASC" },
  });
}

/** How many orders use each promotion's code: those that were paid, or still may be. */
export async function countUsesOfPromotions(
  tx: EntityTransaction,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly uses: number }[]> {
  return tx.manager
    .createQueryBuilder(SalesOrder, "o")
    .select("o.promotion_id", "id")
    .addSelect("count(*)::int", "uses")
    .where("o.promotion_id = ANY(:ids) AND o.state IN ('awaiting_payment', 'paid', 'owing', 'part_paid')", {
      ids: [...ids],
    })
    .groupBy("o.promotion_id")
    .getRawMany<{ id: string; uses: number }>();
}

export interface OrderFilter {
  /** A reference, a ticket's number, a telephone number, or part of a name or e-mail address. */
  readonly search: string | null;
  readonly performanceId: number | null;
}

/** One page of orders, newest first; ids are in order of time. */
export async function findOrders(
  tx: EntityTransaction,
  filter: OrderFilter,
  { first, after }: PageRequest,
): Promise<Page<SalesOrder>> {
  const filtered = () => narrow(tx.manager.createQueryBuilder(SalesOrder, "o"), filter);
  const page = filtered()
    .orderBy("o.id", "DESC")
    .take(first + 1);
  if (after) page.andWhere("o.id < :after", { after: after[0] });
  const [rows, totalCount] = [await page.getMany(), await filtered().getCount()];
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first, totalCount };
}

function narrow(query: SelectQueryBuilder<SalesOrder>, filter: OrderFilter): SelectQueryBuilder<SalesOrder> {
  if (filter.performanceId !== null) {
    query.andWhere(
      "EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id AND l.performance_id = :performanceId)",
      { performanceId: filter.performanceId },
    );
  }
  const text = filter.search?.trim() ?? "";
  if (text === "") return query;
  const pattern = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return query.andWhere(
    `(o.reference = :reference OR o.contact_name ILIKE :pattern OR o.contact_email ILIKE :pattern
      OR o.contact_phone ILIKE :pattern OR regexp_replace(o.contact_phone, '[^0-9+]', '', 'g') = :digits)`,
    { reference: readOrderReference(withoutTicketPart(text)) ?? "", pattern, digits: text.replaceAll(/[^0-9+]/g, "") },
  );
}

/** A ticket's number is its order's reference with a running number, and perhaps an issue: `K7M2-Q9XD-01-2`. */
function withoutTicketPart(text: string): string {
  return text.replace(/^(.{4}-.{4})(-\d{1,3}){1,2}$/, "$1");
}
