import { In } from "typeorm";
import { validate as isUuid } from "uuid";
import { type EntityTransaction, statement } from "../platform/database/index.ts";
import { Customer } from "./customer.entity.ts";
import { CustomerNote } from "./customer-note.entity.ts";

const insert = statement<{ id: string }>(
  "customers.insert",
  `INSERT INTO customer (id, name, phone, email, locale, news_consent_at, created_by)
   VALUES ($1, $2, $3, $4, $5, CASE WHEN $6 THEN now() END, $7) ON CONFLICT DO NOTHING RETURNING id`,
);

type NewCustomer = Pick<Customer, "id" | "name" | "phone" | "email" | "locale" | "createdBy"> & {
  readonly wantsNews: boolean;
};

/** False when the telephone number or the e-mail address is somebody's already. */
export async function insertCustomer(tx: EntityTransaction, customer: NewCustomer): Promise<boolean> {
  const { id, name, phone, email, locale, wantsNews, createdBy } = customer;
  return (await tx.query(insert, [id, name, phone, email, locale, wantsNews, createdBy])).length > 0;
}

/** Those whose telephone number or e-mail address this is, in the order of their records. */
export function findByAddress(
  tx: EntityTransaction,
  { phone, email }: { readonly phone: string | null; readonly email: string | null },
): Promise<Customer[]> {
  return tx.manager
    .createQueryBuilder(Customer, "c")
    .where("phone_key(c.phone) = phone_key(:phone) OR lower(c.email) = lower(CAST(:email AS text))", { phone, email })
    .orderBy("c.id")
    .getMany();
}

/** Locked. Null for none, and for one that was forgotten. */
export async function lockCustomer(tx: EntityTransaction, id: string): Promise<Customer | null> {
  if (!isUuid(id)) return null;
  const found = await tx.manager.findOne(Customer, { where: { id }, lock: { mode: "pessimistic_write" } });
  return found?.anonymisedAt === null ? found : null;
}

export function findCustomersByIds(tx: EntityTransaction, ids: readonly string[]): Promise<Customer[]> {
  return tx.manager.find(Customer, { where: { id: In(ids.filter((id) => isUuid(id))) }, order: { id: "ASC" } });
}

export async function updateCustomer(
  tx: EntityTransaction,
  id: string,
  change: Partial<Omit<Customer, "id" | "createdBy" | "createdAt">>,
): Promise<void> {
  await tx.manager.update(Customer, { id }, change);
}

/** By a part of the name, or the beginning of the telephone number or the e-mail address; by name. */
export function searchCustomers(tx: EntityTransaction, text: string, most: number): Promise<Customer[]> {
  const like = text.toLowerCase().replaceAll(/[\\%_]/g, "\\$&");
  const digits = /^[+\d\s().-]+$/.test(text) ? text.replaceAll(/[^0-9]/g, "").replace(/^(00)?86(?=1\d)/, "") : "";
  const query = tx.manager.createQueryBuilder(Customer, "c").where("c.anonymised_at IS NULL");
  query.andWhere(
    `(lower(c.name) LIKE :part OR lower(c.email) LIKE :beginning${digits.length > 2 ? " OR phone_key(c.phone) LIKE :digits" : ""})`,
    { part: `%${like}%`, beginning: `${like}%`, digits: `${digits}%` },
  );
  return query.orderBy("c.name").addOrderBy("c.id").limit(most).getMany();
}

export async function insertNote(tx: EntityTransaction, note: Omit<CustomerNote, "writtenAt">): Promise<void> {
  await tx.manager.insert(CustomerNote, note);
}

/** Newest first. */
export function findNotes(tx: EntityTransaction, customerId: string, most: number): Promise<CustomerNote[]> {
  return tx.manager.find(CustomerNote, { where: { customerId }, order: { writtenAt: "DESC", id: "DESC" }, take: most });
}

export async function deleteNotes(tx: EntityTransaction, customerId: string): Promise<void> {
  await tx.manager.delete(CustomerNote, { customerId });
}
