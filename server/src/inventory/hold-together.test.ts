import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { houseSeats, openSellingHouse, type SellingHouse } from "../../test/selling-house.ts";
import type { WantedPart } from "./hold-together.ts";
import { newCartKey } from "./index.ts";

let house: SellingHouse;
beforeAll(async () => {
  house = await openSellingHouse();
});
afterAll(() => house.close());

const seats = (performanceId: number, ...ordinals: number[]): WantedPart => ({
  performanceId,
  wish: { kind: "seats", ordinals },
});
const best = (performanceId: number, count: number): WantedPart => ({
  performanceId,
  wish: { kind: "best", count, zoneId: null },
});
const together = (parts: readonly WantedPart[], cartKey = newCartKey()) =>
  house.inventory.holdTogether({ cartKey, channelCode: "web", parts });
const held = (performances: readonly number[]) =>
  house.rows(
    `SELECT performance_id AS performance, ordinal, hold_id AS hold FROM performance_seat
     WHERE performance_id = ANY($1) AND state = 'held' ORDER BY 1, 2`,
    [performances],
  );

describe("seats of several performances", () => {
  it("are held as one", async () => {
    const [one, two] = [await house.openPerformance(), await house.openPerformance()];
    const outcome = await together([seats(one, 3, 4), best(two, 2)]);
    expect(outcome.kind).toBe("held");
    expect((await held([one, two])).map((seat) => seat.performance)).toEqual([one, one, two, two]);
  });

  it("are refused as one, and it is said which performance stands in the way and why", async () => {
    const [one, two] = [await house.openPerformance(), await house.openPerformance()];
    await house.hold(two, [7]);
    expect(await together([seats(one, 3, 4), seats(two, 6, 7)])).toEqual({
      kind: "refused",
      performanceId: two,
      refusal: { kind: "taken", taken: [7], suggested: [] },
    });
    expect(await together([seats(one, 3), seats(two, houseSeats)])).toMatchObject({
      performanceId: two,
      refusal: { kind: "unknown-seats", ordinals: [houseSeats] },
    });
    expect(await together([best(one, 2), best(two, 9)])).toMatchObject({
      performanceId: two,
      refusal: { kind: "limit", limit: 8, alreadyHeld: 0 },
    });
    expect(await together([best(one, 2), best(0, 2)])).toMatchObject({ refusal: { kind: "not-on-sale" } });
    const cart = newCartKey();
    await house.hold(two, [20, 21, 22, 23, 24, 25, 26], cart);
    expect(await together([best(one, 2), best(two, 2)], cart)).toMatchObject({
      refusal: { kind: "limit", alreadyHeld: 7 },
    });
    await house.rows(
      "UPDATE performance_seat SET state = 'sold', hold_id = NULL, held_until = NULL, order_id = gen_random_uuid() WHERE performance_id = $1",
      [two],
    );
    expect(await together([best(one, 2), best(two, 2)])).toMatchObject({
      performanceId: two,
      refusal: { kind: "not-enough", freeCount: 0 },
    });
    expect(await held([one])).toEqual([]);
  });

  it("are all of a cart's or none, however many carts want them at once", async () => {
    const part = fc.record({
      night: fc.nat(2),
      first: fc.integer({ min: 0, max: 5 }),
      count: fc.integer({ min: 1, max: 3 }),
    });
    const cart = fc.uniqueArray(part, { minLength: 1, maxLength: 3, selector: ({ night }) => night });
    await fc.assert(
      fc.asyncProperty(fc.array(cart, { minLength: 2, maxLength: 12 }), async (carts) => {
        const nights = [await house.openPerformance(), await house.openPerformance(), await house.openPerformance()];
        const outcomes = await Promise.all(
          carts.map((parts) =>
            together(
              parts.map(({ night, first, count }) =>
                seats(nights[night]!, ...Array.from({ length: count }, (_, index) => first + index)),
              ),
            ),
          ),
        );
        const rows = await held(nights);
        const wholeHolds = outcomes.flatMap((outcome) => (outcome.kind === "held" ? outcome.holds : []));
        expect(new Set(rows.map((row) => row.hold))).toEqual(new Set(wholeHolds.map((hold) => hold.id)));
        expect(rows).toHaveLength(wholeHolds.reduce((sum, hold) => sum + hold.ordinals.length, 0));
        outcomes.forEach((outcome, index) => {
          if (outcome.kind === "held") expect(outcome.holds).toHaveLength(carts[index]!.length);
        });
      }),
      { numRuns: 15 },
    );
  });

  it("are paid as one: where one performance's hold is over, nothing is ordered and nothing charged", async () => {
    const [one, two] = [await house.openPerformance(), await house.openPerformance()];
    const cartKey = newCartKey();
    await together([seats(one, 1), seats(two, 1)], cartKey);
    const choices = await house.choices(cartKey);
    await house.rows("UPDATE hold SET held_until = now() - interval '1 s' WHERE performance_id = $1", [two]);
    const wish = { cartKey, currency: "CNY" as const, seats: choices, channelCode: "web", promotionCode: null };
    const outcome = await house.sales.checkout({
      ...wish,
      shownTotalMinor: 20_000,
      provider: "bank",
      contact: { name: "A", email: "a@b.cn", phone: null, locale: "en" },
      idempotencyKey: randomUUID(),
    });
    expect(outcome).toEqual({ kind: "lost", ordinals: [1] });
    expect(await house.rows("SELECT 1 FROM sales_order WHERE cart_key = $1", [cartKey])).toEqual([]);
    // What is still held can be bought alone.
    const holds = await house.database.read((tx) => house.inventory.holdsOfCart(tx, cartKey));
    expect(holds.map((hold) => hold.performanceId)).toEqual([one]);
  });
});
