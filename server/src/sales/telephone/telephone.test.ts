import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectSixStatements } from "../../../test/histories/six-statements.ts";
import { cash, openSellingHouse, type SellingHouse } from "../../../test/selling-house.ts";
import type { StaffActor } from "../../identity/index.ts";
import type { PaymentNotice } from "../../payments/index.ts";
import type { Tender } from "../tenders/tenders.rules.ts";

let house: SellingHouse;
let seller: StaffActor;
let performanceId: number;
beforeAll(async () => {
  house = await openSellingHouse();
  seller = await house.enrol("seller", "seller");
});
beforeEach(async () => {
  performanceId = await house.openPerformance();
  Object.assign(house.bank, { isDown: false, refusesRefunds: false });
});
afterAll(() => house.close());

const say = (paymentId: string, result: PaymentNotice["result"], amountMinor: number) =>
  house.sales.settlePayment("bank", {
    ...{ paymentId, providerReference: `ref-${paymentId}`, result, amountMinor, currency: "CNY" },
  });
const rowOf = async (table: string, column: string, id: string) =>
  (await house.rows(`SELECT * FROM ${table} WHERE ${column} = $1`, [id]))[0];
const paidWith = async (orderId: string) =>
  (await house.rows("SELECT tender, amount_minor::int AS sum FROM money_movement WHERE order_id = $1 ORDER BY id", [
    orderId,
  ])) as { tender: string; sum: number }[];

async function voucher(amountMinor: number): Promise<string> {
  const outcome = await house.sales.issueVoucher({
    ...{ currency: "CNY", amountMinor, tender: null, validUntil: null, reason: "gift", approvalToken: null },
    ...{ idempotencyKey: randomUUID(), actor: house.admin, channelCode: "counter" },
  });
  if (outcome.kind !== "issued" || !outcome.code) throw new Error("no voucher");
  return outcome.code;
}

const byVoucher = (voucherCode: string, amountMinor: number): Tender => ({
  ...{ kind: "voucher", amountMinor, voucherCode, givenMinor: null, reference: null, dueAt: null },
});

