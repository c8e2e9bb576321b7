import { v7 as uuid } from "uuid";
import type { StaffActor } from "../identity/index.ts";
import { type CustomerRefusal, customerRefused, longestNote, noSuchCustomer } from "./customer.rules.ts";
import { insertNote, lockCustomer } from "./customer.store.ts";
import type { CustomerTools } from "./customer-tools.ts";

export interface AddNoteCommand {
  readonly customerId: string;
  readonly text: string;
}

/** Writes a note beside a customer: whose it is and when stand with it, and it is never changed. */
export async function addNote(
  { database }: CustomerTools,
  actor: StaffActor,
  { customerId, text }: AddNoteCommand,
): Promise<{ readonly kind: "saved"; readonly id: string } | CustomerRefusal> {
  const words = text.trim();
  if (words === "" || words.length > longestNote) {
    return customerRefused(
      "text",
      `请填写备注（最多 ${longestNote} 个字）。`,
      `Write a note of at most ${longestNote} characters.`,
    );
  }
  return database.inTransaction(async (tx) => {
    const customer = await lockCustomer(tx, customerId);
    if (!customer) return noSuchCustomer;
    await insertNote(tx, { id: uuid(), customerId: customer.id, text: words, writtenBy: actor.staffId });
    return { kind: "saved", id: customer.id };
  });
}
