import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseBatch, type HoldRequest, lostTo, occupy, seatKey, vacate } from "./hold-queue.rules.ts";

const request = (cartKey: string, performanceId: number, ordinals: readonly number[]): HoldRequest => ({
  holdId: `${cartKey}-${ordinals.join("-")}`,
  cartKey,
  performanceId,
  ordinals,
  channelId: "web",
  sources: 1,
  mostSeats: 8,
  holdMs: 1,
  latestMs: 2,
});
const entries = (...requests: HoldRequest[]) => requests.map((each) => ({ request: each }));
const nothing = () => ({ seats: new Set<number>(), carts: new Set<string>() });

const anyRequest = fc
  .record({
    cart: fc.integer({ min: 0, max: 6 }),
    performance: fc.integer({ min: 1, max: 2 }),
    ordinals: fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ cart, performance, ordinals }) => request(`cart ${cart}`, performance, ordinals));

describe("choosing the holds of a statement", () => {
  it("takes holds of different seats and carts together, in order of arrival", () => {
    const waiting = entries(request("a", 1, [1, 2]), request("b", 1, [3]), request("c", 2, [1, 2]));
    expect(chooseBatch(waiting, nothing(), 10)).toEqual({ chosen: waiting, left: [] });
  });

  it("lets nobody overtake an earlier hold that has to wait for one of its seats", () => {
    const busy = nothing();
    occupy(request("z", 1, [2]), busy);
    const [first, second, third] = entries(request("a", 1, [1, 2]), request("b", 1, [1]), request("c", 1, [9]));
    expect(chooseBatch([first!, second!, third!], busy, 10)).toEqual({ chosen: [third], left: [first, second] });
  });

  it("sends one hold of a cart at a time, so that its limit can be counted", () => {
    const [first, second] = entries(request("a", 1, [1]), request("a", 1, [5]));
    expect(chooseBatch([first!, second!], nothing(), 10)).toEqual({ chosen: [first], left: [second] });
  });

  it("never puts a seat or a cart twice into what is in flight, and loses nobody", () => {
    fc.assert(
      fc.property(fc.array(anyRequest), fc.array(anyRequest), fc.integer({ min: 1, max: 5 }), (flying, asked, most) => {
        const busy = nothing();
        const aloft = chooseBatch(entries(...flying), nothing(), 100).chosen;
        for (const { request: each } of aloft) occupy(each, busy);
        const { chosen, left } = chooseBatch(entries(...asked), busy, most);
        expect(chosen.length).toBeLessThanOrEqual(most);
        expect([...chosen, ...left].sort(byId)).toEqual(entries(...asked).sort(byId));
        const seats = [...aloft, ...chosen].flatMap(({ request: r }) =>
          r.ordinals.map((ordinal) => seatKey(r.performanceId, ordinal)),
        );
        const carts = [...aloft, ...chosen].map(({ request: r }) => r.cartKey);
        expect(new Set(seats).size).toBe(seats.length);
        expect(new Set(carts).size).toBe(carts.length);
        for (const { request: each } of aloft) vacate(each, busy);
        expect(busy).toEqual(nothing());
      }),
    );
  });

  it("names exactly the seats that somebody else was given", () => {
    const placed = new Set([seatKey(1, 4), seatKey(2, 5)]);
    expect(lostTo(placed, request("a", 1, [4, 5]))).toEqual([4]);
    expect(lostTo(placed, request("a", 3, [4, 5]))).toEqual([]);
  });
});

function byId(a: { request: HoldRequest }, b: { request: HoldRequest }): number {
  return `${a.request.holdId}${a.request.performanceId}`.localeCompare(`${b.request.holdId}${b.request.performanceId}`);
}
