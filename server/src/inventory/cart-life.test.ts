import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { houseSeats, openSellingHouse, type SellingHouse } from "../../test/selling-house.ts";
import { ChangeHolds } from "./change-holds.ts";
import { defaultHoldPolicy, newCartKey } from "./index.ts";

let house: SellingHouse;
let change: ChangeHolds;
beforeAll(async () => {
  house = await openSellingHouse();
  change = new ChangeHolds(house.database, defaultHoldPolicy);
});
afterAll(() => house.close());

const holdsOf = (cartKey: string) => house.database.inHotTransaction((tx) => house.inventory.holdsOfCart(tx, cartKey));
const best = (performanceId: number, count: number, cartKey = newCartKey(), zoneId: string | null = null) =>
  house.inventory.holdBestSeats({ cartKey, performanceId, count, zoneId, channelCode: "web" });
const states = async (performanceId: number) =>
  (
    await house.rows(
      "SELECT state, count(*)::int AS count FROM performance_seat WHERE performance_id = $1 GROUP BY 1 ORDER BY 1",
      [performanceId],
    )
  ).map((row) => `${row.count} ${row.state}`);

describe("extending", () => {
  it("gives the full time again, for every hold of the cart and its seats alike", async () => {
    const [one, two] = [await house.openPerformance(), await house.openPerformance()];
    const { cartKey } = await house.hold(one, [1, 2]);
    await house.hold(two, [3], cartKey);
    await house.age(300_000);
    expect(await change.extend(cartKey)).toBe(true);
    for (const hold of await holdsOf(cartKey)) {
      expect(Math.abs(hold.heldUntil - Date.now() - 600_000)).toBeLessThan(30_000);
      const seats = await house.rows(
        "SELECT DISTINCT (extract(epoch FROM held_until) * 1000)::float8 AS ends FROM performance_seat WHERE hold_id = $1",
        [hold.id],
      );
      expect(seats).toEqual([{ ends: hold.heldUntil }]);
    }
  });

  it("never goes past the latest end, and never shortens", async () => {
    const performance = await house.openPerformance();
    const { cartKey } = await house.hold(performance, [1]);
    const [first] = await holdsOf(cartKey);
    const short = new ChangeHolds(house.database, { ...defaultHoldPolicy, holdMs: 1000 });
    expect(await short.extend(cartKey)).toBe(true);
    expect((await holdsOf(cartKey))[0]!.heldUntil).toBe(first!.heldUntil);
    const long = new ChangeHolds(house.database, { ...defaultHoldPolicy, holdMs: 86_400_000 });
    expect(await long.extend(cartKey)).toBe(true);
    expect((await holdsOf(cartKey))[0]!.heldUntil).toBe(first!.latestUntil);
  });

  it("does not bring back what is over", async () => {
    const performance = await house.openPerformance();
    const { cartKey } = await house.hold(performance, [1]);
    await house.age(601_000);
    expect(await change.extend(cartKey)).toBe(false);
    expect(await change.extend(newCartKey())).toBe(false);
  });
});

describe("releasing", () => {
  it("puts some seats back and keeps the others, then all", async () => {
    const performance = await house.openPerformance();
    const { cartKey, id } = await house.hold(performance, [1, 2, 3]);
    expect(await change.release(cartKey, id, [2, 40])).toBe(true);
    expect((await holdsOf(cartKey))[0]!.ordinals).toEqual([1, 3]);
    expect(await states(performance)).toEqual([`${houseSeats - 2} free`, "2 held"]);
    expect(await change.release(cartKey, id, null)).toBe(true);
    expect(await holdsOf(cartKey)).toEqual([]);
    expect(await states(performance)).toEqual([`${houseSeats} free`]);
  });

  it("is refused to other carts and after the end", async () => {
    const performance = await house.openPerformance();
    const { cartKey, id } = await house.hold(performance, [1]);
    expect(await change.release(newCartKey(), id, null)).toBe(false);
    await house.age(601_000);
    expect(await change.release(cartKey, id, null)).toBe(false);
  });
});

