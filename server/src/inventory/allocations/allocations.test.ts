import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openSellingHouse, type SellingHouse } from "../../../test/selling-house.ts";
import type { StaffActor } from "../../identity/index.ts";
import { newCartKey } from "../index.ts";
import { AllocationKind } from "./allocation-kind.rules.ts";
import type { SaveAllocationCommand } from "./save-allocation.ts";

let house: SellingHouse;
let seller: StaffActor;
let performanceId: number;
beforeAll(async () => {
  house = await openSellingHouse();
  seller = await house.enrol("seller", "seller");
});
afterAll(() => house.close());
beforeEach(async () => {
  performanceId = await house.openPerformance();
});

const words = (change: Partial<SaveAllocationCommand> = {}): SaveAllocationCommand => ({
  performanceId,
  id: null,
  name: "Press",
  kind: AllocationKind.PRESS,
  hue: 4,
  toWhom: "The critics",
  channelCodes: ["counter"],
  roles: [],
  staffIds: [],
  releaseAt: null,
  reason: "first night",
  ...change,
});
async function makeAllocation(change: Partial<SaveAllocationCommand> = {}) {
  const saved = await house.inventory.saveAllocation(house.admin, words(change));
  if (saved.kind !== "saved") throw new Error(JSON.stringify(saved));
  return saved.allocation;
}
const allocate = (ordinals: readonly number[], allocationId: string | null, skipTaken = false) =>
  house.inventory.allocateSeats(house.admin, { performanceId, allocationId, ordinals, skipTaken, reason: "why" });
const sell = (ordinals: readonly number[], allocationIds: readonly string[], actor = seller, generalSale = true) =>
  house.inventory.holdSeats({
    cartKey: newCartKey(),
    performanceId,
    ordinals,
    channelCode: "counter",
    from: { actor, allocationIds, generalSale },
  });
const buy = (ordinals: readonly number[]) =>
  house.inventory.holdSeats({ cartKey: newCartKey(), performanceId, ordinals, channelCode: "web" });
const seatsOf = async (where: string) =>
  (
    await house.rows(`SELECT ordinal FROM performance_seat WHERE performance_id = $1 AND ${where} ORDER BY ordinal`, [
      performanceId,
    ])
  ).map(({ ordinal }) => ordinal);
const audited = async (act: string) =>
  house.rows("SELECT staff_id, reason, details FROM audit_entry WHERE act = $1 ORDER BY id DESC LIMIT 1", [act]);
const lapse = (id: string) =>
  house.rows("UPDATE allocation SET release_at = now() - interval '1 second' WHERE id = $1", [id]);

