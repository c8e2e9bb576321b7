import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import fc from "fast-check";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buyer, passwordOf } from "../../test/foundation.ts";
import { setHouseRules } from "../../test/house-rules.ts";
import { houseSeats, openSellingHouse, type SellingHouse } from "../../test/selling-house.ts";
import { signInCookieName } from "../identity/index.ts";
import { everyEntry, groupings, isDay, type JournalFilter } from "./journal-filter.rules.ts";
import { readJournal } from "./journal-records.store.ts";
import { sumJournal } from "./journal-sums.store.ts";

let house: SellingHouse;
let server: FastifyInstance;
let cookieOf: Record<"admin" | "seller", string>;
beforeAll(async () => {
  house = await openSellingHouse();
  await setHouseRules(house.programme, house.admin);
  await house.enrol("seller", "seller");
  server = Fastify();
  await server.register(cookie);
  await house.reports.routes(server);
  cookieOf = { admin: await signIn("admin"), seller: await signIn("seller") };
});
afterAll(async () => {
  await server.close();
  await house.close();
});

async function signIn(name: string): Promise<string> {
  const cookies: (string | null)[] = [];
  const document = "mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }";
  const input = { email: `${name}@house.example`, password: passwordOf(name) };
  await house.ask(buyer, document, { input }, { cookies });
  return cookies.at(-1)!;
}

const sale = fc.record({
  ordinal: fc.integer({ min: 0, max: houseSeats - 1 }),
  count: fc.integer({ min: 1, max: 4 }),
  channelCode: fc.constantFrom("web", "counter"),
  currency: fc.constantFrom("CNY" as const, "USD" as const),
  child: fc.boolean(),
  bySeller: fc.boolean(),
  givenBack: fc.boolean(),
});
type Sale = typeof sale extends fc.Arbitrary<infer Value> ? Value : never;

/** Makes sales in a performance of its own and gives some back; answers the performance. */
async function makeSales(sales: readonly Sale[]): Promise<number> {
  const performance = await house.openPerformance();
  const taken = new Set<number>();
  for (const { ordinal, count, channelCode, currency, child, bySeller, givenBack } of sales) {
    const seats = Array.from({ length: count }, (_, index) => (ordinal + index) % houseSeats).filter(
      (seat) => !taken.has(seat) && taken.add(seat),
    );
    if (seats.length === 0) continue;
    await house.sales.recordSales(house.admin, performance, [
      {
        channelCode,
        provider: "cash",
        currency,
        sellerId: bySeller ? house.admin.staffId : null,
        contactName: "=cmd",
        contactEmail: null,
        locale: "zh",
        seats: seats.map((seat) => ({ ordinal: seat, ticketTypeId: child ? house.childId : house.adultId })),
      },
    ]);
    if (!givenBack) continue;
    const [order] = await house.rows("SELECT id FROM sales_order ORDER BY created_at DESC LIMIT 1");
    const [reason, approvalToken, idempotencyKey, actor] = ["because", null, randomUUID(), house.admin] as const;
    await house.refundWhole({ orderId: order.id, reason, approvalToken, idempotencyKey, actor });
  }
  return performance;
}

const sumsOf = (grouping: (typeof groupings)[number], filter: Partial<JournalFilter>) =>
  house.database.read((tx) => sumJournal(tx, grouping, { ...everyEntry, ...filter }));

