import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSellingHouse, type SellingHouse } from "../../test/selling-house.ts";
import { newCartKey } from "./index.ts";

let house: SellingHouse;
beforeAll(async () => {
  house = await openSellingHouse();
});
afterAll(() => house.close());

const holdsOf = (cartKey: string) => house.database.inHotTransaction((tx) => house.inventory.holdsOfCart(tx, cartKey));
const seatsOf = async (cartKey: string) => (await holdsOf(cartKey)).flatMap(({ ordinals }) => ordinals).sort();

describe("merging carts", () => {
  it("loses no seat and changes nobody's time", async () => {
    const performance = await house.openPerformance();
    const { cartKey: from } = await house.hold(performance, [1, 2]);
    await house.age(120_000);
    const { cartKey: into } = await house.hold(performance, [5]);
    const before = [...(await holdsOf(from)), ...(await holdsOf(into))].map(({ id, heldUntil, latestUntil }) => ({
      id,
      heldUntil,
      latestUntil,
    }));
    expect(await house.inventory.mergeCarts({ from, into })).toEqual({ kind: "merged", seats: 2 });
    expect(await holdsOf(from)).toEqual([]);
    const after = (await holdsOf(into)).map(({ id, heldUntil, latestUntil }) => ({ id, heldUntil, latestUntil }));
    expect(after.sort((a, b) => a.id.localeCompare(b.id))).toEqual(before.sort((a, b) => a.id.localeCompare(b.id)));
    await house.hold(performance, [7], into);
    expect(await seatsOf(into)).toEqual([1, 2, 5, 7]);
  });

  it("moves nothing when one cart may not hold so many, and keeps the limit when both hold on", async () => {
    const performance = await house.openPerformance();
    const { cartKey: from } = await house.hold(performance, [1, 2, 3, 4, 5]);
    const { cartKey: into } = await house.hold(performance, [11, 12, 13, 14]);
    expect(await house.inventory.mergeCarts({ from, into })).toEqual({ kind: "limit", limit: 8, together: 9 });
    expect(await seatsOf(from)).toHaveLength(5);
    expect(await seatsOf(into)).toHaveLength(4);
  });

  it("has nothing to merge once the time is over, and leaves a cart merged with itself alone", async () => {
    const performance = await house.openPerformance();
    const { cartKey } = await house.hold(performance, [1]);
    expect(await house.inventory.mergeCarts({ from: cartKey, into: cartKey })).toEqual({ kind: "merged", seats: 1 });
    expect(await house.inventory.mergeCarts({ from: newCartKey(), into: cartKey })).toEqual({ kind: "nothing" });
    await house.age(86_400_000);
    expect(await house.inventory.mergeCarts({ from: cartKey, into: newCartKey() })).toEqual({ kind: "nothing" });
  });

  it("merges two carts into each other at once without losing or doubling a seat", async () => {
    const performance = await house.openPerformance();
    const { cartKey: one } = await house.hold(performance, [1, 2]);
    const { cartKey: two } = await house.hold(performance, [3]);
    await Promise.all([
      house.inventory.mergeCarts({ from: one, into: two }),
      house.inventory.mergeCarts({ from: two, into: one }),
    ]);
    expect([...(await seatsOf(one)), ...(await seatsOf(two))].sort()).toEqual([1, 2, 3]);
  });
});
