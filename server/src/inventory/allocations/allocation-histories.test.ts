import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openSellingHouse, type SellingHouse } from "../../../test/selling-house.ts";
import type { StaffActor } from "../../identity/index.ts";
import { newCartKey } from "../index.ts";
import { AllocationKind } from "./allocation-kind.rules.ts";

let house: SellingHouse;
let sellers: readonly StaffActor[];
beforeAll(async () => {
  house = await openSellingHouse();
  sellers = [await house.enrol("seller", "seller"), await house.enrol("supervisor", "supervisor")];
});
afterAll(() => house.close());

/** Few seats and two allocations, so that the actors get in each other's way. */
const seatCount = 8;
const ordinals = fc.uniqueArray(fc.integer({ min: 0, max: seatCount - 1 }), { minLength: 1, maxLength: 3 });
const allocation = fc.integer({ min: 0, max: 1 });
const act = fc.oneof(
  fc.record({ kind: fc.constant("allocate"), ordinals, to: fc.option(allocation), skipTaken: fc.boolean() }),
  fc.record({ kind: fc.constant("hold"), ordinals, from: fc.option(allocation), who: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ kind: fc.constant("sell"), which: fc.nat(9) }),
  fc.record({ kind: fc.constant("refund"), which: fc.nat(9) }),
  fc.record({ kind: fc.constant("expire"), sweep: fc.boolean() }),
  fc.record({ kind: fc.constant("kill"), ordinals }),
  fc.record({ kind: fc.constant("revive"), ordinals }),
  fc.record({ kind: fc.constant("time passes"), which: allocation, sweep: fc.boolean() }),
  fc.record({ kind: fc.constant("release"), which: allocation }),
  fc.record({ kind: fc.constant("anew"), which: allocation }),
) as fc.Arbitrary<Act>;
type Act = {
  kind: string;
  ordinals: number[];
  to: number | null;
  from: number | null;
  who: number;
  which: number;
  sweep: boolean;
  skipTaken: boolean;
};

interface Seat {
  state: string;
  allocation: number | null;
  hold_id: string | null;
  over: boolean;
}

/** One history on a performance of its own: the acts, some of them two at once. */
class History {
  private readonly holds: { id: string; ordinals: number[] }[] = [];
  private readonly orders: { id: string; ordinals: number[] }[] = [];
  /** What the seller may sell from the second allocation: nothing; it is the supervisor's. */
  private constructor(
    private readonly performanceId: number,
    private readonly ids: readonly string[],
  ) {}

  static async begin(): Promise<History> {
    const performanceId = await house.openPerformance();
    const ids: string[] = [];
    for (const [name, roles] of [
      ["Everybody's", []],
      ["Supervisors'", ["supervisor"]],
    ] as const) {
      const saved = await house.inventory.saveAllocation(house.admin, {
        performanceId,
        id: null,
        name,
        kind: AllocationKind.HOUSE,
        hue: 1,
        toWhom: null,
        channelCodes: ["counter"],
        roles: [...roles],
        staffIds: [],
        releaseAt: null,
        reason: "test",
      });
      if (saved.kind !== "saved") throw new Error(saved.kind);
      ids.push(saved.allocation.id);
    }
    return new History(performanceId, ids);
  }

  async seats(): Promise<Seat[]> {
    return house.rows(
      `SELECT state, allocation, hold_id, coalesce(held_until < now(), false) AS over
       FROM performance_seat WHERE performance_id = $1 AND ordinal < $2 ORDER BY ordinal`,
      [this.performanceId, seatCount],
    );
  }

  private async released(): Promise<readonly number[]> {
    const rows = await house.rows("SELECT number FROM allocation WHERE performance_id = $1 AND release_at <= now()", [
      this.performanceId,
    ]);
    return rows.map(({ number }) => number);
  }

