import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cash, openSellingHouse, type SellingHouse } from "../../../test/selling-house.ts";
import { hasLetter, type LetterFacts, orderLetter } from "./letter-texts.rules.ts";

let house: SellingHouse;
let performanceId: number;
beforeAll(async () => {
  house = await openSellingHouse();
});
beforeEach(async () => {
  performanceId = await house.openPerformance();
});
afterAll(() => house.close());

const kind = "sales.order-letter";
/** Carries out what is queued about an order, each twice as after a crash, and answers what was written, oldest first. */
async function lettersOf(orderId: string): Promise<{ subject: string; body: string; email: string }[]> {
  const queued = await house.rows("SELECT id, payload FROM outbox WHERE kind = $1 AND payload->>'orderId' = $2", [
    kind,
    orderId,
  ]);
  for (const message of [...queued, ...queued]) {
    await house.sales.outboxHandlers[kind]!({ ...message, kind, attempts: 1 }, AbortSignal.timeout(5_000));
  }
  return house.rows("SELECT subject, body, email FROM customer_message WHERE about_id = $1 ORDER BY outbox_id", [
    orderId,
  ]);
}

async function order(ordinals: readonly number[], locale: "zh" | "en") {
  const { cartKey } = await house.hold(performanceId, ordinals);
  const shownTotalMinor = ordinals.length * 10_000;
  const outcome = await house.sales.checkout({
    ...{ cartKey, currency: "CNY", seats: await house.choices(cartKey), shownTotalMinor, provider: "bank" },
    contact: { name: "Elena", email: "elena@example.com", phone: null, locale },
    ...{ idempotencyKey: randomUUID(), channelCode: "web" },
  });
  if (outcome.kind !== "started") throw new Error(outcome.kind);
  const { orderId, paymentId } = outcome;
  const pay = () =>
    house.sales.settlePayment("bank", {
      ...{ paymentId, providerReference: `ref-${paymentId}`, result: "captured", amountMinor: shownTotalMinor },
      currency: "CNY",
    });
  return { orderId, pay };
}

async function sellAtWindow(ordinal: number, email: string | null): Promise<string> {
  const { cartKey } = await house.hold(performanceId, [ordinal]);
  const outcome = await house.sales.sellAtCounter({
    ...{ cartKey, currency: "CNY", seats: await house.choices(cartKey), shownTotalMinor: 10_000, keepTickets: false },
    ...{ tenders: cash(10_000), customer: { name: "Ping", phone: null, email }, seller: house.admin },
    ...{ idempotencyKey: randomUUID(), channelCode: "counter" },
  });
  if (outcome.kind !== "sold") throw new Error(JSON.stringify(outcome));
  return outcome.orderId;
}

