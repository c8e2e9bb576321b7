/** Where an order stands; the diagram is in README.md. Kept as these texts. */
export type OrderStateName = "awaiting_payment" | "paid" | "owing" | "part_paid" | "refunded" | "lapsed";

/** Something that was done to an order. Each is one use case, one row of `order_act`, and idempotent by its key. */
export type OrderActName =
  | "place"
  | "sale"
  | "comp"
  | "decline"
  | "lapse"
  | "let_go"
  | "late_payment"
  | "payment"
  | "refund"
  | "goodwill"
  | "return"
  | "void"
  | "exchange"
  | "move";

/** Who may: a permission of staff, the buyer, a payment provider's word, or the server by itself. */
export type WhoMay = "buyer" | "provider" | "server" | "orders.sell" | "orders.refund" | "orders.give-free";

export interface OrderTransition {
  /** Null: there was no order before. */
  readonly from: OrderStateName | null;
  readonly act: OrderActName;
  readonly who: readonly WhoMay[];
  /** The states it may lead to; which of them is decided by what is left on the order and what is still owed. */
  readonly to: readonly OrderStateName[];
}

/** Every transition there is. `account.store.ts` refuses any other, whoever asks. */
export const orderTransitions: readonly OrderTransition[] = [
  { from: null, act: "place", who: ["buyer", "orders.sell"], to: ["awaiting_payment"] },
  { from: null, act: "sale", who: ["orders.sell", "server"], to: ["paid", "owing", "part_paid"] },
  { from: null, act: "comp", who: ["orders.give-free"], to: ["paid"] },
  { from: "awaiting_payment", act: "sale", who: ["provider"], to: ["paid"] },
  { from: "lapsed", act: "sale", who: ["provider"], to: ["paid"] },
  // An order whose link to pay was sent goes on waiting: the buyer may try again.
  { from: "awaiting_payment", act: "decline", who: ["provider"], to: ["lapsed", "awaiting_payment"] },
  { from: "lapsed", act: "decline", who: ["provider"], to: ["lapsed"] },
  { from: "awaiting_payment", act: "lapse", who: ["server", "buyer", "orders.sell"], to: ["lapsed"] },
  { from: "awaiting_payment", act: "let_go", who: ["provider"], to: ["lapsed"] },
  { from: "lapsed", act: "let_go", who: ["provider"], to: ["lapsed"] },
  { from: "awaiting_payment", act: "late_payment", who: ["provider"], to: ["refunded"] },
  { from: "lapsed", act: "late_payment", who: ["provider"], to: ["refunded"] },
  // Paid once more, or for something that cannot be done any more: that payment goes back, and nothing else changes.
  { from: "paid", act: "late_payment", who: ["provider"], to: ["paid"] },
  { from: "owing", act: "late_payment", who: ["provider"], to: ["owing"] },
  { from: "part_paid", act: "late_payment", who: ["provider"], to: ["part_paid"] },
  { from: "refunded", act: "late_payment", who: ["provider"], to: ["refunded"] },
  { from: "paid", act: "let_go", who: ["provider"], to: ["paid"] },
  { from: "owing", act: "let_go", who: ["provider"], to: ["owing"] },
  { from: "part_paid", act: "let_go", who: ["provider"], to: ["part_paid"] },
  { from: "refunded", act: "let_go", who: ["provider"], to: ["refunded"] },
  { from: "owing", act: "payment", who: ["orders.sell"], to: ["owing", "paid"] },
  { from: "part_paid", act: "payment", who: ["orders.sell"], to: ["part_paid", "paid"] },
  { from: "paid", act: "refund", who: ["orders.refund", "server"], to: ["paid", "refunded"] },
  { from: "owing", act: "refund", who: ["orders.refund", "server"], to: ["owing", "paid", "refunded"] },
  { from: "part_paid", act: "refund", who: ["orders.refund", "server"], to: ["part_paid", "paid", "refunded"] },
  { from: "paid", act: "goodwill", who: ["orders.refund"], to: ["paid"] },
  { from: "paid", act: "return", who: ["orders.refund"], to: ["paid", "refunded"] },
  { from: "paid", act: "void", who: ["orders.give-free"], to: ["paid", "refunded"] },
  { from: "paid", act: "exchange", who: ["orders.refund"], to: ["paid"] },
  { from: "paid", act: "move", who: ["orders.refund", "server"], to: ["paid"] },
  { from: "owing", act: "move", who: ["orders.refund", "server"], to: ["owing"] },
  { from: "part_paid", act: "move", who: ["orders.refund", "server"], to: ["part_paid"] },
];

/** What decides between the states an act may lead to. */
export interface OrderStanding {
  readonly liveLineCount: number;
  /** Owed less paid. */
  readonly balanceMinor: number;
}

/** Whether an act may be done to an order in this state at all. */
export function mayFollow(from: OrderStateName | null, act: OrderActName): boolean {
  return orderTransitions.some((each) => each.from === from && each.act === act);
}

/** Who may do an act to an order in this state; nobody where it cannot be done. */
export function whoMay(from: OrderStateName | null, act: OrderActName): readonly WhoMay[] {
  return orderTransitions.find((each) => each.from === from && each.act === act)?.who ?? [];
}

/** Whether an act leads from one state to another. */
export function isTransition(from: OrderStateName | null, act: OrderActName, to: OrderStateName): boolean {
  return orderTransitions.some((each) => each.from === from && each.act === act && each.to.includes(to));
}

/**
 * Where an order that was sold stands after an act: without seats it is over; what is not paid is owed, and whose
 * tickets were kept back until then stays so.
 */
export function standingState(from: OrderStateName, { liveLineCount, balanceMinor }: OrderStanding): OrderStateName {
  if (liveLineCount === 0) return "refunded";
  if (balanceMinor <= 0) return "paid";
  return from === "part_paid" ? "part_paid" : "owing";
}

/** Whether an order in this state has tickets that let people in. */
export function hasTickets(state: OrderStateName): boolean {
  return state === "paid" || state === "owing";
}

/** Whether the seats of an order in this state are its own. */
export function hasSeats(state: OrderStateName): boolean {
  return hasTickets(state) || state === "part_paid";
}
