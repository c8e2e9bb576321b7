import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { promotion, setHouseRules } from "../../test/house-rules.ts";
import { openSellingHouse, type SellingHouse } from "../../test/selling-house.ts";
import type { StaffActor } from "../identity/index.ts";
import { isRefused, type NewPromotion, type NewTicketType } from "../programme/index.ts";
import type { SaleWish } from "./sale-wish.ts";

let house: SellingHouse;
let performance: number;
let supervisor: StaffActor;
beforeAll(async () => {
  house = await openSellingHouse();
  supervisor = await house.enrol("supervisor", "supervisor");
  await setHouseRules(house.programme, house.admin);
});
afterAll(() => house.close());
beforeEach(async () => {
  performance = await house.openPerformance();
});

const text = (both: string) => ({ zh: both, en: both });
const everyChannel = ["web", "counter", "phone", "partner"];

async function addPromotion(more: Partial<NewPromotion>): Promise<string> {
  const saved = await house.programme.savePromotion(house.admin, null, promotion(more));
  if (isRefused(saved)) throw new Error(JSON.stringify(saved));
  return saved.id;
}

async function saveType(code: string, more: Partial<NewTicketType>): Promise<string> {
  const type = await house.programme.saveTicketType(house.admin, {
    code,
    name: text(code),
    position: 20,
    kind: "standard",
    channelCodes: everyChannel,
    least: null,
    mostPerOrder: null,
    mostPerCustomer: null,
    mostPerPerformance: null,
    proof: null,
    onOffer: true,
    ...more,
  });
  if (isRefused(type)) throw new Error(JSON.stringify(type));
  return type.id;
}

/** Prices zone A in CNY for each type, in lists of their own. */
async function priceAs(amounts: Record<string, number>): Promise<void> {
  const saved = await house.programme.setPrices(house.admin, {
    performanceId: String(performance),
    prices: ["A", "B"].flatMap((zoneCode) =>
      Object.entries(amounts).map(([ticketTypeCode, amountMinor]) => ({
        zoneCode,
        ticketTypeCode,
        money: { amountMinor, currency: "CNY" as const },
      })),
    ),
  });
  if (isRefused(saved)) throw new Error(JSON.stringify(saved));
}

async function wishFor(ordinals: readonly number[], more: Partial<SaleWish> = {}, types: readonly string[] = []) {
  const { cartKey } = await house.hold(performance, ordinals);
  const seats = (await house.choices(cartKey)).map((seat, index) => ({
    ...seat,
    ticketTypeId: types[index % types.length] ?? seat.ticketTypeId,
  }));
  const wish: SaleWish = { cartKey, currency: "CNY", seats, channelCode: "web", ...more };
  return wish;
}

async function quoted(wish: SaleWish) {
  const outcome = await house.sales.quote(wish);
  if (outcome.kind !== "quote") throw new Error(JSON.stringify(outcome));
  return outcome.quote;
}

const checkout = (wish: SaleWish, shownTotalMinor: number, email = "a@b.cn") =>
  house.sales.checkout({
    ...wish,
    shownTotalMinor,
    provider: "bank",
    contact: { name: "A", email, phone: null, locale: "en" },
    idempotencyKey: randomUUID(),
  });