describe("an allocation", () => {
  it("keeps its seats from the shop and from sellers who do not name it", async () => {
    const { id, number } = await makeAllocation();
    expect(number).toBe(1);
    expect(await allocate([3, 4, 5], id)).toEqual({ kind: "changed", changed: [3, 4, 5], skipped: [] });
    expect(await buy([2, 3])).toMatchObject({ kind: "taken", taken: [3] });
    expect(await sell([3], [])).toMatchObject({ kind: "taken", taken: [3] });
    expect(await sell([2, 3], [id])).toMatchObject({ kind: "held" });
    expect(await sell([6], [id], seller, false)).toMatchObject({ kind: "taken", taken: [6] });
    expect(await sell([4], [id], seller, false)).toMatchObject({ kind: "held" });
  });

  it("is sold from by its channels, roles and people alone", async () => {
    const [byRole, byPerson, byNobody] = [
      await makeAllocation({ name: "Supervisors", roles: ["supervisor"] }),
      await makeAllocation({ name: "One", staffIds: [seller.staffId] }),
      await makeAllocation({ name: "Nobody", channelCodes: [] }),
    ];
    const supervisor = await house.enrol("supervisor", `supervisor-${performanceId}`);
    const notYours = (id: string) => ({ kind: "not-your-allocation", allocationIds: [id] });
    await allocate([1], byRole.id);
    await allocate([2], byPerson.id);
    await allocate([3], byNobody.id);
    expect(await sell([1], [byRole.id])).toEqual(notYours(byRole.id));
    expect(await sell([2], [byPerson.id], supervisor)).toEqual(notYours(byPerson.id));
    expect(await sell([3], [byNobody.id], house.admin)).toEqual(notYours(byNobody.id));
    expect(await sell([1], ["no such"])).toEqual(notYours("no such"));
    expect(await sell([1], [byRole.id], supervisor)).toMatchObject({ kind: "held" });
    expect(await sell([2], [byPerson.id])).toMatchObject({ kind: "held" });
    const web = { cartKey: newCartKey(), performanceId, ordinals: [1], channelCode: "web" };
    expect(
      await house.inventory.holdSeats({
        ...web,
        from: { actor: { kind: "buyer" }, allocationIds: [byRole.id], generalSale: true },
      }),
    ).toEqual(notYours(byRole.id));
  });

  it("is a wall for the best seats, and the only place where a seller looks who says so", async () => {
    const { id } = await makeAllocation();
    await allocate([0, 1, 2, 3, 4, 5, 6, 7, 8], id);
    const best = (count: number, from?: Parameters<typeof house.inventory.holdBestSeats>[0]["from"]) =>
      house.inventory.holdBestSeats({
        cartKey: newCartKey(),
        performanceId,
        count,
        zoneId: null,
        channelCode: from ? "counter" : "web",
        ...(from && { from }),
      });
    const general = await best(4);
    expect(general.kind === "held" && general.hold.ordinals.every((ordinal) => ordinal > 8)).toBe(true);
    const own = await best(4, { actor: seller, allocationIds: [id], generalSale: false });
    expect(own.kind === "held" && own.hold.ordinals.every((ordinal) => ordinal <= 8)).toBe(true);
    const tooMany = await best(6, { actor: seller, allocationIds: [id], generalSale: false });
    expect(tooMany).toMatchObject({ kind: "not-enough", freeCount: 5 });
  });

  it("is in general sale from its release time on, before any job has run", async () => {
    const { id } = await makeAllocation({ releaseAt: new Date(Date.now() + 3_600_000) });
    await allocate([1, 2, 3], id);
    expect(await buy([1])).toMatchObject({ kind: "taken" });
    await lapse(id);
    expect(await buy([1])).toMatchObject({ kind: "held" });
    expect(await seatsOf("allocation IS NOT NULL")).toEqual([1, 2, 3]);
    expect(await house.inventory.returnDueAllocations()).toContain(performanceId);
    expect(await seatsOf("allocation IS NOT NULL")).toEqual([]);
    expect(await house.inventory.returnDueAllocations()).not.toContain(performanceId);
  });

  it("gets a sold seat back with a refund, unless it is released meanwhile", async () => {
    const kept = await makeAllocation({ name: "Kept" });
    const over = await makeAllocation({ name: "Over" });
    await allocate([1], kept.id);
    await allocate([2], over.id);
    const orderId = "018f0000-0000-7000-8000-000000000001";
    const wanted: { performanceId: number; ordinal: number; holdId: string }[] = [];
    for (const [ordinal, id] of [
      [1, kept.id],
      [2, over.id],
    ] as const) {
      const held = await sell([ordinal], [id]);
      if (held.kind !== "held") throw new Error("not held");
      wanted.push({ performanceId, ordinal, holdId: held.hold.id });
    }
    await house.database.inHotTransaction(async (tx) => {
      expect(await house.inventory.sellSeats(tx, orderId, wanted)).toEqual([]);
    });
    await lapse(over.id);
    await house.inventory.returnDueAllocations();
    expect(await seatsOf("allocation IS NOT NULL AND state = 'sold'")).toEqual([1, 2]);
    await house.database.inHotTransaction((tx) => house.inventory.returnSeats(tx, orderId, wanted));
    expect(await seatsOf("allocation IS NOT NULL")).toEqual([1]);
    expect(await buy([2])).toMatchObject({ kind: "held" });
    expect(await buy([1])).toMatchObject({ kind: "taken" });
  });

  it("does not lose a seat to a payment that comes after its hold is over", async () => {
    const { id } = await makeAllocation();
    const held = await buy([7]);
    if (held.kind !== "held") throw new Error("not held");
    await house.rows("UPDATE hold SET held_until = now() - interval '1 minute' WHERE id = $1", [held.hold.id]);
    await house.rows("UPDATE performance_seat SET held_until = now() - interval '1 minute' WHERE hold_id = $1", [
      held.hold.id,
    ]);
    await house.inventory.sweepExpiredHolds();
    await allocate([7], id);
    const wanted = [{ performanceId, ordinal: 7, holdId: held.hold.id }];
    const missing = await house.database.inHotTransaction((tx) =>
      house.inventory.sellSeats(tx, "018f0000-0000-7000-8000-000000000002", wanted),
    );
    expect(missing).toEqual(wanted);
  });

  it("moves seats from one to another and back into general sale, with actor and reason in the audit log", async () => {
    const [one, two] = [await makeAllocation({ name: "One" }), await makeAllocation({ name: "Two" })];
    await allocate([1, 2, 3], one.id);
    expect(await allocate([2, 3, 4], two.id)).toMatchObject({ changed: [2, 3, 4] });
    expect(await allocate([3], null)).toMatchObject({ changed: [3] });
    expect(await seatsOf(`allocation = ${one.number}`)).toEqual([1]);
    expect(await seatsOf(`allocation = ${two.number}`)).toEqual([2, 4]);
    expect(await audited("allocation.move-seats")).toEqual([
      {
        staff_id: house.admin.staffId,
        reason: "why",
        details: { performanceId, to: null, allocationId: null, seats: "3", count: 1 },
      },
    ]);
  });

  it("takes all seats or none, or leaves out what somebody has: the organiser says which", async () => {
    const { id } = await makeAllocation();
    await house.hold(performanceId, [2]);
    expect(await allocate([1, 2, 3], id)).toEqual({ kind: "not-free", ordinals: [2] });
    expect(await seatsOf("allocation IS NOT NULL")).toEqual([]);
    expect(await allocate([1, 2, 3], id, true)).toEqual({ kind: "changed", changed: [1, 3], skipped: [2] });
  });

  it("is released by hand, may be filled again with a new time, and is forgotten when empty", async () => {
    const { id } = await makeAllocation();
    await allocate([1, 2], id);
    const command = { performanceId, allocationId: id, reason: "no more press" };
    expect(await house.inventory.removeAllocation(house.admin, command)).toMatchObject({
      kind: "refused",
      field: "allocationId",
    });
    expect(await house.inventory.releaseAllocation(house.admin, command)).toEqual({
      kind: "released",
      ordinals: [1, 2],
    });
    expect(await buy([1])).toMatchObject({ kind: "held" });
    expect(await allocate([2], id)).toMatchObject({ kind: "refused", field: "allocationId" });
    const releaseAt = new Date(Date.now() + 60_000);
    expect(await house.inventory.saveAllocation(house.admin, words({ id, releaseAt }))).toMatchObject({
      kind: "saved",
    });
    expect(await allocate([2], id)).toMatchObject({ kind: "changed" });
    await allocate([2], null);
    expect(await house.inventory.removeAllocation(house.admin, command)).toEqual({ kind: "removed" });
    expect(await house.inventory.releaseAllocation(house.admin, command)).toMatchObject({ kind: "refused" });
  });

  it("numbers at most fifty, and uses the number of a forgotten one again", async () => {
    const made = [];
    for (let index = 0; index < 50; index += 1) made.push(await makeAllocation({ name: `A${index}` }));
    expect(made.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(await house.inventory.saveAllocation(house.admin, words({ name: "One more" }))).toMatchObject({
      kind: "refused",
      field: null,
    });
    await allocate([1], made[49]!.id);
    expect(await sell([1], [made[49]!.id])).toMatchObject({ kind: "held" });
    await house.inventory.removeAllocation(house.admin, { performanceId, allocationId: made[6]!.id, reason: "unused" });
    expect((await makeAllocation({ name: "Again" })).number).toBe(7);
  });

  it("may be filled before the performance is on sale", async () => {
    await house.rows("DELETE FROM performance_seat WHERE performance_id = $1", [performanceId]);
    const { id } = await makeAllocation();
    expect(await allocate([5], id)).toMatchObject({ changed: [5] });
    expect(await buy([5])).toMatchObject({ kind: "taken" });
    expect(await buy([6])).toMatchObject({ kind: "held" });
  });

  it.each([
    ["no name", { name: "  " }, "name"],
    ["a long name", { name: "x".repeat(61) }, "name"],
    ["a hue there is not", { hue: 12 }, "hue"],
    ["a long story", { toWhom: "x".repeat(301) }, "toWhom"],
    ["the shop as its seller", { channelCodes: ["web"] }, "channels"],
    ["an unknown channel", { channelCodes: ["pigeon"] }, "channels"],
    ["a channel's own without a channel", { kind: AllocationKind.CHANNEL, channelCodes: [] }, "channels"],
    ["somebody who does not work here", { staffIds: ["018f0000-0000-7000-8000-000000000003"] }, "staffIds"],
    ["what is no identity", { staffIds: ["me"] }, "staffIds"],
    ["too many people", { staffIds: Array.from({ length: 101 }, (_, index) => String(index)) }, "staffIds"],
    ["a release in the past", { releaseAt: new Date(0) }, "releaseAt"],
    ["a release after the start", { releaseAt: new Date(Date.now() + 365 * 86_400_000) }, "releaseAt"],
    ["no reason", { reason: " " }, "reason"],
    ["an endless reason", { reason: "x".repeat(301) }, "reason"],
    ["an unknown performance", { performanceId: 999_999 }, "performanceId"],
    ["what cannot be a performance", { performanceId: null }, "performanceId"],
    ["an unknown id", { id: "018f0000-0000-7000-8000-000000000004" }, "id"],
    ["what is no id", { id: "x" }, "id"],
  ])("is refused with %s", async (_name, change, field) => {
    const before = await house.rows("SELECT count(*)::int AS n FROM allocation");
    expect(await house.inventory.saveAllocation(house.admin, words(change))).toMatchObject({ kind: "refused", field });
    expect(await house.rows("SELECT count(*)::int AS n FROM allocation")).toEqual(before);
  });

  it("is refused a name that another has", async () => {
    await makeAllocation();
    expect(await house.inventory.saveAllocation(house.admin, words())).toMatchObject({
      kind: "refused",
      field: "name",
    });
  });

  it("of another performance takes no seats, and unknown seats are told", async () => {
    const { id } = await makeAllocation();
    performanceId = await house.openPerformance();
    expect(await allocate([1], id)).toMatchObject({ kind: "refused", field: "allocationId" });
    expect(await allocate([80], null)).toMatchObject({ kind: "refused", field: "ordinals" });
    expect(await allocate([], null)).toMatchObject({ kind: "refused", field: "ordinals" });
  });
});

describe("killed seats", () => {
  const kill = (ordinals: readonly number[], reason = "a camera", skipTaken = false) =>
    house.inventory.killSeats(house.admin, { performanceId, ordinals, skipTaken, reason });

  it("cannot be had, say why, and come back into their allocation", async () => {
    const { id } = await makeAllocation();
    await allocate([1], id);
    expect(await kill([1, 2])).toMatchObject({ kind: "changed", changed: [1, 2] });
    expect(await buy([2])).toMatchObject({ kind: "taken", taken: [2] });
    expect(await sell([1], [id])).toMatchObject({ kind: "taken", taken: [1] });
    expect(
      await house.rows("SELECT reason, killed_by FROM seat_kill WHERE performance_id = $1", [performanceId]),
    ).toEqual([{ reason: "a camera", killed_by: house.admin.staffId }]);
    const revived = await house.inventory.reviveSeats(house.admin, {
      performanceId,
      ordinals: [1, 2, 3],
      reason: "camera gone",
    });
    expect(revived).toEqual({ kind: "changed", changed: [1, 2], skipped: [3] });
    expect(await sell([1], [id])).toMatchObject({ kind: "held" });
    expect(await buy([2])).toMatchObject({ kind: "held" });
  });

  it("are never somebody's: all or none leaves no trace, skipping takes the rest", async () => {
    await house.hold(performanceId, [4]);
    expect(await kill([3, 4])).toEqual({ kind: "not-free", ordinals: [4] });
    expect(await house.rows("SELECT FROM seat_kill WHERE performance_id = $1", [performanceId])).toEqual([]);
    expect(await kill([3, 4], "broken", true)).toMatchObject({ changed: [3], skipped: [4] });
    expect(await kill([5], "")).toMatchObject({ kind: "refused", field: "reason" });
    expect(await kill([99])).toMatchObject({ kind: "refused", field: "ordinals" });
    expect(
      await house.inventory.reviveSeats(house.admin, { performanceId, ordinals: [99], reason: "x" }),
    ).toMatchObject({ kind: "refused", field: "ordinals" });
  });
});

describe("a template", () => {
  const save = (name = "Season") =>
    house.inventory.saveAllocationTemplate(house.admin, { performanceId, name, reason: "the run" });
  const apply = (templateId: string) =>
    house.inventory.applyAllocationTemplate(house.admin, { performanceId, templateId, reason: "the run" });

  it("makes the same allocations, with the same seats and as long before the start, for others", async () => {
    const startsAt = (await house.programme.sellingFacts(performanceId))!.startsAt;
    const { id } = await makeAllocation({ releaseAt: new Date(startsAt.getTime() - 86_400_000) });
    await allocate([1, 2, 3], id);
    const saved = await save();
    if (saved.kind !== "template-saved") throw new Error(JSON.stringify(saved));
    performanceId = await house.openPerformance();
    await house.hold(performanceId, [2]);
    expect(await apply(saved.id)).toEqual({ kind: "changed", changed: [1, 3], skipped: [2] });
    const [made] = await house.rows("SELECT name, to_whom, release_at FROM allocation WHERE performance_id = $1", [
      performanceId,
    ]);
    const start = (await house.programme.sellingFacts(performanceId))!.startsAt;
    expect(made).toEqual({
      name: "Press",
      to_whom: "The critics",
      release_at: new Date(start.getTime() - 86_400_000),
    });
    expect(await apply(saved.id)).toMatchObject({ changed: [] });
    expect((await house.rows("SELECT FROM allocation WHERE performance_id = $1", [performanceId])).length).toBe(1);
  });

  it("is refused without a name, without seats, unknown, or made for another map", async () => {
    expect(await save()).toMatchObject({ kind: "refused", field: null });
    expect(await save("")).toMatchObject({ kind: "refused", field: "name" });
    expect(await apply("x")).toMatchObject({ kind: "refused", field: "templateId" });
    const { id } = await makeAllocation();
    await allocate([1], id);
    const saved = await save("Other map");
    if (saved.kind !== "template-saved") throw new Error(JSON.stringify(saved));
    performanceId = await planOnAnotherMap();
    expect(await apply(saved.id)).toMatchObject({ kind: "refused", field: "templateId" });
  });
});

/** A performance of the same event on a map of its own. */
async function planOnAnotherMap(): Promise<number> {
  const [{ venue_id: venueId, event_id: eventId }] = await house.rows(
    "SELECT venue_id, event_id FROM performance WHERE id = $1",
    [performanceId],
  );
  const [{ document }] = await house.rows("SELECT document FROM seat_map_version LIMIT 1");
  const draft = await house.venues.saveDraft(house.admin, venueId, `Other ${performanceId}`, document);
  if (draft.kind !== "imported") throw new Error(draft.reason.en);
  const published = await house.venues.publishSeatMap(house.admin, draft.seatMap.id);
  if (published.kind !== "published") throw new Error(published.reason.en);
  const planned = await house.programme.createPerformance(house.admin, {
    eventId,
    seatMapVersionId: published.version.id,
    startsAt: new Date(Date.now() + 86_400_000),
  });
  if ("refused" in planned) throw new Error(planned.reason.en);
  return planned.id;
}
