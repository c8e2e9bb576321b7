import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HoldBatcher, TooManyHoldsWaiting } from "./hold-batcher.ts";
import { type HoldOutcome, type HoldRequest, seatKey } from "./hold-queue.rules.ts";

const most = 8;
const request = (number: number, cart: number, ordinals: readonly number[]): HoldRequest => ({
  holdId: String(number),
  cartKey: `cart ${cart}`,
  performanceId: 1,
  ordinals,
  channelId: "web",
  sources: 1,
  mostSeats: most,
  holdMs: 1,
  latestMs: 2,
});

/** Seats and carts in memory that decide as the database does, one request after another. */
class Shelf {
  readonly ownerOf = new Map<number, string>();
  private readonly counts = new Map<string, number>();

  place({ ordinals, cartKey, performanceId }: HoldRequest): HoldOutcome {
    const alreadyHeld = this.counts.get(cartKey) ?? 0;
    if (alreadyHeld + ordinals.length > most) return { kind: "limit", alreadyHeld };
    const taken = ordinals.filter((ordinal) => this.ownerOf.has(seatKey(performanceId, ordinal)));
    if (taken.length > 0) return { kind: "taken", ordinals: taken };
    for (const ordinal of ordinals) this.ownerOf.set(seatKey(performanceId, ordinal), cartKey);
    this.counts.set(cartKey, alreadyHeld + ordinals.length);
    return { kind: "placed", heldUntil: 1, latestUntil: 2 };
  }
}

const anyRequests = fc
  .array(
    fc.record({
      cart: fc.integer({ min: 0, max: 30 }),
      ordinals: fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 60 },
  )
  .map((all) =>
    all.map(({ cart, ordinals }, number) =>
      request(
        number,
        cart,
        [...ordinals].sort((a, b) => a - b),
      ),
    ),
  );

describe("batching holds", () => {
  it("gives the same seats to the same carts as asking one after another", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRequests,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 20 }),
        async (requests, lanes, mostPerBatch, delays) => {
          const shelf = new Shelf();
          let statement = 0;
          const batcher = new HoldBatcher(
            async (batch) => {
              const outcomes = batch.map((each) => shelf.place(each));
              // Statements end in another order than they began.
              for (let turn = delays[statement++ % delays.length]!; turn > 0; turn -= 1) await Promise.resolve();
              return outcomes;
            },
            { lanes, mostPerBatch, fewestBeside: 1 },
          );
          const got = await Promise.all(requests.map((each) => batcher.submit(each)));
          const model = new Shelf();
          const expected = requests.map((each) => model.place(each).kind);
          // A cart that is over its limit and late for a seat may be told either; everybody else the same.
          got.forEach(({ kind }, index) => {
            if (kind === "placed" || expected[index] === "placed") expect(kind).toBe(expected[index]);
          });
          expect(shelf.ownerOf).toEqual(model.ownerOf);
          expect(batcher.waitingCount).toBe(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("sends holds that wait together, and refuses the losers of a seat without asking", async () => {
    const batches: string[][] = [];
    let release = () => {};
    const batcher = new HoldBatcher(async (batch) => {
      batches.push(batch.map(({ holdId }) => holdId));
      if (batches.length === 1) {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      }
      return batch.map(() => ({ kind: "placed", heldUntil: 1, latestUntil: 2 }));
    });
    const first = batcher.submit(request(1, 1, [1, 2]));
    await new Promise((resolve) => setImmediate(resolve));
    const second = batcher.submit(request(2, 2, [3]));
    const third = batcher.submit(request(3, 3, [4]));
    const loser = batcher.submit(request(4, 4, [2, 9]));
    release();
    expect(await first).toMatchObject({ kind: "placed" });
    expect(await loser).toEqual({ kind: "taken", ordinals: [2] });
    expect(await Promise.all([second, third])).toMatchObject([{ kind: "placed" }, { kind: "placed" }]);
    expect(batches).toEqual([["1"], ["2", "3"]]);
  });

  it("tries again when a seat was only locked, and gives up as taken after five times", async () => {
    let tries = 0;
    const locked = new HoldBatcher(async () => {
      tries += 1;
      return [tries < 3 ? { kind: "contended" } : { kind: "placed", heldUntil: 1, latestUntil: 2 }];
    });
    expect(await locked.submit(request(1, 1, [1]))).toMatchObject({ kind: "placed" });
    expect(tries).toBe(3);
    const stuck = new HoldBatcher(async () => [{ kind: "contended" }]);
    expect(await stuck.submit(request(1, 1, [1, 2]))).toEqual({ kind: "taken", ordinals: [1, 2] });
  });

  it("tells everybody in a statement that failed, and goes on with the others", async () => {
    let fail = true;
    const batcher = new HoldBatcher(async (batch) => {
      if (fail) throw new Error("the database is away");
      return batch.map(() => ({ kind: "placed", heldUntil: 1, latestUntil: 2 }));
    });
    await expect(batcher.submit(request(1, 1, [1]))).rejects.toThrow("the database is away");
    fail = false;
    expect(await batcher.submit(request(2, 1, [1]))).toMatchObject({ kind: "placed" });
  });

  it("refuses more waiting holds than it may keep", async () => {
    const batcher = new HoldBatcher(() => new Promise(() => undefined), { mostWaiting: 2, lanes: 1 });
    void batcher.submit(request(1, 1, [1]));
    void batcher.submit(request(2, 2, [2]));
    await expect(batcher.submit(request(3, 3, [3]))).rejects.toBeInstanceOf(TooManyHoldsWaiting);
  });
});