  async play(act: Act): Promise<void> {
    const { performanceId } = this;
    const command = { performanceId, reason: "test", skipTaken: act.skipTaken, ordinals: act.ordinals };
    switch (act.kind) {
      case "allocate": {
        const allocationId = act.to === null ? null : this.ids[act.to]!;
        await house.inventory.allocateSeats(house.admin, { ...command, allocationId });
        return;
      }
      case "hold":
        return this.hold(act);
      case "sell": {
        const hold = this.holds[act.which % Math.max(1, this.holds.length)];
        if (!hold) return;
        const id = uuidv7();
        const wanted = hold.ordinals.map((ordinal) => ({ performanceId, ordinal, holdId: hold.id }));
        const missing = await house.database.inHotTransaction((tx) => house.inventory.sellSeats(tx, id, wanted));
        if (missing.length === 0) this.orders.push({ id, ordinals: hold.ordinals });
        return;
      }
      case "refund": {
        const [order] = this.orders.splice(act.which % Math.max(1, this.orders.length), 1);
        if (!order) return;
        const back = order.ordinals.map((ordinal) => ({ performanceId, ordinal }));
        const count = await house.database.inHotTransaction((tx) => house.inventory.returnSeats(tx, order.id, back));
        expect(count).toBe(back.length);
        return;
      }
      case "expire":
        await house.age(86_400_000);
        if (act.sweep) await house.inventory.sweepExpiredHolds();
        return;
      case "kill":
        await house.inventory.killSeats(house.admin, { ...command, skipTaken: true });
        return;
      case "revive":
        await house.inventory.reviveSeats(house.admin, command);
        return;
      case "release":
        await house.inventory.releaseAllocation(house.admin, { ...command, allocationId: this.ids[act.which]! });
        return;
      case "time passes":
        await house.rows("UPDATE allocation SET release_at = now() WHERE id = $1", [this.ids[act.which]]);
        if (act.sweep) await house.inventory.returnDueAllocations();
        return;
      default:
        await house.rows("UPDATE allocation SET release_at = NULL, seats_returned_at = NULL WHERE id = $1", [
          this.ids[act.which],
        ]);
    }
  }

  /** A hold by a buyer (0), a seller (1) or a supervisor (2); when nothing else runs, right and wrong are known. */
  private async hold({ ordinals, from, who }: Act, alone = true): Promise<void> {
    const [before, released] = alone ? [await this.seats(), await this.released()] : [null, []];
    const actor = who === 0 ? ({ kind: "buyer" } as const) : sellers[who - 1]!;
    const outcome = await house.inventory.holdSeats({
      cartKey: newCartKey(),
      performanceId: this.performanceId,
      ordinals,
      channelCode: who === 0 ? "web" : "counter",
      from: { actor, allocationIds: from === null ? [] : [this.ids[from]!], generalSale: true },
    });
    if (outcome.kind === "held") this.holds.push({ id: outcome.hold.id, ordinals: [...ordinals] });
    if (!before) return;
    const mayName = from === null || (from === 0 && who > 0) || (from === 1 && who === 2);
    if (!mayName) {
      expect(outcome.kind).toBe("not-your-allocation");
      return;
    }
    const canBeHad = (ordinal: number) => {
      const seat = before[ordinal]!;
      const isFree = seat.state === "free" || (seat.state === "held" && seat.over);
      const isOpen =
        seat.allocation === null || seat.allocation === (from ?? -2) + 1 || released.includes(seat.allocation);
      return isFree && isOpen;
    };
    expect(outcome.kind).toBe(ordinals.every(canBeHad) ? "held" : "taken");
  }

  playAtOnce(acts: readonly Act[]): Promise<unknown> {
    return Promise.all(acts.map((each) => (each.kind === "hold" ? this.hold(each, false) : this.play(each))));
  }

  /** Sold seats are exactly those of live orders, nobody's twice; the lists count what the rows say. */
  async check(): Promise<void> {
    const rows = await house.rows(
      "SELECT ordinal, order_id FROM performance_seat WHERE performance_id = $1 AND state = 'sold' ORDER BY ordinal",
      [this.performanceId],
    );
    const sold = this.orders.flatMap((order) => order.ordinals.map((ordinal) => ({ ordinal, order_id: order.id })));
    expect(rows).toEqual(sold.sort((a, b) => a.ordinal - b.ordinal));
    const seats = await this.seats();
    const counts = await house.inventory.countAllocations(this.performanceId);
    for (const number of [1, 2]) {
      const mine = seats.filter((seat) => seat.allocation === number);
      const counted = counts.get(number);
      expect(counted?.total ?? 0).toBe(mine.length);
      expect(counted?.sold ?? 0).toBe(mine.filter(({ state }) => state === "sold").length);
      expect(counted?.killed ?? 0).toBe(mine.filter(({ state }) => state === "killed").length);
      expect(counted?.left ?? 0).toBe(
        mine.filter(({ state, over }) => state === "free" || (state === "held" && over)).length,
      );
    }
  }
}

it("keeps every seat with one owner at most, and sells from an allocation to nobody without the right", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 4, arbitrary: fc.tuple(act) }, { weight: 1, arbitrary: fc.tuple(act, act, act) }), {
        minLength: 4,
        maxLength: 14,
      }),
      async (steps) => {
        const history = await History.begin();
        for (const step of steps) {
          if (step.length === 1) await history.play(step[0]);
          else await history.playAtOnce(step);
          await history.check();
        }
      },
    ),
    { numRuns: 30 },
  );
}, 240_000);