describe("sweeping", () => {
  it("frees the seats of expired holds only, whoever holds them now", async () => {
    const performance = await house.openPerformance();
    await house.hold(performance, [1, 2]);
    await house.age(601_000);
    const heir = await house.hold(performance, [2, 5]);
    expect(await house.inventory.sweepExpiredHolds()).toBeGreaterThanOrEqual(1);
    expect(await states(performance)).toEqual([`${houseSeats - 2} free`, "2 held"]);
    expect((await holdsOf(heir.cartKey))[0]!.ordinals).toEqual([2, 5]);
    expect(await house.inventory.sweepExpiredHolds()).toBe(0);
  });

  it("frees a thousand holds in several bounded statements", async () => {
    const performance = await house.openPerformance();
    await house.rows(
      `INSERT INTO hold (id, cart_key, performance_id, number, ordinals, channel_id, held_until, latest_until)
       SELECT gen_random_uuid(), 'k', $1, n, ARRAY[n % $2], gen_random_uuid(), now() - interval '1 s', now()
       FROM generate_series(1, 1200) AS n`,
      [performance, houseSeats],
    );
    await house.inventory.sweepExpiredHolds();
    expect(await house.rows("SELECT 1 FROM hold WHERE cart_key = 'k'")).toEqual([]);
  });
});

describe("the best seats", () => {
  it("are together, and the next party gets the next best", async () => {
    const performance = await house.openPerformance();
    const first = await best(performance, 3);
    const second = await best(performance, 3);
    if (first.kind !== "held" || second.kind !== "held") throw new Error("not held");
    for (const { ordinals } of [first.hold, second.hold]) {
      expect(ordinals).toEqual([ordinals[0], ordinals[0]! + 1, ordinals[0]! + 2]);
    }
    expect(first.hold.ordinals.some((ordinal) => second.hold.ordinals.includes(ordinal))).toBe(false);
  });

  it("stay in the zone that was asked for", async () => {
    const performance = await house.openPerformance();
    const facts = await house.programme.sellingFacts(performance);
    const outcome = await best(performance, 2, newCartKey(), facts!.zones[1]!.id);
    if (outcome.kind !== "held") throw new Error(outcome.kind);
    expect(outcome.hold.ordinals.every((ordinal) => ordinal >= houseSeats / 2)).toBe(true);
    expect(await best(performance, 2, newCartKey(), "no-such-zone")).toEqual({ kind: "not-enough", freeCount: 0 });
  });

  it("sell the house out to crowds without refusing a seat that is left, then say how many there are", async () => {
    const performance = await house.openPerformance();
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => best(performance, 2)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array.from({ length: 40 }, () => "held"));
    expect(await states(performance)).toEqual([`${houseSeats} held`]);
    expect(await best(performance, 1)).toEqual({ kind: "not-enough", freeCount: 0 });
  });

  it("keep to the limit of the cart and to what is on sale", async () => {
    const performance = await house.openPerformance();
    expect(await best(performance, 9)).toMatchObject({ kind: "limit", limit: 8 });
    const { cartKey } = await house.hold(performance, [0, 1, 2, 3, 4, 5, 6]);
    expect(await best(performance, 2, cartKey)).toEqual({ kind: "limit", limit: 8, alreadyHeld: 7 });
    await house.programme.closeSales(house.admin, String(performance));
    expect(await best(performance, 1)).toMatchObject({ kind: "not-on-sale" });
  });
});

describe("putting on sale", () => {
  it("makes every seat once, and opening again keeps what was sold", async () => {
    const performance = await house.openPerformance();
    await house.hold(performance, [1]);
    await house.programme.closeSales(house.admin, String(performance));
    const again = await house.inventory.putOnSale(house.admin, performance);
    expect(again).toMatchObject({ state: "on_sale" });
    expect(await states(performance)).toEqual([`${houseSeats - 1} free`, "1 held"]);
  });
});