/** One adult of 100.00: the tenders lie on the counter, the telephone is asked for the rest. */
async function askMixed(ordinal: number, tenders: readonly Tender[]) {
  const { cartKey } = await house.hold(performanceId, [ordinal]);
  const outcome = await house.sales.checkout({
    ...{ cartKey, currency: "CNY", seats: await house.choices(cartKey), shownTotalMinor: 10_000, provider: "bank" },
    ...{ contact: { name: null, email: null, phone: null, locale: "zh" }, idempotencyKey: randomUUID() },
    ...{ channelCode: "counter", seller, tenders },
  });
  if (outcome.kind !== "started") throw new Error(`not started: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** A paid order of one child of 50.00, and the wish to make an adult of it. */
async function upgrade(ordinal: number) {
  const { cartKey } = await house.hold(performanceId, [ordinal]);
  const seats = (await house.choices(cartKey)).map((seat) => ({ ...seat, ticketTypeId: house.childId }));
  const sold = await house.sellForCash({
    ...{ cartKey, currency: "CNY", seats, shownTotalMinor: 5_000, givenMinor: 5_000, channelCode: "counter", seller },
    idempotencyKey: randomUUID(),
  });
  if (sold.kind !== "sold") throw new Error(`not sold: ${JSON.stringify(sold)}`);
  const line = await rowOf("order_line", "order_id", sold.orderId);
  return {
    ...{ orderId: sold.orderId, lineIds: [line.id as string], cartKey, seats: [], channelCode: "counter" },
    kept: [{ lineId: line.id as string, ticketTypeId: house.adultId }],
    ...{ reason: "upgrade", approvalToken: null, actor: seller, provider: "bank", shownDifferenceMinor: 5_000 },
  };
}

async function askUpgrade(ordinal: number, tenders: readonly Tender[]) {
  const wish = { ...(await upgrade(ordinal)), tenders };
  const outcome = await house.sales.askForDifference({ ...wish, idempotencyKey: randomUUID() });
  if (outcome.kind !== "asked") throw new Error(`not asked: ${JSON.stringify(outcome)}`);
  return { ...outcome, wish };
}

describe("a sale in parts", () => {
  it("spends a voucher only together with the telephone's payment", async () => {
    const code = await voucher(8_000);
    const { orderId, paymentId } = await askMixed(0, [byVoucher(code, 8_000)]);
    expect((await house.rows("SELECT balance_minor::int AS left FROM voucher")).at(-1).left).toBe(8_000);
    expect(await say(paymentId, "captured", 2_000)).toBe("paid");
    expect(await say(paymentId, "captured", 2_000)).toBe("settled-before");
    expect(await paidWith(orderId)).toEqual([
      { tender: "voucher", sum: 8_000 },
      { tender: "bank", sum: 2_000 },
    ]);
    await expectSixStatements(house.rows, performanceId);
  });

  it("gives the telephone's part back when the voucher was spent elsewhere meanwhile", async () => {
    const code = await voucher(8_000);
    const first = await askMixed(0, [byVoucher(code, 8_000)]);
    const second = await askMixed(1, [byVoucher(code, 8_000)]);
    expect(await say(first.paymentId, "captured", 2_000)).toBe("paid");
    expect(await say(second.paymentId, "captured", 2_000)).toBe("given-back");
    expect(await rowOf("sales_order", "id", second.orderId)).toMatchObject({
      state: "refunded",
      note_en: expect.stringContaining("being given back"),
    });
    expect(await rowOf("refund", "order_id", second.orderId)).toMatchObject({ amount_minor: "2000", state: "pending" });
    await expectSixStatements(house.rows, performanceId);
  });

  it("lets a promise of the telephone's bank go in the same case", async () => {
    const code = await voucher(8_000);
    const first = await askMixed(0, [byVoucher(code, 8_000)]);
    const second = await askMixed(1, [byVoucher(code, 8_000)]);
    expect(await say(first.paymentId, "authorised", 2_000)).toBe("paid");
    expect(await say(second.paymentId, "authorised", 2_000)).toBe("let-go");
    expect((await rowOf("sales_order", "id", second.orderId)).state).toBe("lapsed");
    await expectSixStatements(house.rows, performanceId);
  });

  it("paid after the cash was handed back is no sale: the telephone's part goes back", async () => {
    const { orderId, paymentId } = await askMixed(2, cash(4_000));
    await house.sales.giveUpPayment(seller, paymentId);
    expect(await say(paymentId, "captured", 6_000)).toBe("given-back");
    expect(await paidWith(orderId)).toEqual([
      { tender: "bank", sum: 6_000 },
      { tender: "bank", sum: -6_000 },
    ]);
    expect((await rowOf("telephone_payment", "payment_id", paymentId)).outcome).toBe("given_back");
    await expectSixStatements(house.rows, performanceId);
  });

  it("never scanned lapses by itself, and nothing was taken", async () => {
    const { orderId, paymentId } = await askMixed(3, cash(4_000));
    await house.age(10_000_000);
    while ((await house.sales.askProviders()) > 0);
    expect((await rowOf("sales_order", "id", orderId)).state).toBe("lapsed");
    expect(house.bank.closed).toContain(`ref-${paymentId}`);
    expect(await paidWith(orderId)).toEqual([]);
    await expectSixStatements(house.rows, performanceId);
  });

  it("needs the drawer of who asked, until it is paid", async () => {
    const { orderId, paymentId } = await askMixed(4, cash(4_000));
    await house.rows("UPDATE shift SET closed_at = now() WHERE seller_id = $1 AND closed_at IS NULL", [seller.staffId]);
    expect(await say(paymentId, "captured", 6_000)).toBe("given-back");
    await house.beginShift(seller);
    expect((await rowOf("sales_order", "id", orderId)).state).toBe("refunded");
    await expectSixStatements(house.rows, performanceId);
  });
});

describe("the difference of an exchange", () => {
  it("is paid in cash and by telephone, and the tickets change in that moment", async () => {
    const { orderId, paymentId } = await askUpgrade(5, cash(2_000));
    expect(await rowOf("order_line", "order_id", orderId)).toMatchObject({ state: "live" });
    expect(await say(paymentId, "authorised", 3_000)).toBe("paid");
    const lines = await house.rows(
      "SELECT state, ticket_type_id FROM order_line WHERE order_id = $1 ORDER BY position",
      [orderId],
    );
    expect(lines).toEqual([
      { state: "exchanged", ticket_type_id: house.childId },
      { state: "live", ticket_type_id: house.adultId },
    ]);
    expect((await paidWith(orderId)).slice(1)).toEqual([
      { tender: "cash", sum: 2_000 },
      { tender: "bank", sum: 3_000 },
    ]);
    const messages = await house.rows("SELECT kind FROM outbox WHERE payload::text LIKE $1", [`%${paymentId}%`]);
    expect(messages).toEqual([{ kind: "sales.capture-payment" }]);
    expect((await rowOf("telephone_payment", "payment_id", paymentId)).outcome).toBe("done");
    await expectSixStatements(house.rows, performanceId);
  });

  it("goes back when it was given up, and the old tickets stay", async () => {
    const { orderId, paymentId } = await askUpgrade(6, []);
    expect((await house.sales.giveUpPayment(seller, paymentId)).kind).toBe("given-up");
    expect((await house.sales.giveUpPayment(seller, paymentId)).kind).toBe("refused");
    expect(await say(paymentId, "captured", 5_000)).toBe("given-back");
    expect(await rowOf("order_line", "order_id", orderId)).toMatchObject({ state: "live" });
    await expectSixStatements(house.rows, performanceId);
  });

  it("goes back when the tickets were exchanged another way meanwhile", async () => {
    const { orderId, paymentId, wish } = await askUpgrade(7, []);
    const done = await house.sales.exchangeTickets({ ...wish, tenders: cash(5_000), idempotencyKey: randomUUID() });
    expect(done.kind).toBe("exchanged");
    expect(await say(paymentId, "captured", 5_000)).toBe("given-back");
    expect(await rowOf("sales_order", "id", orderId)).toMatchObject({
      state: "paid",
      note_en: expect.stringContaining("being given back"),
    });
    await expectSixStatements(house.rows, performanceId);
  });

  it("is not waited for longer than its time", async () => {
    const { paymentId } = await askUpgrade(8, []);
    await house.rows("UPDATE telephone_payment SET pay_by = now() - interval '1 hour' WHERE payment_id = $1", [
      paymentId,
    ]);
    while ((await house.sales.askProviders()) > 0);
    expect(await rowOf("telephone_payment", "payment_id", paymentId)).toMatchObject({
      outcome: "over",
      note_en: expect.stringContaining("in time"),
    });
    expect(house.bank.closed).toContain(`ref-${paymentId}`);
  });

  it("is asked for only where the exchange can be made, and leaves nothing where it cannot", async () => {
    const wish = { ...(await upgrade(9)), tenders: [] as readonly Tender[] };
    const ask = (change: object) => house.sales.askForDifference({ ...wish, idempotencyKey: randomUUID(), ...change });
    expect(await ask({ shownDifferenceMinor: 4_000 })).toMatchObject({
      kind: "exchange-changed",
      differenceMinor: 5_000,
    });
    expect(await ask({ shownDifferenceMinor: 0 })).toMatchObject({ field: "shownDifferenceMinor" });
    expect(await ask({ tenders: cash(5_000) })).toMatchObject({ field: "tenders" });
    expect(await ask({ lineIds: [randomUUID()] })).toMatchObject({ kind: "not-done" });
    expect(await ask({ reason: " " })).toMatchObject({ kind: "not-done", field: "reason" });
    expect(await ask({ orderId: "x" })).toMatchObject({ field: "orderId" });
    expect(await house.rows("SELECT 1 FROM payment WHERE order_id = $1 AND provider = 'bank'", [wish.orderId])).toEqual(
      [],
    );
    house.bank.isDown = true;
    const idempotencyKey = randomUUID();
    expect(await ask({ idempotencyKey })).toMatchObject({ kind: "refused", field: "provider" });
    house.bank.isDown = false;
    // The same press again finds the same payment.
    expect(await ask({ idempotencyKey })).toMatchObject({ kind: "asked" });
    expect(
      await house.rows("SELECT 1 FROM payment WHERE order_id = $1 AND provider = 'bank'", [wish.orderId]),
    ).toHaveLength(1);
  });
});