describe("a quote", () => {
  it("adds fee and tax of the channel, and discounts as lines of their own", async () => {
    // 100 + 100 + 100, a tenth off, 5 % of 270 capped at 11.11, 8.875 % of that added.
    const quote = await quoted(await wishFor([0, 1, 2]));
    expect(quote.charges.map(({ kind, amountMinor, lineCount }) => ({ kind, amountMinor, lineCount }))).toEqual([
      { kind: "discount", amountMinor: -3000, lineCount: 3 },
      { kind: "fee", amountMinor: 1111, lineCount: 3 },
      { kind: "tax", amountMinor: 99, lineCount: 3 },
    ]);
    expect(quote.total.amountMinor).toBe(30_000 - 3000 + 1111 + 99);
    expect(quote.lines.map((line) => line.totalMinor).reduce((sum, each) => sum + each, 0)).toBe(28_210);
  });

  it("has no fee where the channel takes none", async () => {
    const quote = await quoted(await wishFor([0], { channelCode: "counter" }));
    expect([quote.charges, quote.total.amountMinor]).toEqual([[], 10_000]);
  });

  it("offers each seat as what it is sold as, with its price", async () => {
    const [line] = (await quoted(await wishFor([0]))).lines;
    expect(line?.offers).toEqual([
      { ticketTypeId: house.adultId, priceMinor: 10_000 },
      { ticketTypeId: house.childId, priceMinor: 5000 },
    ]);
  });

  it("says what became of a code, in every case", async () => {
    const soon = new Date(Date.now() + 60_000);
    const past = new Date(Date.now() - 60_000);
    await addPromotion({ code: "LATER", percentBp: 1000, validFrom: soon });
    await addPromotion({ code: "GONE", percentBp: 1000, validUntil: past });
    await addPromotion({ code: "COUNTER", percentBp: 1000, channelCodes: ["counter"] });
    await addPromotion({ code: "ZONE-B", percentBp: 1000, zoneCodes: ["B"] });
    await addPromotion({ code: "CHILD", percentBp: 1000, ticketTypeCodes: ["child"] });
    const wish = await wishFor([0]);
    const outcomeOf = async (promotionCode: string) => {
      const { code } = await quoted({ ...wish, promotionCode });
      return code?.kind === "refused" ? code.refusal : code?.kind;
    };
    expect(await outcomeOf("nobody")).toBe("unknown");
    expect(await outcomeOf("x".repeat(500))).toBe("unknown");
    expect(await outcomeOf("later")).toBe("not_yet_valid");
    expect(await outcomeOf("gone")).toBe("over");
    for (const code of ["counter", "zone-b", "child"]) expect(await outcomeOf(code), code).toBe("does_not_apply");
    expect(await outcomeOf(" save 5 ")).toBe("applied");
    expect(await outcomeOf("  ")).toBeUndefined();
    // Where another discount gives more on every line, the code is left for another time.
    const three = await wishFor([1, 2, 3], { promotionCode: "SAVE5" });
    expect((await quoted(three)).code).toMatchObject({ kind: "refused", refusal: "does_not_apply" });
  });

  it("refuses a delivery that there is not", async () => {
    const wish = await wishFor([0], { deliveryCode: "pigeon" });
    expect(await house.sales.quote(wish)).toMatchObject({ kind: "refused", field: "deliveryCode" });
    expect(await house.sales.quote({ ...wish, deliveryCode: "service" })).toMatchObject({ kind: "refused" });
  });
});

describe("a ticket type", () => {
  const breachOf = async (wish: SaleWish) => {
    const outcome = await house.sales.quote(wish);
    return outcome.kind === "type-refused" ? outcome.refusal.breach : outcome.kind;
  };

  it("is sold by its rules", async () => {
    const group = await saveType("group", { kind: "group", least: 3 });
    const comp = await saveType("complimentary", { kind: "complimentary" });
    const companion = await saveType("companion", { kind: "companion" });
    const wheelchair = await saveType("wheelchair", { kind: "wheelchair" });
    const phone = await saveType("phone-only", { channelCodes: ["phone"] });
    const pair = await saveType("pair", { mostPerOrder: 2 });
    await priceAs({ group: 8000, complimentary: 9000, companion: 0, wheelchair: 5000, "phone-only": 1, pair: 1 });
    let next = 0;
    const each = async (type: string, count: number, more: Partial<SaleWish> = {}) => {
      const first = next;
      next += count;
      return breachOf(
        await wishFor(
          [...Array(count).keys()].map((index) => first + index),
          more,
          [type],
        ),
      );
    };
    expect(await each(group, 2)).toBe("too_few");
    expect(await each(group, 3)).toBe("quote");
    expect(await each(comp, 1)).toBe("permission");
    expect(await each(comp, 1, { mayGiveFree: true })).toBe("quote");
    expect(await each(companion, 1)).toBe("companion");
    expect(await each(wheelchair, 1)).toBe("wheelchair_place");
    expect(await each(phone, 1)).toBe("channel");
    expect(await each(pair, 2)).toBe("quote");
    expect(await each(pair, 3)).toBe("per_order");
  });

  it("that is complimentary costs nothing and keeps its face value", async () => {
    const comp = await saveType("complimentary", { kind: "complimentary" });
    await priceAs({ complimentary: 9000, adult: 9000 });
    const quote = await quoted(await wishFor([0], { mayGiveFree: true }, [comp]));
    expect(quote.lines[0]).toMatchObject({ priceMinor: 0, faceMinor: 9000, totalMinor: 0, charges: [] });
  });

  it("that is on offer no more has no price", async () => {
    const old = await saveType("old", { onOffer: false });
    await priceAs({ old: 100 });
    expect(await breachOf(await wishFor([0], {}, [old]))).toBe("not-priced");
  });

  it("with a limit of the performance is never sold past it, however many ask at once", async () => {
    const few = await saveType("few", { mostPerPerformance: 5 });
    await priceAs({ few: 100 });
    const wishes = await Promise.all(
      Array.from({ length: 8 }, (_, index) => wishFor([index * 2, index * 2 + 1], {}, [few])),
    );
    const total = (await quoted(wishes[0]!)).total.amountMinor;
    const outcomes = await Promise.all(wishes.map((wish, index) => checkout(wish, total, `g${index}@b.cn`)));
    const kinds = outcomes.map((outcome) => outcome.kind).sort();
    expect(kinds).toEqual([...Array(2).fill("started"), ...Array(6).fill("type-refused")]);
    expect(await house.rows("SELECT used FROM limit_use WHERE key LIKE $1", [`type:${performance}:%`])).toEqual([
      { used: 4 },
    ]);
    // Nothing is left behind of those that were refused.
    expect(await house.rows("SELECT 1 FROM order_line WHERE performance_id = $1", [performance])).toHaveLength(4);
  });

  it("with a limit of the customer counts orders of that customer, and gives back what lapsed", async () => {
    const mine = await saveType("mine", { mostPerCustomer: 2 });
    await priceAs({ mine: 100 });
    const buy = async (first: number, email: string) => {
      const wish = await wishFor([first, first + 1], {}, [mine]);
      return checkout(wish, (await quoted(wish)).total.amountMinor, email);
    };
    const bought = await buy(0, "Ann@b.cn");
    expect(bought.kind).toBe("started");
    expect((await buy(2, "ann@B.cn")).kind).toBe("type-refused");
    expect((await buy(4, "bob@b.cn")).kind).toBe("started");
    if (bought.kind !== "started") return;
    await house.sales.settlePayment("bank", {
      paymentId: bought.paymentId,
      providerReference: `ref-${bought.paymentId}`,
      result: "declined",
      amountMinor: 0,
      currency: "CNY",
    });
    expect((await buy(6, "ann@b.cn")).kind).toBe("started");
  });
});

