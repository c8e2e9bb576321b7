import { audit, type StaffActor } from "../identity/index.ts";
import { type CustomerRefusal, customerRefused, noSuchCustomer } from "./customer.rules.ts";
import { deleteNotes, lockCustomer, updateCustomer } from "./customer.store.ts";
import type { CustomerTools } from "./customer-tools.ts";

export interface ForgetCustomerCommand {
  readonly customerId: string;
  readonly reason: string;
}

/** More orders than anybody has. */
const allOrders = 10_000;
const longestReason = 300;

/**
 * Takes a customer's name, addresses and notes off the books for good, those on their orders, reservations and messages
 * too. What was sold and paid stays, nameless. Refused while something is to be paid or still to come.
 */
export async function forgetCustomer(
  { database, sales, inventory, messages }: CustomerTools,
  actor: StaffActor,
  { customerId, reason }: ForgetCustomerCommand,
): Promise<{ readonly kind: "saved"; readonly id: string } | CustomerRefusal> {
  const words = reason.trim();
  if (words === "" || words.length > longestReason) {
    return customerRefused("reason", "请写明原因。", "Please give a reason.");
  }
  return database.inTransaction(async (tx) => {
    const customer = await lockCustomer(tx, customerId);
    if (!customer) return noSuchCustomer;
    const { id, phone, email } = customer;
    const buyer = { customerId: id, phone, email };
    if (await sales.hasOpenOrders(tx, buyer)) {
      return customerRefused(
        null,
        "这位顾客还有未付款的订单或未演出的场次，暂不能匿名化。",
        "Something of this customer's is to be paid or still to come. Forget them when it is over.",
      );
    }
    const orders = await sales.ordersOf(buyer, allOrders);
    await messages.forgetAddressee(
      tx,
      orders.map((order) => order.id),
    );
    await sales.forgetBuyer(tx, buyer);
    await inventory.forgetReserver(tx, buyer);
    await deleteNotes(tx, id);
    const nothing = { name: "", phone: null, email: null, newsConsentAt: null };
    await updateCustomer(tx, id, { ...nothing, anonymisedAt: new Date() });
    await audit(tx, { actor, act: "customer.forget", subjectKind: "customer", subjectId: id, reason: words });
    return { kind: "saved", id };
  });
}
