import { randomInt } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { houseSeats, openSellingHouse, type SellingHouse } from "../../test/selling-house.ts";
import { type HoldSeatsOutcome, newCartKey } from "./index.ts";

let house: SellingHouse;
beforeAll(async () => {
  house = await openSellingHouse();
});
afterAll(() => house.close());

const hold = (performanceId: number | null, ordinals: readonly number[], cartKey = newCartKey(), channelCode = "web") =>
  house.inventory.holdSeats({ cartKey, performanceId, ordinals, channelCode });
const seatsOf = (performanceId: number) =>
  house.rows("SELECT ordinal, state, hold_id FROM performance_seat WHERE performance_id = $1 ORDER BY ordinal", [
    performanceId,
  ]);

describe("holding seats", () => {
  it("holds all of the seats for ten minutes, sorted and once each", async () => {
    const performance = await house.openPerformance();
    const before = Date.now();
    const outcome = await hold(performance, [5, 3, 5]);
    if (outcome.kind !== "held") throw new Error(outcome.kind);
    expect(outcome.hold.ordinals).toEqual([3, 5]);
    expect(Math.abs(outcome.hold.heldUntil - before - 600_000)).toBeLessThan(30_000);
    expect(outcome.hold.latestUntil).toBeGreaterThan(outcome.hold.heldUntil);
    const held = (await seatsOf(performance)).filter((seat) => seat.state === "held");
    expect(held).toEqual([3, 5].map((ordinal) => ({ ordinal, state: "held", hold_id: outcome.hold.id })));
  });

  it("refuses all when one is taken, says which, and suggests as many free ones beside", async () => {
    const performance = await house.openPerformance();
    await house.hold(performance, [4]);
    const outcome = await hold(performance, [3, 4]);
    expect(outcome).toMatchObject({ kind: "taken", taken: [4] });
    const { suggested } = outcome as Extract<HoldSeatsOutcome, { kind: "taken" }>;
    expect(suggested).toHaveLength(2);
    expect(suggested).not.toContain(4);
    expect(await hold(performance, suggested)).toMatchObject({ kind: "held" });
  });

  it("refuses seats that the map does not have, and names them", async () => {
    const performance = await house.openPerformance();
    expect(await hold(performance, [1, -1, houseSeats])).toEqual({ kind: "unknown-seats", ordinals: [-1, houseSeats] });
    expect((await seatsOf(performance)).every((seat) => seat.state === "free")).toBe(true);
  });

  it("counts what the cart holds already against the limit of the performance", async () => {
    const performance = await house.openPerformance();
    const { cartKey } = await house.hold(performance, [0, 1, 2, 3, 4]);
    expect(await hold(performance, [10, 11, 12, 13], cartKey)).toEqual({ kind: "limit", limit: 8, alreadyHeld: 5 });
    expect(await hold(performance, [10, 11, 12], cartKey)).toMatchObject({ kind: "held" });
    expect(
      await hold(
        performance,
        Array.from({ length: 9 }, (_, index) => 20 + index),
        cartKey,
      ),
    ).toEqual({
      kind: "limit",
      limit: 8,
      alreadyHeld: 8,
    });
    const other = await house.openPerformance();
    expect(await hold(other, [10], cartKey)).toMatchObject({ kind: "held" });
  });

  it("keeps to the limit when one cart asks many times at once", async () => {
    const performance = await house.openPerformance();
    const cartKey = newCartKey();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => hold(performance, [2 * index, 2 * index + 1], cartKey)),
    );
    expect(outcomes.filter(({ kind }) => kind === "held")).toHaveLength(4);
    expect(outcomes.filter(({ kind }) => kind === "limit")).toHaveLength(16);
  });

  it("sells only through channels with an open window, and only what is on sale", async () => {
    const performance = await house.openPerformance();
    expect(await hold(performance, [1], newCartKey(), "partner")).toMatchObject({ kind: "not-on-sale" });
    expect(await hold(null, [1])).toMatchObject({ kind: "not-on-sale" });
    expect(await hold(999_999, [1])).toMatchObject({ kind: "not-on-sale" });
    await house.programme.closeSales(house.admin, String(performance));
    expect(await hold(performance, [1])).toMatchObject({ kind: "not-on-sale" });
  });

  it("lets somebody else have a seat the moment its hold is over, without anybody sweeping", async () => {
    const performance = await house.openPerformance();
    const late = await house.hold(performance, [7, 8]);
    await house.age(601_000);
    const next = await hold(performance, [8]);
    expect(next).toMatchObject({ kind: "held" });
    expect(await house.choices(late.cartKey)).toEqual([]);
  });

  it("never gives a seat twice, half a wish, or a deadlock when hundreds fight", async () => {
    const performance = await house.openPerformance();
    const before = await deadlocks();
    const outcomes = await Promise.all(
      Array.from({ length: 400 }, () => {
        const first = randomInt(houseSeats - 3);
        // Three seats in no particular order, overlapping with others' threes.
        return hold(performance, [first + 2, first, first + 1]);
      }),
    );
    const given = outcomes.flatMap((outcome) => (outcome.kind === "held" ? outcome.hold.ordinals : []));
    expect(new Set(given).size).toBe(given.length);
    const seats = await seatsOf(performance);
    expect(seats.filter((seat) => seat.state === "held").map((seat) => seat.ordinal)).toEqual(
      [...given].sort((a, b) => a - b),
    );
    for (const outcome of outcomes) {
      if (outcome.kind === "held") expect(outcome.hold.ordinals).toHaveLength(3);
      else expect(outcome.kind).toBe("taken");
    }
    expect(await deadlocks()).toBe(before);
  });

  it("never gives a seat twice when two processes fight over one database", async () => {
    const performance = await house.openPerformance();
    const { createInventory } = await import("./index.ts");
    const second = createInventory({ ...house, policy: {} });
    const outcomes = await Promise.all(
      Array.from({ length: 300 }, (_, index) => {
        const first = randomInt(houseSeats - 2);
        const inventory = index % 2 === 0 ? house.inventory : second;
        return inventory.holdSeats({
          cartKey: newCartKey(),
          performanceId: performance,
          ordinals: [first, first + 1],
          channelCode: "web",
        });
      }),
    );
    second.close();
    const given = outcomes.flatMap((outcome) => (outcome.kind === "held" ? outcome.hold.ordinals : []));
    expect(new Set(given).size).toBe(given.length);
    const held = (await seatsOf(performance)).filter((seat) => seat.state === "held");
    expect(held).toHaveLength(given.length);
  });

  it("lets no cart past its limit, however many processes it asks at the same moment", async () => {
    const { createInventory } = await import("./index.ts");
    const processes = Array.from({ length: 4 }, () => createInventory({ ...house, policy: {} }));
    for (let round = 0; round < 5; round += 1) {
      const performance = await house.openPerformance();
      const cartKey = newCartKey();
      const outcomes = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          processes[index % 4]!.holdSeats({
            cartKey,
            performanceId: performance,
            ordinals: [index * 3, index * 3 + 1, index * 3 + 2],
            channelCode: "web",
          }),
        ),
      );
      expect(outcomes.filter(({ kind }) => kind === "held")).toHaveLength(2);
      expect((await seatsOf(performance)).filter((seat) => seat.state === "held")).toHaveLength(6);
    }
    for (const each of processes) each.close();
  });
});

describe("the table of seats", () => {
  it("refuses every state whose columns do not agree, whoever writes", async () => {
    const performance = await house.openPerformance();
    for (const set of [
      "state = 'held'",
      "state = 'sold'",
      "state = 'held', hold_id = gen_random_uuid()",
      "state = 'sold', order_id = gen_random_uuid(), hold_id = gen_random_uuid()",
      "hold_id = gen_random_uuid()",
      "order_id = gen_random_uuid()",
      "state = 'killed', held_until = now()",
    ]) {
      await expect(
        house.rows(`UPDATE performance_seat SET ${set} WHERE performance_id = $1 AND ordinal = 0`, [performance]),
        set,
      ).rejects.toThrow("performance_seat_state_agrees");
    }
    await expect(
      house.rows("INSERT INTO performance_seat (performance_id, ordinal) VALUES ($1, 0)", [performance]),
    ).rejects.toThrow("performance_seat_pk");
  });
});

async function deadlocks(): Promise<string> {
  const [row] = await house.rows("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
  return row.deadlocks;
}