describe("a code with a limit", () => {
  it("is used as often as it may be, by the database, however many ask at once", async () => {
    const code = `RACE-${performance}`;
    await addPromotion({ code, percentBp: 5000, mostUses: 3 });
    const wishes = await Promise.all(
      Array.from({ length: 10 }, (_, index) => wishFor([index], { promotionCode: code })),
    );
    const shown = (await quoted(wishes[0]!)).total.amountMinor;
    const outcomes = await Promise.all(wishes.map((wish, index) => checkout(wish, shown, `r${index}@b.cn`)));
    const started = outcomes.filter((outcome) => outcome.kind === "started");
    const refused = outcomes.filter((outcome) => outcome.kind === "price-changed");
    expect([started.length, refused.length]).toEqual([3, 7]);
    for (const outcome of refused) {
      expect(outcome.quote.code).toMatchObject({ kind: "refused", refusal: "used_up" });
      expect(outcome.quote.total.amountMinor).toBeGreaterThan(shown);
    }
    const full = refused[0]!.quote.total.amountMinor;
    // One that comes to nothing makes room for another.
    const [first] = started;
    await house.sales.settlePayment("bank", {
      paymentId: first!.paymentId,
      providerReference: `ref-${first!.paymentId}`,
      result: "declined",
      amountMinor: 0,
      currency: "CNY",
    });
    const again = wishes[outcomes.findIndex((outcome) => outcome.kind === "price-changed")]!;
    expect((await quoted(again)).total.amountMinor).toBe(shown);
    expect((await checkout(again, full)).kind).toBe("price-changed");
    expect((await checkout(again, shown)).kind).toBe("started");
  });

  it("is given back by an order that nobody paid in time", async () => {
    const code = `LATE-${performance}`;
    const id = await addPromotion({ code, percentBp: 5000, mostUses: 1 });
    const wish = await wishFor([0], { promotionCode: code });
    const shown = (await quoted(wish)).total.amountMinor;
    expect((await checkout(wish, shown)).kind).toBe("started");
    const used = () => house.rows("SELECT used FROM limit_use WHERE key = $1", [`code:${id}`]);
    expect(await used()).toEqual([{ used: 1 }]);
    await house.age(1_000_000);
    await house.sales.askProviders();
    expect(await used()).toEqual([{ used: 0 }]);
  });

  it("does not count a cart's own unpaid order against it, and counts a late payment all the same", async () => {
    const code = `MINE-${performance}`;
    const id = await addPromotion({ code, percentBp: 5000, mostUses: 1 });
    const wish = await wishFor([0], { promotionCode: code });
    const shown = (await quoted(wish)).total.amountMinor;
    const first = await checkout(wish, shown);
    expect((await quoted(wish)).code?.kind).toBe("applied");
    const second = await checkout(wish, shown);
    expect([first.kind, second.kind]).toEqual(["started", "started"]);
    const used = () => house.rows("SELECT used FROM limit_use WHERE key = $1", [`code:${id}`]);
    expect(await used()).toEqual([{ used: 1 }]);
    if (first.kind !== "started" || second.kind !== "started") return;
    // Both are paid in the end: the seats go to the first, the other is given back, and one use is counted.
    const pay = (paymentId: string) =>
      house.sales.settlePayment("bank", {
        paymentId,
        providerReference: `ref-${paymentId}`,
        result: "captured",
        amountMinor: shown,
        currency: "CNY",
      });
    expect(await pay(first.paymentId)).toBe("paid");
    expect(await pay(second.paymentId)).toBe("given-back");
    expect(await used()).toEqual([{ used: 1 }]);
  });
});

