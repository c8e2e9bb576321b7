import { v7 as uuid } from "uuid";
import { audit, type StaffActor } from "../identity/index.ts";
import type { EntityTransaction } from "../platform/database/index.ts";
import {
  type CustomerDraft,
  type CustomerRefusal,
  customerRefused,
  noSuchCustomer,
  readCustomer,
} from "./customer.rules.ts";
import { findByAddress, insertCustomer, lockCustomer, updateCustomer } from "./customer.store.ts";
import type { CustomerTools } from "./customer-tools.ts";

export interface SaveCustomerCommand extends CustomerDraft {
  /** Null: a new record. */
  readonly customerId: string | null;
}

export type SaveCustomerOutcome =
  | { readonly kind: "saved"; readonly id: string }
  /** The telephone number or the e-mail address is another's: this one. */
  | { readonly kind: "known"; readonly id: string; readonly field: "phone" | "email" }
  | CustomerRefusal;

/** Writes a customer down, or changes what is written. One number and one address are one customer's. */
export async function saveCustomer(
  { database }: CustomerTools,
  actor: StaffActor,
  command: SaveCustomerCommand,
): Promise<SaveCustomerOutcome> {
  const read = readCustomer(command);
  if ("kind" in read) return read;
  return database.inTransaction(async (tx) =>
    command.customerId === null ? create(tx, actor, read) : change(tx, actor, command.customerId, read),
  );
}

async function create(tx: EntityTransaction, actor: StaffActor, draft: CustomerDraft): Promise<SaveCustomerOutcome> {
  const id = uuid();
  if (!(await insertCustomer(tx, { id, ...draft, createdBy: actor.staffId }))) {
    return (await whose(tx, draft, null)) ?? customerRefused(null, "请再试一次。", "Please try again.");
  }
  await audit(tx, {
    ...{ actor, act: "customer.create", subjectKind: "customer", subjectId: id },
    details: { wantsNews: draft.wantsNews },
  });
  return { kind: "saved", id };
}

async function change(
  tx: EntityTransaction,
  actor: StaffActor,
  id: string,
  { wantsNews, ...draft }: CustomerDraft,
): Promise<SaveCustomerOutcome> {
  const before = await lockCustomer(tx, id);
  if (!before) return noSuchCustomer;
  const other = await whose(tx, draft, id);
  if (other) return other;
  const newsConsentAt = wantsNews ? (before.newsConsentAt ?? new Date()) : null;
  await updateCustomer(tx, id, { ...draft, newsConsentAt });
  const changed = (["name", "phone", "email", "locale"] as const).filter((key) => before[key] !== draft[key]);
  // Which parts, not what they said: the log keeps nobody's address for ever.
  await audit(tx, {
    ...{ actor, act: "customer.change", subjectKind: "customer", subjectId: id },
    details: { changed, before: { wantsNews: before.newsConsentAt !== null }, after: { wantsNews } },
  });
  return { kind: "saved", id };
}

/** Whose the number or the address is beside this one's; null for nobody's. */
async function whose(
  tx: EntityTransaction,
  { phone, email }: Pick<CustomerDraft, "phone" | "email">,
  mine: string | null,
): Promise<SaveCustomerOutcome | null> {
  for (const [field, address] of [
    ["phone", { phone, email: null }],
    ["email", { phone: null, email }],
  ] as const) {
    const found = (await findByAddress(tx, address)).find(({ id }) => id !== mine);
    if (found) return { kind: "known", id: found.id, field };
  }
  return null;
}
