import { base64ToBytes, SeatStates, SeatStatus } from "@parterre/seat-map";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../../../test/eventually.ts";
import { openSmallHouse, type SmallHouse } from "../../../test/small-house.ts";
import type { TestClient } from "../../../test/test-client.ts";
import { startTestServer, type TestServer } from "../../../test/test-server.ts";

let server: TestServer;
let house: SmallHouse;
beforeAll(async () => {
  server = await startTestServer();
  house = await openSmallHouse(server);
});
afterAll(() => server.close());

const allocationFields = `number name kind hue toWhom roles released totalCount soldCount heldCount leftCount maySell
  channels { code } staff { name }`;
const save = (client: TestClient, change: object = {}) =>
  client.send(
    `mutation ($input: SaveAllocationInput!) { saveAllocation(input: $input) {
       ... on AllocationSaved { allocation { id ${allocationFields} } performance { allocations { name } } }
       ... on AllocationRefused { field reason { zh en } } } }`,
    {
      input: {
        performanceId: house.performanceId,
        name: "Sponsor",
        kind: "SPONSOR",
        hue: 2,
        channelCodes: ["counter"],
        roles: ["SUPERVISOR"],
        staffIds: [],
        reason: "contract",
        ...change,
      },
    },
  );
const change = (client: TestClient, mutation: string, type: string, input: object) =>
  client.send(
    `mutation ($input: ${type}!) { changed: ${mutation}(input: $input) {
       ... on SeatsChanged { changedCount skippedOrdinals
         performance { freeSeatCount allocations { name totalCount leftCount } kills { reason ordinals killedBy { name } } } }
       ... on SeatsNotFree { takenOrdinals reason { en } } ... on AllocationRefused { field reason { en } } } }`,
    { input: { performanceId: house.performanceId, reason: "why", ...input } },
  );
const code = (answer: { errors?: readonly { extensions: { code: string } }[] }) => answer.errors?.[0]?.extensions.code;

function follow(client: TestClient, audience: string) {
  const seats = new SeatStates(house.seatCount);
  const stop = client.subscribe(
    "subscription W($id: ID!, $audience: Audience!) { seatAvailability(performanceId: $id, audience: $audience) { frame } }",
    { id: house.performanceId, audience },
    ({ data }) => seats.apply(base64ToBytes(data.seatAvailability.frame)),
  );
  return { seats, stop };
}

