import { randomUUID } from "node:crypto";
import type { SeatMapDocument } from "@parterre/seat-map";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { houseDocument, openSellingHouse, type SellingHouse } from "../../test/selling-house.ts";
import { PrivilegedAct, type StaffActor } from "../identity/index.ts";
import type { ChangePerformanceMapCommand } from "./change-performance-map.ts";
import type { MapChangePreview } from "./preview-map-change.ts";

let house: SellingHouse;
let seller: StaffActor;
beforeAll(async () => {
  house = await openSellingHouse();
  seller = await house.enrol("seller", "seller");
});
afterAll(() => house.close());

/** The house without some seats, and with rows called something else. */
function edited(gone: readonly string[], rename: (row: string) => string = (row) => row): SeatMapDocument {
  const document = houseDocument();
  return {
    ...document,
    blocks: document.blocks.map((block) => ({
      ...block,
      rows: block.rows.map((row) => ({
        ...row,
        label: rename(row.label),
        seats: row.seats.filter((seat) => !gone.includes(seat.id)),
      })),
    })),
  };
}

async function sold(performanceId: number, ordinals: readonly number[], customerName: string | null = "王小明") {
  const { cartKey } = await house.hold(performanceId, ordinals);
  const seats = await house.choices(cartKey);
  const shownTotalMinor = ordinals.reduce((sum, ordinal) => sum + (ordinal < 40 ? 10_000 : 6_000), 0);
  const outcome = await house.sellForCash({
    cartKey,
    currency: "CNY",
    seats,
    shownTotalMinor,
    givenMinor: shownTotalMinor,
    customerName,
    idempotencyKey: randomUUID(),
    channelCode: "counter",
    seller,
  });
  if (outcome.kind !== "sold") throw new Error(JSON.stringify(outcome));
  return outcome.orderId;
}

async function preview(performanceId: number, versionId: string): Promise<MapChangePreview> {
  const outcome = await house.mapChanges.preview(performanceId, versionId);
  if (outcome.kind !== "preview") throw new Error(outcome.reason.en);
  return outcome;
}

/** The change as the preview proposes it. */
function asProposed(
  shown: MapChangePreview,
  more: Partial<ChangePerformanceMapCommand> = {},
): ChangePerformanceMapCommand {
  return {
    performanceId: shown.maps.performanceId,
    seatMapVersionId: shown.maps.toId,
    planHash: shown.planHash,
    moves: shown.taken.flatMap(({ proposal }) => (proposal ? [{ from: proposal.from, to: proposal.to }] : [])),
    newSeatZones: [],
    reason: "The front row makes way for the orchestra",
    approvalToken: null,
    actor: house.admin,
    ...more,
  };
}

const approvalFor = (performanceId: number) =>
  house.approval(PrivilegedAct.CHANGE_PERFORMANCE_MAP, String(performanceId));
const seatsOf = (performanceId: number) =>
  house.rows(
    "SELECT ordinal, state, hold_id, order_id FROM performance_seat WHERE performance_id = $1 ORDER BY ordinal",
    [performanceId],
  );
const performanceRow = async (id: number) => (await house.rows("SELECT * FROM performance WHERE id = $1", [id]))[0];
const everything = async (id: number) => [
  await seatsOf(id),
  await house.rows("SELECT * FROM order_line WHERE performance_id = $1 ORDER BY id", [id]),
  await house.rows("SELECT * FROM ticket WHERE performance_id = $1 ORDER BY id", [id]),
  await house.rows("SELECT * FROM hold WHERE performance_id = $1 ORDER BY id", [id]),
  await performanceRow(id),
];

