import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSellingHouse, type SellingHouse } from "../../test/selling-house.ts";
import type { StaffActor } from "../identity/index.ts";
import type { CheckoutCommand } from "./checkout.ts";

let house: SellingHouse;
let seller: StaffActor;
let supervisor: StaffActor;
beforeAll(async () => {
  house = await openSellingHouse();
  seller = await house.enrol("seller", "seller");
  supervisor = await house.enrol("supervisor", "supervisor");
});
afterAll(() => house.close());

const contact = { name: "王小明", email: "wang@example.com", phone: null, locale: "zh" };

/** Everything a checkout of the cart's adult tickets needs. */
async function order(
  cartKey: string,
  totalMinor: number,
  change: Partial<CheckoutCommand> = {},
): Promise<CheckoutCommand> {
  return {
    cartKey,
    currency: "CNY",
    seats: await house.choices(cartKey),
    shownTotalMinor: totalMinor,
    provider: "bank",
    contact,
    idempotencyKey: randomUUID(),
    channelCode: "web",
    ...change,
  };
}

async function started(command: CheckoutCommand) {
  const outcome = await house.sales.checkout(command);
  if (outcome.kind !== "started") throw new Error(`not started: ${JSON.stringify(outcome)}`);
  return outcome;
}

const captured = (paymentId: string, amountMinor: number) =>
  house.sales.settlePayment("bank", {
    paymentId,
    providerReference: `ref-${paymentId}`,
    result: "captured",
    amountMinor,
    currency: "CNY",
  });
const orderRow = async (id: string) => (await house.rows("SELECT * FROM sales_order WHERE id = $1", [id]))[0];
const paymentOf = async (id: string) => (await house.rows("SELECT * FROM payment WHERE order_id = $1", [id]))[0];
const seatRows = (performance: number, ordinals: readonly number[]) =>
  house.rows(
    "SELECT state, order_id FROM performance_seat WHERE performance_id = $1 AND ordinal = ANY($2) ORDER BY ordinal",
    [performance, ordinals],
  );
const journalOf = (id: string) =>
  house.rows(
    "SELECT kind, amount_minor::int AS amount, ticket_delta FROM journal_entry WHERE order_id = $1 ORDER BY id",
    [id],
  );
const ticketsOf = (id: string) => house.rows("SELECT * FROM ticket WHERE order_id = $1 ORDER BY number", [id]);

async function cash(performance: number, ordinals: readonly number[], totalMinor: number, as = seller) {
  const { cartKey } = await house.hold(performance, ordinals);
  return house.sellForCash({
    cartKey,
    currency: "CNY",
    seats: await house.choices(cartKey),
    shownTotalMinor: totalMinor,
    givenMinor: totalMinor,
    customerName: null,
    idempotencyKey: randomUUID(),
    channelCode: "counter",
    seller: as,
  });
}

/** What the outbox would carry out for an order. */
async function carryOutRefunds(orderId: string): Promise<void> {
  const messages = await house.rows(
    `SELECT o.id, o.kind, o.payload FROM outbox o JOIN refund r ON r.id::text = o.payload->>'refundId'
     WHERE r.order_id = $1`,
    [orderId],
  );
  expect(messages).toHaveLength(1);
  for (const { kind, ...message } of messages) {
    // Twice, as an outbox may.
    for (let time = 0; time < 2; time += 1) {
      await house.sales.outboxHandlers[kind]!({ ...message, kind, attempts: 1 }, new AbortController().signal);
    }
  }
}

describe("cash", () => {
  it("sells at once, computes change, and repeats nothing", async () => {
    const performance = await house.openPerformance();
    const { cartKey } = await house.hold(performance, [1, 50]);
    const command = {
      cartKey,
      currency: "CNY" as const,
      seats: await house.choices(cartKey),
      shownTotalMinor: 16_000,
      givenMinor: 20_000,
      customerName: "李",
      idempotencyKey: randomUUID(),
      channelCode: "counter",
      seller,
    };
    expect(await house.sellForCash({ ...command, givenMinor: 15_999 })).toMatchObject({
      field: "tenders.0.givenMinor",
    });
    expect(await house.sellForCash({ ...command, shownTotalMinor: 1 })).toMatchObject({ kind: "price-changed" });
    const [sold, again] = await Promise.all([house.sellForCash(command), house.sellForCash(command)]);
    if (sold.kind !== "sold") throw new Error(sold.kind);
    expect(again).toEqual(sold);
    expect(sold.change).toEqual({ amountMinor: 4_000, currency: "CNY" });
    expect(await orderRow(sold.orderId)).toMatchObject({ state: "paid", seller_id: seller.staffId });
    expect(await paymentOf(sold.orderId)).toMatchObject({ state: "captured", provider: "cash", given_minor: "20000" });
    expect(await ticketsOf(sold.orderId)).toHaveLength(2);
  });
});