describe("letters about an order", () => {
  it("bring the tickets once it is paid, once, in the buyer's language, and nothing before", async () => {
    const { orderId, pay } = await order([0, 1], "en");
    expect(await lettersOf(orderId)).toEqual([]);
    expect(await pay()).toBe("paid");
    const [letter, ...others] = await lettersOf(orderId);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ email: "elena@example.com", subject: expect.stringMatching(/^Your tickets, /) });
    const [{ secret }] = await house.rows("SELECT secret FROM sales_order WHERE id = $1", [orderId]);
    expect(letter!.body).toContain(`/orders/${secret}`);
    expect(letter!.body).toMatch(/Night\n.* · House\nSeats: .+, .+\n\nPaid: CN¥200\.00/);
  });

  it("name what a refund took away and what goes back", async () => {
    const { orderId, pay } = await order([2, 3], "zh");
    await pay();
    const [line] = await house.rows(
      "SELECT id, row_label, seat_label FROM order_line WHERE order_id = $1 AND ordinal = 2",
      [orderId],
    );
    const refunded = await house.sales.refundTickets({
      ...{ orderId, actor: house.admin, reason: "生病", approvalToken: null, idempotencyKey: randomUUID() },
      ...{ channelCode: "counter", lineIds: [line.id], waive: false, keepSeatsOff: false, shownMoneyMinor: 10_000 },
    });
    expect(refunded.kind).toBe("refunded");
    const letter = (await lettersOf(orderId)).at(-1)!;
    expect(letter.subject).toMatch(/^退票确认 · /);
    expect(letter.body).toMatch(/座位：[^、\n]+\n\n退款 ¥100\.00，按原付款方式退回。/);
    expect(letter.body).not.toContain("生病");
  });

  it("say when a payment came too late", async () => {
    const { orderId, pay } = await order([4], "en");
    await house.age(4 * 3_600_000);
    await house.hold(performanceId, [4]);
    expect(await pay()).toBe("given-back");
    const [letter] = await lettersOf(orderId);
    expect(letter!.subject).toMatch(/^Your order could not be completed, /);
    expect(letter!.body).toContain("All of it is being given back the way it came.");
  });

  it("go to whoever gave an address at the window, and to nobody else", async () => {
    expect(await lettersOf(await sellAtWindow(5, null))).toEqual([]);
    expect(await lettersOf(await sellAtWindow(6, "ping@example.com"))).toMatchObject([{ email: "ping@example.com" }]);
  });

  it("tell of a cancelled performance in the house's words", async () => {
    const { orderId, pay } = await order([7], "en");
    await pay();
    const cancelled = { performanceId, reason: "The lead is ill." };
    expect(await house.sales.cancelPerformance(house.admin, cancelled)).toBeNull();
    await house.sales.giveBackCancelled();
    const letter = (await lettersOf(orderId)).at(-1)!;
    expect(letter.body).toContain("The performance is cancelled: The lead is ill.");
    expect(letter.body).toContain("CN¥100.00 goes back the way it was paid.");
  });

  it("keep what staff wrote about a refund to the house, of a cancelled performance as well", async () => {
    const { orderId, pay } = await order([8], "en");
    await pay();
    expect(await house.sales.cancelPerformance(house.admin, { performanceId, reason: "The lead is ill." })).toBeNull();
    const [line] = await house.rows("SELECT id FROM order_line WHERE order_id = $1", [orderId]);
    const refunded = await house.sales.refundTickets({
      ...{ orderId, actor: house.admin, reason: "shouted at us", approvalToken: null, idempotencyKey: randomUUID() },
      ...{ channelCode: "counter", lineIds: [line.id], waive: true, keepSeatsOff: false, shownMoneyMinor: 10_000 },
    });
    expect(refunded.kind).toBe("refunded");
    const letter = (await lettersOf(orderId)).at(-1)!;
    expect(letter.subject).toMatch(/^Your refund, /);
    expect(letter.body).toContain("CN¥100.00 goes back");
    expect(letter.body).not.toContain("shouted");
  });
});

describe("the sentences of a letter", () => {
  const facts: LetterFacts = {
    ...{
      act: "sale",
      stateAfter: "paid",
      name: null,
      reference: "ABCD-EFGH",
      url: "https://house.example/o",
      note: null,
    },
    ...{ parts: [], money: { amountMinor: 0, currency: "JPY" } },
  };

  it("keep the tickets of a part payment for later", () => {
    const { body } = orderLetter("en", { ...facts, act: "payment", stateAfter: "part_paid" });
    expect(body).toBe(
      "Dear guest,\nThe seats are yours. The tickets follow once the rest is paid.\n\nOrder ABCD-EFGH:\nhttps://house.example/o",
    );
  });

  it("name thirty seats and count the rest", () => {
    const seats = Array.from({ length: 32 }, (_, index) => String(index + 1));
    const parts = [{ title: "Night", when: "now", where: "House", seats }];
    expect(orderLetter("en", { ...facts, parts }).body).toContain("29, 30 and 2 more");
    expect(orderLetter("zh", { ...facts, parts }).body).toContain("29、30等 32 个");
  });

  it("are there for acts that a customer should know of, and not for the others", () => {
    const acts = ["place", "decline", "lapse", "return", "void", "move"] as const;
    expect(acts.filter(hasLetter)).toEqual([]);
    expect(
      (["sale", "comp", "payment", "exchange", "refund", "goodwill", "late_payment", "let_go"] as const).every(
        hasLetter,
      ),
    ).toBe(true);
  });
});
