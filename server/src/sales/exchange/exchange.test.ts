import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { openAccountHouse } from "../../../test/account-house.ts";
import { cash } from "../../../test/selling-house.ts";

const { act, house, seller, performance, key, tender, nextWeek, sold, linesOf, seatState, liveTickets, account } =
  await openAccountHouse();
afterAll(() => house.close());

describe("an exchange", () => {
  async function exchange(orderId: string, lineIds: readonly string[], ordinals: readonly number[], rest = {}) {
    const { cartKey } = ordinals.length > 0 ? await house.hold(performance, ordinals) : { cartKey: key() };
    const seats = ordinals.length > 0 ? await house.choices(cartKey) : [];
    return house.sales.exchangeTickets({
      ...{ ...act(orderId), lineIds, cartKey, seats, kept: [], shownDifferenceMinor: 0, tenders: [] },
      ...rest,
    });
  }

  it("to cheaper seats gives the difference back, to dearer ones collects it", async () => {
    const orderId = await sold([38, 39], [tender("terminal", 20_000, { reference: "5" })]);
    const [a, b] = await linesOf(orderId);
    const down = { shownDifferenceMinor: -4_000 };
    expect(await exchange(orderId, [a.id], [60], { ...down, actor: seller })).toMatchObject({
      kind: "approval-required",
    });
    expect(await exchange(orderId, [a.id], [61])).toMatchObject({ kind: "exchange-changed", differenceMinor: -4_000 });
    expect(await exchange(orderId, [a.id], [62], down)).toMatchObject({ kind: "exchanged" });
    expect(await account(orderId)).toEqual([16_000, 16_000]);
    expect([await seatState(38), await seatState(62)]).toEqual(["free", "sold"]);
    const lines = await linesOf(orderId);
    expect(lines.map(({ ordinal, state }) => [ordinal, state])).toEqual([
      [38, "exchanged"],
      [39, "live"],
      [62, "live"],
    ]);
    const up = { shownDifferenceMinor: 4_000, actor: seller };
    expect(await exchange(orderId, [lines[2].id], [38], up)).toMatchObject({ kind: "not-done", field: "tenders" });
    await house.age(3_600_000);
    expect(await exchange(orderId, [lines[2].id], [38], { ...up, tenders: cash(4_000, 5_000) })).toMatchObject({
      kind: "exchanged",
    });
    expect(await account(orderId)).toEqual([20_000, 20_000]);
    expect((await liveTickets(orderId)).map(({ ordinal }) => ordinal).sort()).toEqual([38, 39]);
    expect(await exchange(orderId, [b.id], [])).toMatchObject({ kind: "not-done", field: "seats" });
    await house.age(3_600_000);
  });

  it("of the type alone keeps the seat, and of what is owed is refused", async () => {
    const orderId = await sold([5], cash(10_000));
    const [line] = await linesOf(orderId);
    const kept = [{ lineId: line.id, ticketTypeId: house.childId }];
    expect(await exchange(orderId, [line.id], [], { kept, shownDifferenceMinor: -5_000 })).toMatchObject({
      kind: "exchanged",
    });
    expect(await seatState(5)).toBe("sold");
    expect(await account(orderId)).toEqual([5_000, 5_000]);
    expect((await liveTickets(orderId)).map(({ ordinal }) => ordinal)).toEqual([5]);
    const owing = await sold([6], [tender("invoice", 10_000, { dueAt: nextWeek() })]);
    const [owed] = await linesOf(owing);
    expect(
      await exchange(owing, [owed.id], [], { kept: [{ lineId: owed.id, ticketTypeId: house.childId }] }),
    ).toMatchObject({
      kind: "not-done",
      field: "orderId",
    });
  });

  it("is refused whole when a new seat is lost", async () => {
    const orderId = await sold([7], cash(10_000));
    const [line] = await linesOf(orderId);
    const { cartKey } = await house.hold(performance, [8]);
    const seats = await house.choices(cartKey);
    await house.age(3_600_000);
    const lost = await exchange(orderId, [line.id], [], { cartKey, seats });
    expect(lost).toMatchObject({ kind: "lost" });
    expect(await seatState(7)).toBe("sold");
    expect(await liveTickets(orderId)).toHaveLength(1);
  });
});

describe("a seat that is moved", () => {
  it("keeps its price, gets a new ticket, and the customer is told", async () => {
    const orderId = await sold([15], cash(10_000));
    const [line] = await linesOf(orderId);
    const move = (toOrdinal: number, rest = {}) =>
      house.sales.moveSeat({
        ...act(orderId, seller),
        lineId: line.id,
        toOrdinal,
        toHoldId: null,
        keepOldOff: true,
        ...rest,
      });
    expect(await move(15)).toMatchObject({ kind: "not-done", field: "toOrdinal" });
    expect(await move(999)).toMatchObject({ kind: "not-done", field: "toOrdinal" });
    expect(await move(7)).toMatchObject({ kind: "not-done", field: "toOrdinal" });
    expect(await move(16, { lineId: randomUUID() })).toMatchObject({ kind: "not-done", field: "lineIds" });
    const once = { idempotencyKey: key() };
    const moved = await move(16, once);
    expect(moved).toMatchObject({ kind: "moved" });
    expect(await move(16, once)).toEqual(moved);
    expect([await seatState(15), await seatState(16)]).toEqual(["killed", "sold"]);
    expect(await account(orderId)).toEqual([10_000, 10_000]);
    const [ticket] = await liveTickets(orderId);
    expect(ticket).toMatchObject({ ordinal: 16 });
    expect(ticket!.number.endsWith("-01-2")).toBe(true);
    const [order] = await house.rows("SELECT note_en FROM sales_order WHERE id = $1", [orderId]);
    expect(order.note_en).toBe("Your seat was moved from Block 0 2 6 to Block 0 2 7. Please use the new ticket.");
    const told = await house.rows("SELECT payload FROM outbox WHERE kind = 'sales.seat-moved'");
    expect(told.map(({ payload }) => payload.orderId)).toEqual([orderId]);
  });
});