describe("allocations over the API", () => {
  it("are made by supervisors and organisers; sellers see them, buyers do not", async () => {
    expect(code(await save(house.seller))).toBe("FORBIDDEN");
    expect(code(await save(server.client()))).toBe("UNAUTHENTICATED");
    const { data } = await save(house.supervisor);
    expect(data.saveAllocation.allocation).toMatchObject({
      number: 1,
      name: "Sponsor",
      kind: "SPONSOR",
      hue: 2,
      toWhom: null,
      roles: ["SUPERVISOR"],
      totalCount: 0,
      maySell: true,
      channels: [{ code: "counter" }],
      staff: [],
    });
    expect((await save(house.supervisor)).data.saveAllocation).toMatchObject({ field: "name" });
    const list = "query ($id: ID!) { performance(id: $id) { allocations { name maySell } } }";
    const seen = await house.seller.ask(list, { id: house.performanceId });
    expect(seen.performance.allocations).toEqual([{ name: "Sponsor", maySell: false }]);
    expect(code(await server.client().send(list, { id: house.performanceId }))).toBe("UNAUTHENTICATED");
  });

  it("show on the live maps: to staff whose seats they are, to the public as taken", async () => {
    const staff = follow(house.seller, "STAFF");
    const everybody = follow(server.client(), "PUBLIC");
    const { data } = await save(house.admin, { name: "Press", kind: "PRESS", roles: [] });
    const { id, number } = data.saveAllocation.allocation;
    const done = await change(house.admin, "allocateSeats", "AllocateSeatsInput", {
      allocationId: id,
      ordinals: [10, 11, 12],
      skipTaken: false,
    });
    expect(done.data.changed).toMatchObject({ changedCount: 3, skippedOrdinals: [] });
    await eventually(() => expect([...staff.seats.allocations.slice(9, 13)]).toEqual([0, number, number, number]));
    expect(staff.seats.states[10]).toBe(SeatStatus.free);
    await eventually(() => expect(everybody.seats.states[10]).toBe(SeatStatus.sold));

    const hold = `mutation ($input: HoldSeatsInput!) { holdSeats(input: $input) { __typename
      ... on NotYourAllocation { allocationIds } ... on SeatsTaken { takenOrdinals } } }`;
    const holding = async (client: TestClient, allocationIds: readonly string[]) => {
      const { createCart } = await client.ask("mutation { createCart { key } }");
      const input = { cartKey: createCart.key, performanceId: house.performanceId, ordinals: [10], allocationIds };
      return (await client.ask(hold, { input })).holdSeats;
    };
    expect(await holding(server.client(), [id])).toEqual({ __typename: "NotYourAllocation", allocationIds: [id] });
    expect(await holding(house.seller, [])).toEqual({ __typename: "SeatsTaken", takenOrdinals: [10] });
    expect(await holding(house.seller, [id])).toEqual({ __typename: "HoldPlaced" });
    await eventually(() => expect(staff.seats.states[10]).toBe(SeatStatus.held));

    const released = await change(house.admin, "releaseAllocation", "ReleaseAllocationInput", { allocationId: id });
    expect(released.data.changed.changedCount).toBe(3);
    await eventually(() => expect(everybody.seats.states[11]).toBe(SeatStatus.free));
    const removed = await change(house.admin, "removeAllocation", "ReleaseAllocationInput", { allocationId: id });
    expect(removed.data.changed.performance.allocations.map(({ name }: { name: string }) => name)).toEqual(["Sponsor"]);
    for (const { stop } of [staff, everybody]) stop();
  });

  it("say which seats somebody has, and who took seats off sale and why", async () => {
    const killed = await change(house.supervisor, "killSeats", "KillSeatsInput", {
      ordinals: [10, 20],
      skipTaken: false,
    });
    expect(killed.data.changed).toMatchObject({ takenOrdinals: [10] });
    const skipped = await change(house.supervisor, "killSeats", "KillSeatsInput", {
      ordinals: [10, 20],
      skipTaken: true,
      reason: "a camera",
    });
    expect(skipped.data.changed).toMatchObject({
      changedCount: 1,
      skippedOrdinals: [10],
      performance: { kills: [{ reason: "a camera", ordinals: [20], killedBy: { name: "supervisor" } }] },
    });
    const revived = await change(house.supervisor, "reviveSeats", "ReviveSeatsInput", { ordinals: [20] });
    expect(revived.data.changed).toMatchObject({ changedCount: 1, performance: { kills: [] } });
  });

  it("are kept as templates and refused where they do not fit", async () => {
    const saving = (name: string) =>
      house.admin.ask(
        `mutation ($input: SaveAllocationTemplateInput!) { saveAllocationTemplate(input: $input) {
           ... on AllocationTemplateSaved { template { id name } } ... on AllocationRefused { field } } }`,
        { input: { performanceId: house.performanceId, name, reason: "run" } },
      );
    expect((await saving("")).saveAllocationTemplate).toEqual({ field: "name" });
    const { data } = await save(house.admin, { name: "House", kind: "HOUSE" });
    await change(house.admin, "allocateSeats", "AllocateSeatsInput", {
      allocationId: data.saveAllocation.allocation.id,
      ordinals: [30],
      skipTaken: false,
    });
    const { template } = (await saving("The run")).saveAllocationTemplate;
    const { performance } = await house.admin.ask(
      "query ($id: ID!) { performance(id: $id) { allocationTemplates { id name } } }",
      { id: house.performanceId },
    );
    expect(performance.allocationTemplates).toEqual([template]);
    const applied = await change(house.admin, "applyAllocationTemplate", "ApplyAllocationTemplateInput", {
      templateId: template.id,
    });
    expect(applied.data.changed).toMatchObject({ changedCount: 0 });
    expect(code(await house.seller.send("{ staff { name } }"))).toBe("FORBIDDEN");
    const { staff } = await house.admin.ask("{ staff { name } }");
    expect(staff.map(({ name }: { name: string }) => name)).toEqual(["admin", "seller", "supervisor"]);
  });
});
