import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { buyer } from "../../test/foundation.ts";
import { createProgrammeHouse, type ProgrammeHouse, performanceFields } from "../../test/programme-house.ts";
import type { Actor } from "../identity/index.ts";

let house: ProgrammeHouse;
beforeAll(async () => {
  house = await createProgrammeHouse();
});
afterAll(() => house.close());

describe("lists", () => {
  it("go through all performances page by page, each once, in order", async () => {
    const { event } = await house.createEvent("Long run");
    const days = [5, 3, 3, 9, 1, 3, 7];
    for (const day of days) await house.createPerformance(day, event.id);
    const document = `query ($after: String, $eventId: ID, $first: Int) {
      performances(first: $first, after: $after, eventId: $eventId) {
        totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id startsAt } } } }`;
    for (const first of [1, 2, 3, 7, 100]) {
      const seen: { id: string; startsAt: string }[] = [];
      let after: string | null = null;
      for (let more = true; more; ) {
        const { performances } = await house.data(house.seller, document, { after, eventId: event.id, first });
        expect(performances.totalCount).toBe(days.length);
        expect(performances.pageInfo.hasPreviousPage).toBe(after !== null);
        seen.push(...performances.edges.map((edge: { node: { id: string; startsAt: string } }) => edge.node));
        after = performances.pageInfo.endCursor;
        more = performances.pageInfo.hasNextPage;
      }
      expect(new Set(seen.map((node) => node.id)).size).toBe(days.length);
      expect([...seen].sort((a, b) => a.startsAt.localeCompare(b.startsAt) || Number(a.id) - Number(b.id))).toEqual(
        seen,
      );
    }
    const { performances } = await house.data(buyer, document, { eventId: event.id });
    expect(performances).toMatchObject({ totalCount: 0, edges: [], pageInfo: { endCursor: null } });
  });

  it("find events by words in either language, soonest first, and page through them", async () => {
    for (const [title, days] of [
      ["Findable 100% later", 8],
      ["Findable sooner", 2],
    ] as const) {
      const { event } = await house.createEvent(title);
      await house.markOnSale(await house.prepared(days, event.id));
    }
    await house.createEvent("Findable draft");
    const document = `query ($search: String, $drafts: Boolean, $first: Int, $after: String) {
      events(search: $search, includeDrafts: $drafts, first: $first, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { title { en } } } } }`;
    const titles = async (actor: Actor, variables: object) => {
      const { events } = await house.data(actor, document, { ...variables });
      return events.edges.map((edge: { node: { title: { en: string } } }) => edge.node.title.en);
    };
    expect(await titles(buyer, { search: "findable" })).toEqual(["Findable sooner", "Findable 100% later"]);
    expect(await titles(buyer, { search: "0% l" })).toEqual(["Findable 100% later"]);
    expect(await titles(buyer, { search: "findable", drafts: true })).toHaveLength(2);
    expect(await titles(house.seller, { search: "findable", drafts: true })).toHaveLength(3);
    const { events } = await house.data(buyer, document, { search: "findable", first: 1 });
    expect(events).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    expect(await titles(buyer, { search: "findable", first: 1, after: events.pageInfo.endCursor })).toEqual([
      "Findable 100% later",
    ]);
  });

  it("refuse pages that are too large and cursors that are not theirs", async () => {
    const page = (args: string) =>
      house.ask(buyer, `{ events(${args}) { totalCount } performances(${args}) { totalCount } }`);
    const forged = Buffer.from('["2026-01-01T00:00:00Z", "not an id"]').toString("base64url");
    for (const args of ["first: 0", "first: 101", "first: -1", 'after: "x"', 'after: ""', `after: "${forged}"`]) {
      const { errors } = await page(args);
      expect(
        errors?.map((error) => error.extensions.code),
        args,
      ).toContain("BAD_USER_INPUT");
    }
    expect((await house.ask(buyer, `{ events(search: "${"x".repeat(101)}") { totalCount } }`)).errors).toBeDefined();
  });
});

it("reads a programme in as many statements, however long it is", async () => {
  const document = `query ($search: String) { events(first: 100, search: $search, includeDrafts: true) { edges { node { title { zh }
    performances { ${performanceFields} event { slug } venue { name { zh } } seatMapVersion { number seatMap { name } } }
  } } } }`;
  const statements = async (search: string | null) => {
    const query = vi.spyOn(pg.Client.prototype, "query");
    const { events } = await house.data(house.admin, document, { search });
    const count = query.mock.calls.length;
    query.mockRestore();
    return {
      count,
      performances: events.edges.flatMap((edge: { node: { performances: [] } }) => edge.node.performances),
    };
  };
  await statements(null);
  const few = await statements("Findable sooner");
  const many = await statements(null);
  expect(few.performances).toHaveLength(1);
  expect(many.performances.length).toBeGreaterThan(8);
  expect(many.count).toBe(few.count);
  // Two for the page, then one each: performances, events, venues, versions, maps, zones, types, prices, windows.
  expect(many.count).toBeLessThanOrEqual(12);
});