describe("sales summary", () => {
  it("equals the journal to the minor unit, however it is grouped", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sale, { minLength: 1, maxLength: 14, size: "max" }), async (sales) => {
        const performanceId = await makeSales(sales);
        const truth = await house.rows(
          `SELECT currency, sum(amount_minor)::int AS net, sum(ticket_delta)::int AS tickets FROM journal_entry
           WHERE performance_id = $1 GROUP BY 1 ORDER BY 1`,
          [performanceId],
        );
        for (const grouping of groupings) {
          const sums = await sumsOf(grouping, { performanceId });
          for (const { currency, net, tickets } of truth) {
            const groups = sums.filter((sum) => sum.key !== null && sum.currency === currency);
            const total = sums.find((sum) => sum.key === null && sum.currency === currency)!;
            expect(total.netMinor).toBe(net);
            expect(total.sold - total.returned).toBe(tickets);
            expect(groups.reduce((sum, group) => sum + group.netMinor, 0)).toBe(net);
            expect(groups.reduce((sum, group) => sum + group.sold - group.returned, 0)).toBe(tickets);
          }
          expect(sums.filter((sum) => sum.key === null)).toHaveLength(truth.length);
          for (const sum of sums) {
            const { priceMinor, discountMinor, feeMinor, taxMinor, givenBackMinor, netMinor } = sum;
            expect(priceMinor + discountMinor + feeMinor + taxMinor + givenBackMinor).toBe(netMinor);
          }
        }
        // What the list says entry by entry is the same money.
        const records = await house.database.read((tx) =>
          readJournal(tx, { ...everyEntry, performanceId }, null, 10_000),
        );
        for (const { currency, net } of truth) {
          const listed = records.filter((record) => record.currency === currency);
          expect(listed.reduce((sum, record) => sum + Number(record.amountMinor), 0)).toBe(net);
        }
      }),
      { numRuns: 8 },
    );
  });

  it("keeps a filter in all of it, and days by the calendar of the house", async () => {
    const performanceId = await makeSales([
      { ordinal: 0, count: 2, channelCode: "web", currency: "CNY", child: false, bySeller: false, givenBack: false },
      { ordinal: 50, count: 1, channelCode: "counter", currency: "USD", child: true, bySeller: true, givenBack: true },
    ]);
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date());
    const tomorrow = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(Date.now() + 86_400_000);
    expect((await sumsOf("day", { performanceId })).map((sum) => sum.key)).toEqual([today, today, null, null]);
    const found = async (filter: Partial<JournalFilter>) =>
      (await sumsOf("channel", { performanceId, ...filter })).filter((sum) => sum.key).map((sum) => sum.currency);
    expect(await found({ fromDay: today, untilDay: today })).toEqual(["CNY", "USD"]);
    expect(await found({ fromDay: tomorrow })).toEqual([]);
    expect(await found({ channelCode: "counter" })).toEqual(["USD"]);
    expect(await found({ currency: "CNY" })).toEqual(["CNY"]);
    expect(await found({ ticketTypeId: house.childId })).toEqual(["USD"]);
    expect(await found({ sellerId: house.admin.staffId })).toEqual(["USD"]);
    expect(await found({ performanceId: 999_999 })).toEqual([]);
  });

  it("refuses filters that cannot be", async () => {
    for (const day of ["2026-02-30", "yesterday", "2026-1-1", "0000-01-01", ""]) expect(isDay(day)).toBe(false);
    expect(isDay("2028-02-29")).toBe(true);
  });
});

describe("downloads", () => {
  const get = (url: string, as?: "admin" | "seller", headers = {}) =>
    server.inject({ url, headers, ...(as && { cookies: { [signInCookieName]: cookieOf[as] } }) });

  it("say who may have them and what they cannot read", async () => {
    const refused = async (...request: Parameters<typeof get>) => {
      const answer = await get(...request);
      return [answer.statusCode, answer.json().code];
    };
    expect(await refused("/reports/sales.csv")).toEqual([401, "not-signed-in"]);
    expect(await refused("/reports/sales.csv", "seller")).toEqual([403, "not-allowed"]);
    const foreign = { "sec-fetch-site": "cross-site" };
    expect(await refused("/reports/sales.csv", "admin", foreign)).toEqual([403, "foreign-page"]);
    for (const query of ["by=nothing", "language=fr", "performance=x", "currency=ZZZ", "from=2026-02-30", "zone=1"]) {
      expect(await refused(`/reports/sales.csv?${query}`, "admin")).toEqual([400, "bad-filter"]);
    }
    expect((await get("/reports/other.csv", "admin")).statusCode).toBe(404);
  });

  it("are CSV with a byte order mark, Chinese as it is, and exact amounts", async () => {
    const performance = await makeSales([
      { ordinal: 0, count: 2, channelCode: "counter", currency: "CNY", child: false, bySeller: true, givenBack: false },
    ]);
    const summary = await get(`/reports/sales.csv?performance=${performance}&by=zone&language=zh`, "admin");
    expect(summary.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect([...summary.rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [headers, zone, total] = summary.body.slice(1).split("\r\n");
    expect(headers).toBe("票价区,开演时间,币种,售出张数,退回张数,票款,优惠,费用,另计税,退款与换票,净额");
    expect(zone).toMatch(/^Night · A,\d{4}-\d\d-\d\d \d\d:\d\d,CNY,2,0,200\.00,0\.00,0\.00,0\.00,0\.00,200\.00$/);
    expect(total).toBe("合计,,CNY,2,0,200.00,0.00,0.00,0.00,0.00,200.00");
    const records = await get(`/reports/records.csv?performance=${performance}&language=en`, "admin");
    const lines = records.body.slice(1).trimEnd().split("\r\n");
    expect(lines[0]).toContain("Entry,Time,Act,Kind,Order");
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(",CNY,100.00,1");
  });

  it("are workbooks that begin as such", async () => {
    for (const file of ["sales.xlsx", "records.xlsx"]) {
      const answer = await get(`/reports/${file}`, "admin");
      expect(answer.headers["content-type"]).toContain("spreadsheetml");
      expect(answer.rawPayload.subarray(0, 2).toString()).toBe("PK");
    }
  });
});