describe("refund", () => {
  const refund = (
    orderId: string,
    actor: StaffActor,
    approvalToken: string | null = null,
    key: string = randomUUID(),
  ) => house.refundWhole({ orderId, reason: "changed plans", approvalToken, idempotencyKey: key, actor });

  it("puts the seats back, ends the tickets, and writes who and why", async () => {
    const performance = await house.openPerformance();
    const sold = await cash(performance, [1, 2], 20_000);
    if (sold.kind !== "sold") throw new Error(sold.kind);
    const key = randomUUID();
    const whole = {
      ...{
        orderId: sold.orderId,
        actor: supervisor,
        reason: "changed plans",
        approvalToken: null,
        idempotencyKey: key,
      },
      ...{ lineIds: null, waive: false, keepSeatsOff: false, shownMoneyMinor: 20_000, channelCode: "counter" },
    };
    const outcomes = await Promise.all([house.sales.refundTickets(whole), house.sales.refundTickets(whole)]);
    expect(outcomes[0]).toMatchObject({ kind: "refunded", orderId: sold.orderId });
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect((await seatRows(performance, [1, 2])).map(({ state }) => state)).toEqual(["free", "free"]);
    expect((await ticketsOf(sold.orderId)).every((ticket) => !ticket.live && ticket.revoked_at)).toBe(true);
    expect((await journalOf(sold.orderId)).map(({ amount }) => amount)).toEqual([10_000, 10_000, -10_000, -10_000]);
    expect((await paymentOf(sold.orderId)).state).toBe("refunded");
    const [entry] = await house.rows("SELECT * FROM audit_entry WHERE act = 'order.refund' AND subject_id = $1", [
      sold.orderId,
    ]);
    expect(entry).toMatchObject({ staff_id: supervisor.staffId, approver_id: null, reason: "changed plans" });
    expect(await refund(sold.orderId, supervisor)).toMatchObject({ kind: "not-done" });
    // The seats can be sold again, and their new tickets live.
    expect(await cash(performance, [1, 2], 20_000)).toMatchObject({ kind: "sold" });
  });

  it("by a seller needs a supervisor's approval for this very order, used once", async () => {
    const performance = await house.openPerformance();
    const [one, two] = [await cash(performance, [1], 10_000), await cash(performance, [2], 10_000)];
    if (one.kind !== "sold" || two.kind !== "sold") throw new Error("not sold");
    expect(await refund(one.orderId, seller)).toMatchObject({ kind: "approval-required" });
    expect(await refund(one.orderId, seller, "made up")).toMatchObject({ kind: "approval-required" });
    const { approve } = await house.data(
      seller,
      `mutation ($input: ApproveInput!) { approve(input: $input) { ... on Approval { token } } }`,
      {
        input: {
          email: "supervisor@house.example",
          password: "password of supervisor",
          act: "REFUND_ORDER",
          subjectId: one.orderId,
        },
      },
    );
    expect(await refund(two.orderId, seller, approve.token)).toMatchObject({ kind: "approval-required" });
    expect(await refund(one.orderId, seller, approve.token)).toMatchObject({ kind: "refunded" });
    const [row] = await house.rows("SELECT requested_by, approver_id FROM refund WHERE order_id = $1", [one.orderId]);
    expect(row).toEqual({ requested_by: seller.staffId, approver_id: supervisor.staffId });
  });

  it("of what was never paid, or is not there, is refused", async () => {
    const performance = await house.openPerformance();
    const { cartKey } = await house.hold(performance, [1]);
    const { orderId } = await started(await order(cartKey, 10_000));
    expect(await refund(orderId, supervisor)).toMatchObject({ kind: "not-done" });
    expect(await refund(randomUUID(), supervisor)).toMatchObject({ kind: "not-done" });
  });

  it("of a bank payment is asked from the bank after the transaction, and again if the bank is down", async () => {
    const performance = await house.openPerformance();
    const { cartKey } = await house.hold(performance, [3]);
    const { orderId, paymentId } = await started(await order(cartKey, 10_000));
    await captured(paymentId, 10_000);
    expect(await refund(orderId, supervisor)).toMatchObject({ kind: "refunded" });
    expect((await paymentOf(orderId)).state).toBe("captured");
    house.bank.isDown = true;
    await expect(carryOutRefunds(orderId)).rejects.toThrow("the bank is down");
    house.bank.isDown = false;
    await carryOutRefunds(orderId);
    expect(house.bank.refunded.filter((reference) => reference === `ref-${paymentId}`)).toHaveLength(1);
    expect((await paymentOf(orderId)).state).toBe("refunded");
  });
});

describe("what is written for ever", () => {
  it("cannot be changed or taken back in the journal", async () => {
    const performance = await house.openPerformance();
    await cash(performance, [1], 10_000);
    for (const act of [
      "UPDATE journal_entry SET amount_minor = 0",
      "DELETE FROM journal_entry",
      "TRUNCATE journal_entry",
    ]) {
      await expect(house.rows(act), act).rejects.toThrow("never change");
    }
  });

  it("lets a seat have one live ticket at most, whoever writes", async () => {
    const performance = await house.openPerformance();
    const sold = await cash(performance, [1], 10_000);
    if (sold.kind !== "sold") throw new Error(sold.kind);
    await expect(
      house.rows(
        `INSERT INTO ticket (id, number, order_id, order_line_id, performance_id, ordinal, issue, live, code)
         SELECT gen_random_uuid(), 'another', order_id, order_line_id, performance_id, ordinal, 2, true, 'x'
         FROM ticket WHERE order_id = $1`,
        [sold.orderId],
      ),
    ).rejects.toThrow("ticket_one_live_per_seat");
  });
});
