import type { BuyerKeys } from "../inventory/index.ts";
import { type EntityTransaction, statement, type Transaction } from "../platform/database/index.ts";
import { readCollectCode, readOrderReference } from "./order-reference.ts";
import { SalesOrder } from "./sales-order.entity.ts";

const sameBuyer = `(o.customer_id = CAST(:customerId AS uuid) OR phone_key(o.contact_phone) = phone_key(:phone)
  OR lower(o.contact_email) = lower(CAST(:email AS text)))`;

/** What a buyer has ordered, newest first; ids are in order of time. */
export function findOrdersOfBuyer(tx: EntityTransaction, buyer: BuyerKeys, most: number): Promise<SalesOrder[]> {
  const query = tx.manager.createQueryBuilder(SalesOrder, "o").where(sameBuyer, { ...buyer });
  return query.orderBy("o.id", "DESC").limit(most).getMany();
}

/** Who bought something, as they said it then. */
export interface KnownBuyer extends BuyerKeys {
  readonly name: string | null;
  readonly orderReference: string;
  readonly orderedAt: Date;
}

// Each part by an index of its own; of every buyer the newest order.
const find = statement<{
  customer_id: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  contact_email: string | null;
  reference: string;
  created_at: Date;
}>(
  "sales.find_buyers",
  `WITH found AS (
     SELECT id FROM sales_order WHERE reference = $2
     UNION SELECT id FROM sales_order WHERE collect_code = $3
     UNION (SELECT id FROM sales_order WHERE phone_key(contact_phone) LIKE $4 ORDER BY id DESC LIMIT 200)
     UNION (SELECT id FROM sales_order WHERE lower(contact_email) LIKE $1 ORDER BY id DESC LIMIT 200)
     UNION (SELECT id FROM sales_order WHERE lower(contact_name) LIKE $1 ORDER BY id DESC LIMIT 200)
   ), newest AS (
     SELECT DISTINCT ON (coalesce(customer_id::text, lower(contact_email), phone_key(contact_phone)))
       o.id, customer_id, contact_name, contact_phone, contact_email, reference, created_at
     FROM sales_order o JOIN found ON found.id = o.id
     WHERE coalesce(customer_id::text, contact_email, contact_phone) IS NOT NULL
     ORDER BY coalesce(customer_id::text, lower(contact_email), phone_key(contact_phone)), o.id DESC
   )
   SELECT * FROM newest ORDER BY id DESC LIMIT $5`,
);

/** Fewer digits than these are everybody's. */
const leastDigits = 4;

/**
 * Buyers by the beginning of their name or e-mail address, of their telephone number (from four digits on), by an
 * order's reference or its collect code. Newest first, each once.
 */
export async function findBuyers(tx: Transaction, text: string, most: number): Promise<readonly KnownBuyer[]> {
  const beginning = `${text.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`;
  const digits = text.replaceAll(/[^0-9]/g, "").replace(/^(00)?86(?=1\d)/, "");
  const isNumber = /^[+\d\s().-]+$/.test(text) && digits.length >= leastDigits;
  const rows = await tx.query(find, [
    beginning,
    readOrderReference(text),
    readCollectCode(text),
    isNumber ? `${digits}%` : null,
    most,
  ]);
  return rows.map((row) => ({
    ...{ customerId: row.customer_id, name: row.contact_name, phone: row.contact_phone, email: row.contact_email },
    ...{ orderReference: row.reference, orderedAt: row.created_at },
  }));
}

/** Orders of a buyer that are not over: something is to be paid, or a performance is still to come. */
export async function hasOpenOrders(tx: EntityTransaction, buyer: BuyerKeys): Promise<boolean> {
  const open = `o.state IN ('awaiting_payment', 'owing', 'part_paid') OR (o.state = 'paid' AND EXISTS (
    SELECT 1 FROM order_line l JOIN performance p ON p.id = l.performance_id
    WHERE l.order_id = o.id AND l.state = 'live' AND p.starts_at > now()))`;
  const query = tx.manager.createQueryBuilder(SalesOrder, "o").where(sameBuyer, { ...buyer });
  return (await query.andWhere(`(${open})`).getCount()) > 0;
}

const forget = statement<never>(
  "sales.forget_buyer",
  `WITH theirs AS MATERIALIZED (
     SELECT id FROM sales_order WHERE customer_id = $1::uuid OR phone_key(contact_phone) = phone_key($2)
       OR lower(contact_email) = lower($3::text) ORDER BY id FOR UPDATE
   ), holders AS (
     UPDATE ticket_holder h SET name = '' FROM theirs WHERE h.order_id = theirs.id
   )
   UPDATE sales_order o SET contact_name = NULL, contact_email = NULL, contact_phone = NULL
   FROM theirs WHERE o.id = theirs.id`,
);

/** Takes a buyer's name and addresses off their orders; what was sold and paid stays as it is. */
export async function forgetBuyer(tx: Transaction, { customerId, phone, email }: BuyerKeys): Promise<void> {
  await tx.query(forget, [customerId, phone, email]);
}