describe("changing the map of a performance on sale", () => {
  it("keeps what stays, moves what goes with its order and ticket, and tells the buyers", async () => {
    const performanceId = await house.openPerformance();
    const stays = await sold(performanceId, [10]);
    const goes = await sold(performanceId, [2, 3]);
    const { id: holdId, cartKey } = await house.hold(performanceId, [45]);
    const versionId = await house.publishHouse(edited(["b0r0s2", "b0r0s5"], (row) => (row === "2" ? "B" : row)));
    const shown = await preview(performanceId, versionId);
    expect(shown.plan.kept).toEqual({ free: 75, held: 1, sold: 2, killed: 0, reserved: 0 });
    expect(shown.plan.removedFree).toEqual([5]);
    expect(shown.relabelledCount).toBe(1);
    expect(shown.taken).toMatchObject([
      { seat: { ordinal: 2, state: "sold" }, line: { orderId: goes, buyer: "王小明" } },
    ]);
    expect(shown.taken[0]?.proposal).toMatchObject({ from: 2 });

    const [before] = await house.rows("SELECT id, code, number FROM ticket WHERE order_id = $1 AND ordinal = 2", [
      goes,
    ]);
    const [kept] = await house.rows("SELECT id, code FROM ticket WHERE order_id = $1", [stays]);
    expect(await house.mapChanges.change(asProposed(shown))).toMatchObject({ kind: "approval-required" });
    const approvalToken = await approvalFor(performanceId);
    const outcome = await house.mapChanges.change(asProposed(shown, { approvalToken }));
    expect(outcome).toMatchObject({ kind: "changed", movedCount: 1, relabelledCount: 1 });

    expect(await performanceRow(performanceId)).toMatchObject({ seat_map_version_id: versionId, seat_count: 78 });
    const seats = await seatsOf(performanceId);
    expect(seats.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: 78 }, (_, ordinal) => ordinal));
    // b0r1s0 was 10 and is 8; b0r0s3 was 3 and is 2.
    expect(seats[8]).toMatchObject({ state: "sold", order_id: stays });
    expect(seats[2]).toMatchObject({ state: "sold", order_id: goes });
    const target = shown.taken[0]!.proposal!.to;
    expect(seats[target]).toMatchObject({ state: "sold", order_id: goes });
    expect(seats.filter(({ state }) => state === "sold")).toHaveLength(3);
    const [hold] = await house.rows("SELECT id, ordinals FROM hold WHERE cart_key = $1", [cartKey]);
    expect(hold.ordinals).toEqual([43]);
    // A wish in the old numbers finds nothing.
    expect(hold.id).not.toBe(holdId);
    expect(seats[43]).toMatchObject({ state: "held", hold_id: hold.id });

    const tickets = await house.rows("SELECT * FROM ticket WHERE order_id = $1 AND live ORDER BY ordinal", [goes]);
    expect(tickets.map(({ ordinal }) => ordinal).sort()).toEqual([2, target].sort());
    const reissued = tickets.find(({ ordinal }) => ordinal === target);
    expect(reissued).toMatchObject({ issue: 2 });
    expect(reissued.code).not.toBe(before.code);
    expect(await house.rows("SELECT live FROM ticket WHERE id = $1", [before.id])).toEqual([{ live: false }]);
    expect(await house.rows("SELECT id, code, ordinal, live FROM ticket WHERE order_id = $1", [stays])).toEqual([
      { ...kept, ordinal: 8, live: true },
    ]);
    expect(await house.rows("SELECT row_label, seat_label FROM order_line WHERE order_id = $1", [stays])).toEqual([
      { row_label: "B", seat_label: "1" },
    ]);
    const told = await house.rows(
      "SELECT order_id, kind, row_before, row_after FROM changed_seat WHERE performance_id = $1 ORDER BY kind",
      [performanceId],
    );
    expect(told).toMatchObject([
      { order_id: goes, kind: "moved" },
      { order_id: stays, kind: "relabelled", row_before: "2", row_after: "B" },
    ]);
    const [entry] = await house.rows(
      "SELECT * FROM audit_entry WHERE act = 'performance.change-map' AND subject_id = $1",
      [String(performanceId)],
    );
    expect(entry).toMatchObject({ reason: "The front row makes way for the orchestra", staff_id: house.admin.staffId });
    expect(entry.approver_id).not.toBeNull();
    // The numbering is another one now: nobody gets a free seat by an old number for a moment.
    expect(
      await house.inventory.holdSeats({ cartKey, performanceId, ordinals: [20], channelCode: "web" }),
    ).toMatchObject({
      kind: "taken",
    });
    await house.age(10_000);
    expect(
      await house.inventory.holdSeats({
        cartKey,
        performanceId,
        ordinals: [20],
        seatMapVersionId: shown.maps.fromId,
        channelCode: "web",
      }),
    ).toEqual({ kind: "map-changed", seatMapVersionId: versionId });
    expect(
      await house.inventory.holdSeats({ cartKey, performanceId, ordinals: [20], channelCode: "web" }),
    ).toMatchObject({
      kind: "held",
    });
  });

  it("is refused, with nothing changed, when somebody else has a seat that goes by then", async () => {
    const performanceId = await house.openPerformance();
    const versionId = await house.publishHouse(edited(["b1r0s0"]));
    const shown = await preview(performanceId, versionId);
    await sold(performanceId, [40]);
    const before = await everything(performanceId);
    expect(await house.mapChanges.change(asProposed(shown))).toMatchObject({ kind: "outdated" });
    expect(await everything(performanceId)).toEqual(before);
  });

  it("is refused for every decision that would cost somebody a seat or another price", async () => {
    const performanceId = await house.openPerformance();
    await sold(performanceId, [0, 1]);
    await sold(performanceId, [2]);
    const versionId = await house.publishHouse(edited(["b0r0s0", "b0r0s1"]));
    const shown = await preview(performanceId, versionId);
    const approvalToken = await approvalFor(performanceId);
    const before = await everything(performanceId);
    const refusals: [Partial<ChangePerformanceMapCommand>, RegExp][] = [
      [{ moves: [] }, /not given another place/],
      [{ moves: [{ from: 0, to: 5 }] }, /not given another place/],
      // b0r0s2 is sold and 0 now.
      [
        {
          moves: [
            { from: 0, to: 0 },
            { from: 1, to: 5 },
          ],
        },
        /not free/,
      ],
      [
        {
          moves: [
            { from: 0, to: 5 },
            { from: 1, to: 5 },
          ],
        },
        /not free/,
      ],
      [
        {
          moves: [
            { from: 0, to: 5 },
            { from: 1, to: 100_000 },
          ],
        },
        /not free/,
      ],
      [
        {
          moves: [
            { from: 0, to: 5 },
            { from: 1, to: 60 },
          ],
        },
        /price zone/,
      ],
      [{ newSeatZones: [{ zoneId: null, ordinals: [3] }] }, /seats that are new/],
      [{ newSeatZones: [{ zoneId: randomUUID(), ordinals: [3] }] }, /no such price zone/],
      [{ reason: "  " }, /reason/],
      [{ seatMapVersionId: shown.maps.fromId }, /already/],
      [{ seatMapVersionId: randomUUID() }, /no such version/],
      [{ performanceId: 999_999 }, /no such performance/],
    ];
    for (const [change, sentence] of refusals) {
      const outcome = await house.mapChanges.change(asProposed(shown, { approvalToken, ...change }));
      expect(outcome.kind, JSON.stringify(change)).toBe("refused");
      expect("reason" in outcome && outcome.reason.en).toMatch(sentence);
    }
    expect(await house.mapChanges.change(asProposed(shown, { approvalToken: "made up" }))).toMatchObject({
      kind: "approval-required",
    });
    expect(await everything(performanceId)).toEqual(before);
    // None of the refusals used the approval up.
    expect(await house.mapChanges.change(asProposed(shown, { approvalToken }))).toMatchObject({ kind: "changed" });
  });

  it("proposes seats side by side, in the zone, and says who would be parted", async () => {
    const performanceId = await house.openPerformance();
    await sold(performanceId, [4, 5]);
    await sold(performanceId, [14, 15]);
    const versionId = await house.publishHouse(edited(["b0r0s4", "b0r0s5", "b0r1s4"]));
    const shown = await preview(performanceId, versionId);
    const moves = shown.taken.map(({ proposal }) => proposal!.to);
    const after = shown.maps.after;
    expect(moves[1]! - moves[0]!).toBe(1);
    expect(after.runOf[moves[0]!]).toBe(after.runOf[moves[1]!]);
    expect(moves.every((to) => shown.plan.zoneOf[to] === 0)).toBe(true);
    expect(new Set(moves).size).toBe(3);
    // The second party's other seat is kept; whether they are parted depends on where the moved one goes.
    expect(shown.split.length).toBeLessThanOrEqual(1);
  });

  it("lets one of two people who do it at once do it", async () => {
    const performanceId = await house.openPerformance();
    const shown = await preview(performanceId, await house.publishHouse(edited(["b1r3s9"])));
    const outcomes = await Promise.all([1, 2].map(() => house.mapChanges.change(asProposed(shown))));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["changed", "outdated"]);
  });

  it("gives new seats the zone of their row, and asks for one where there are no neighbours", async () => {
    const performanceId = await house.openPerformance();
    const document = houseDocument();
    const [first, second] = document.blocks;
    const box = {
      id: "box",
      label: "Box",
      rows: [{ id: "x", label: "", seats: [{ id: "x0", label: "1", x: 900, y: 300 }] }],
    };
    const row = first!.rows[0]!;
    const longer = { ...row, seats: [...row.seats, { id: "b0r0s10", label: "11", x: 500, y: 300 }] };
    const versionId = await house.publishHouse({
      ...document,
      blocks: [{ ...first!, rows: [longer, ...first!.rows.slice(1)] }, second!, box],
    });
    const shown = await preview(performanceId, versionId);
    expect(shown.plan.added).toEqual([10, 81]);
    expect([shown.plan.zoneOf[10], shown.plan.zoneOf[81]]).toEqual([0, 255]);
    expect(await house.mapChanges.change(asProposed(shown))).toMatchObject({ kind: "refused", ordinals: [81] });
    const newSeatZones = [{ zoneId: null, ordinals: [81] }];
    expect(await house.mapChanges.change(asProposed(shown, { newSeatZones }))).toMatchObject({ kind: "changed" });
    const { zone_map } = await performanceRow(performanceId);
    expect([zone_map.length, zone_map[10], zone_map[81], zone_map[11]]).toEqual([82, 0, 255, 0]);
    expect(
      await house.rows("SELECT code, seat_count FROM price_zone WHERE performance_id = $1 ORDER BY code", [
        performanceId,
      ]),
    ).toEqual([
      { code: "A", seat_count: 41 },
      { code: "B", seat_count: 40 },
    ]);
  });

  it("lets a checkout under way be paid: its order has the seat's new number, or the one it was moved to", async () => {
    const performanceId = await house.openPerformance();
    const { cartKey } = await house.hold(performanceId, [0, 9]);
    const outcome = await house.sales.checkout({
      cartKey,
      currency: "CNY",
      seats: await house.choices(cartKey),
      shownTotalMinor: 20_000,
      provider: "bank",
      contact: { name: "王小明", email: "wang@example.com", phone: null, locale: "zh" },
      idempotencyKey: randomUUID(),
      channelCode: "web",
    });
    if (outcome.kind !== "started") throw new Error(outcome.kind);
    const shown = await preview(performanceId, await house.publishHouse(edited(["b0r0s0"])));
    expect(shown.taken).toMatchObject([{ seat: { state: "held" }, line: { orderId: outcome.orderId } }]);
    const approvalToken = await approvalFor(performanceId);
    expect(await house.mapChanges.change(asProposed(shown, { approvalToken }))).toMatchObject({ kind: "changed" });
    const providerReference = `ref-${outcome.paymentId}`;
    const notice = {
      paymentId: outcome.paymentId,
      providerReference,
      result: "captured",
      amountMinor: 20_000,
      currency: "CNY",
    } as const;
    expect(await house.sales.settlePayment("bank", notice)).toBe("paid");
    const lines = await house.rows("SELECT ordinal FROM order_line WHERE order_id = $1 ORDER BY ordinal", [
      outcome.orderId,
    ]);
    const seats = await house.rows("SELECT ordinal FROM performance_seat WHERE order_id = $1 ORDER BY ordinal", [
      outcome.orderId,
    ]);
    expect(lines).toEqual(seats);
    // b0r0s9 was 9 and is 8.
    expect(seats.map(({ ordinal }) => ordinal)).toContain(8);
  });

  it("gives the money back for a payment that comes after the hold and its seat are gone", async () => {
    const performanceId = await house.openPerformance();
    const { cartKey } = await house.hold(performanceId, [0]);
    const outcome = await house.sales.checkout({
      cartKey,
      currency: "CNY",
      seats: await house.choices(cartKey),
      shownTotalMinor: 10_000,
      provider: "bank",
      contact: { name: "王小明", email: "wang@example.com", phone: null, locale: "zh" },
      idempotencyKey: randomUUID(),
      channelCode: "web",
    });
    if (outcome.kind !== "started") throw new Error(outcome.kind);
    await house.age(3_600_000);
    const shown = await preview(performanceId, await house.publishHouse(edited(["b0r0s0"])));
    expect(shown.taken).toEqual([]);
    expect(await house.mapChanges.change(asProposed(shown))).toMatchObject({ kind: "changed" });
    const providerReference = `ref-${outcome.paymentId}`;
    const notice = {
      paymentId: outcome.paymentId,
      providerReference,
      result: "captured",
      amountMinor: 10_000,
      currency: "CNY",
    } as const;
    expect(await house.sales.settlePayment("bank", notice)).toBe("given-back");
    expect(await house.rows("SELECT 1 FROM performance_seat WHERE order_id = $1", [outcome.orderId])).toEqual([]);
  });
});