describe("a sale with charges", () => {
  it("keeps each line's own parts, and journals them to what was paid and back to nothing", async () => {
    const wish = await wishFor([0, 1, 2]);
    const { total } = await quoted(wish);
    const order = await checkout(wish, total.amountMinor);
    if (order.kind !== "started") throw new Error(order.kind);
    await house.sales.settlePayment("bank", {
      paymentId: order.paymentId,
      providerReference: `ref-${order.paymentId}`,
      result: "captured",
      amountMinor: total.amountMinor,
      currency: "CNY",
    });
    const sums = () =>
      house.rows(
        `SELECT act, kind, sum(amount_minor)::int AS amount, sum(tax_minor)::int AS tax, sum(ticket_delta)::int AS tickets
         FROM journal_entry WHERE order_id = $1 GROUP BY 1, 2 ORDER BY min(id)`,
        [order.orderId],
      );
    const sale = [
      { act: "sale", kind: "sale", amount: 30_000, tax: null, tickets: 3 },
      { act: "sale", kind: "discount", amount: -3000, tax: null, tickets: 0 },
      { act: "sale", kind: "fee", amount: 1111, tax: null, tickets: 0 },
      { act: "sale", kind: "tax", amount: 99, tax: 99, tickets: 0 },
    ];
    expect(await sums()).toEqual(sale);
    await house.refundWhole({
      orderId: order.orderId,
      reason: "because",
      approvalToken: null,
      idempotencyKey: randomUUID(),
      actor: supervisor,
    });
    expect((await sums()).slice(4)).toEqual([
      { act: "refund", kind: "refund", amount: -30_000, tax: null, tickets: -3 },
      { act: "refund", kind: "discount", amount: 3000, tax: null, tickets: 0 },
      { act: "refund", kind: "fee", amount: -1111, tax: null, tickets: 0 },
      { act: "refund", kind: "tax", amount: -99, tax: -99, tickets: 0 },
    ]);
  });

  it("is compared with what was shown when a price list ends in between", async () => {
    const wish = await wishFor([0]);
    const shown = (await quoted(wish)).total.amountMinor;
    const at = new Date(Date.now() - 1000);
    const cell = (amountMinor: number) =>
      ["A", "B"].map((zoneCode) => ({
        zoneCode,
        ticketTypeCode: "adult",
        money: { amountMinor, currency: "CNY" as const },
      }));
    const list = { channelCodes: null, validFrom: null, validUntil: null };
    const saved = await house.programme.setPriceLists(house.admin, {
      performanceId: String(performance),
      lists: [
        { ...list, code: "early", name: text("Early"), validUntil: at, prices: cell(8000) },
        { ...list, code: "door", name: text("Door"), validFrom: at, prices: cell(12_000) },
      ],
    });
    expect(isRefused(saved)).toBe(false);
    const outcome = await checkout(wish, shown);
    expect(outcome.kind).toBe("price-changed");
    if (outcome.kind === "price-changed") {
      expect(outcome.quote.lines[0]).toMatchObject({ priceMinor: 12_000, listCode: "door" });
    }
  });
});
