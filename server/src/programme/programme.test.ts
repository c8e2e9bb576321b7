import { demoHouses } from "@parterre/seat-map";
import Fastify, { type FastifyInstance } from "fastify";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { buyer, createFoundation, type Foundation } from "../../test/foundation.ts";
import type { Actor, StaffActor } from "../identity/index.ts";
import { isRefused } from "./index.ts";

const dayMs = 86_400_000;
const inDays = (days: number) => new Date(Math.floor(Date.now() / 1000) * 1000 + days * dayMs);
const text = (zh: string, en = zh) => ({ zh, en });
const performanceFields = `id state startsAt seatCount zoneMapUrl zones { id index code hue seatCount }
  ticketTypes { code } prices { zoneId money { amountMinor currency } } currencies
  salesWindows { channel { code } opensAt closesAt }`;
const saved = `__typename ... on PerformanceSaved { performance { ${performanceFields} } }
  ... on ProgrammeRefused { reason { zh en } field }`;

let house: Foundation;
let admin: StaffActor;
let seller: StaffActor;
let server: FastifyInstance;
let versionId: string;
let eventId: string;

beforeAll(async () => {
  house = await createFoundation();
  admin = await house.enrol("admin", "ada");
  seller = await house.enrol("seller", "anna");
  const name = text("剧院", "Theatre");
  const venue = await house.venues.createVenue(admin, { name, city: name, timeZone: "Asia/Shanghai" });
  const draft = await house.venues.saveDraft(admin, venue.id, "Main", demoHouses.curvedTheatre());
  if (draft.kind === "refused") throw new Error(draft.reason.en);
  const published = await house.venues.publishSeatMap(admin, draft.seatMap.id);
  if (published.kind === "refused") throw new Error(published.reason.en);
  versionId = published.version.id;
  eventId = (await createEvent("Hamlet")).event.id;
  server = Fastify();
  await house.programme.routes(server);
});
afterAll(async () => {
  await server.close();
  await house.close();
});

async function createEvent(title: string, more: object = {}, actor: Actor = admin) {
  const input = { title: text(title), subtitle: text(""), description: text(""), mood: "curtain", ...more };
  const document = `mutation ($input: CreateEventInput!) { createEvent(input: $input) {
    __typename ... on EventSaved { event { id slug title { zh } } } ... on ProgrammeRefused { field reason { en } } } }`;
  return (await house.data(actor, document, { input })).createEvent;
}

// biome-ignore lint/suspicious/noExplicitAny: the input's shape is the schema's business.
async function change(name: string, input: any, actor: Actor = admin) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${saved} } }`;
  return (await house.data(actor, document, { input }))[name];
}
const createPerformance = async (days = 10, event = eventId) =>
  (await change("createPerformance", { eventId: event, seatMapVersionId: versionId, startsAt: inDays(days) }))
    .performance;

const zone = (code: string, blockIndexes: number[], more: object = {}) => ({
  code,
  name: text(code),
  hue: 1,
  blockIndexes,
  ...more,
});
const price = (zoneCode: string, amountMinor = 38_000, currency = "CNY", ticketTypeCode = "adult") => ({
  zoneCode,
  ticketTypeCode,
  money: { amountMinor, currency },
});
const window = (channelCode = "web") => ({ channelCode, opensAt: inDays(-1), closesAt: inDays(9) });

/** A performance with two zones, prices and a window, ready to go on sale. */
async function prepared(days = 10, event = eventId): Promise<string> {
  const { id } = await createPerformance(days, event);
  await change("setPriceZones", { performanceId: id, zones: [zone("A", [0, 1]), zone("B", [2, 3])] });
  await change("setPrices", { performanceId: id, prices: [price("A"), price("B", 18_000), price("A", 5_000, "USD")] });
  await change("setSalesWindows", { performanceId: id, windows: [window("web"), window("counter")] });
  return id;
}
const markOnSale = (id: string) =>
  house.database.inTransaction((tx) => house.programme.markOnSale(tx, admin, Number(id)));
const performanceAs = async (actor: Actor, id: string) =>
  (await house.data(actor, `query ($id: ID!) { performance(id: $id) { ${performanceFields} } }`, { id })).performance;

describe("an event", () => {
  it("gets an address of its own, numbered when it is taken", async () => {
    const slugs = [];
    for (let count = 0; count < 3; count++) slugs.push((await createEvent("Swan Lake")).event.slug);
    expect(slugs).toEqual(["swan-lake", "swan-lake-2", "swan-lake-3"]);
  });

  it("does not take an address that another one has, nor does one of two at once", async () => {
    expect((await createEvent("Swan Lake", { slug: "swan-lake" })).field).toBe("slug");
    const both = await Promise.all([1, 2].map(() => createEvent("Twin", { slug: "twin" })));
    expect(both.map((answer) => answer.__typename).sort()).toEqual(["EventSaved", "ProgrammeRefused"]);
  });

  it("is added by those who may", async () => {
    await expect(createEvent("Coup", {}, seller)).rejects.toThrow("role");
    await expect(createEvent("Coup", {}, buyer)).rejects.toThrow("sign in");
  });

  it("is seen by the public once a performance of it is, by staff before", async () => {
    const { event } = await createEvent("Secret");
    const find = async (actor: Actor, by: object) =>
      (await house.data(actor, "query ($id: ID, $slug: String) { event(id: $id, slug: $slug) { id } }", by)).event;
    const id = await prepared(10, event.id);
    expect(await find(buyer, { slug: "secret" })).toBeNull();
    expect(await find(seller, { slug: "secret" })).toEqual({ id: event.id });
    await markOnSale(id);
    expect(await find(buyer, { slug: "secret" })).toEqual({ id: event.id });
    expect(await find(buyer, { id: event.id })).toEqual({ id: event.id });
    expect(await find(buyer, { id: event.id, slug: "another" })).toBeNull();
    expect(await find(buyer, { id: "not an id" })).toBeNull();
    await expect(find(buyer, {})).rejects.toThrow("id");
  });
});

describe("a performance", () => {
  it("is on the venue and with the seats of its map", async () => {
    const performance = await createPerformance();
    expect(performance).toMatchObject({ state: "DRAFT", seatCount: 1167, zones: [], prices: [] });
    const zones = await server.inject(performance.zoneMapUrl);
    expect(zones.rawPayload.equals(Buffer.alloc(1167, 255))).toBe(true);
  });

  it("is refused without event or map, in the past, or with late doors", async () => {
    const good = { eventId, seatMapVersionId: versionId, startsAt: inDays(3) };
    const nothing = "0198aaaa-0000-7000-8000-000000000001";
    for (const [input, field] of [
      [{ ...good, eventId: nothing }, "eventId"],
      [{ ...good, eventId: "x" }, "eventId"],
      [{ ...good, seatMapVersionId: nothing }, "seatMapVersionId"],
      [{ ...good, seatMapVersionId: "x" }, "seatMapVersionId"],
      [{ ...good, startsAt: inDays(-1) }, "startsAt"],
      [{ ...good, doorsOpenAt: inDays(4) }, "doorsOpenAt"],
    ] as const) {
      expect(await change("createPerformance", input)).toMatchObject({ __typename: "ProgrammeRefused", field });
    }
  });

  it("is hidden from the public while it is a draft", async () => {
    const { id } = await createPerformance();
    expect(await performanceAs(buyer, id)).toBeNull();
    expect(await performanceAs(seller, id)).toMatchObject({ id });
    for (const strange of ["0", "-1", "1e3", "99999999999", "2147483647", "x", ""]) {
      expect(await performanceAs(seller, strange)).toBeNull();
    }
  });
});

describe("price zones", () => {
  it("are painted onto the seats, whose bytes have an address that names them", async () => {
    const { id } = await createPerformance();
    const { performance } = await change("setPriceZones", {
      performanceId: id,
      zones: [zone("A", [0], { hue: 0 }), zone("P", [], { hue: 5, ordinalRanges: [0, 9] })],
    });
    expect(performance.zones).toMatchObject([
      { index: 0, code: "A", hue: 0, seatCount: 220 },
      { index: 1, code: "P", hue: 5, seatCount: 10 },
    ]);
    const answer = await server.inject(performance.zoneMapUrl);
    expect([answer.rawPayload[9], answer.rawPayload[10], answer.rawPayload[1000]]).toEqual([1, 0, 255]);
    expect(answer.headers["cache-control"]).toContain("immutable");
    const again = { url: performance.zoneMapUrl, headers: { "if-none-match": answer.headers.etag as string } };
    expect((await server.inject(again)).statusCode).toBe(304);
    expect((await server.inject(`/performances/${id}/zones/none`)).statusCode).toBe(404);
    expect((await server.inject("/performances/x/zones/none")).statusCode).toBe(404);
  });

  it("keep identity and prices by their code when set again; those that leave take their prices along", async () => {
    const id = await prepared();
    const before = await performanceAs(admin, id);
    const { performance } = await change("setPriceZones", {
      performanceId: id,
      zones: [zone("C", [4]), zone("A", [0])],
    });
    expect(performance.zones[1]).toMatchObject({ id: before.zones[0].id, index: 1, code: "A", seatCount: 230 });
    expect(new Set(performance.prices.map((each: { zoneId: string }) => each.zoneId))).toEqual(
      new Set([before.zones[0].id]),
    );
    expect(performance.zoneMapUrl).not.toBe(before.zoneMapUrl);
  });

  it("no longer change once the performance is on sale", async () => {
    const id = await prepared();
    await markOnSale(id);
    const refused = await change("setPriceZones", { performanceId: id, zones: [zone("A", [0])] });
    expect(refused).toMatchObject({ __typename: "ProgrammeRefused", field: null });
    expect((await performanceAs(admin, id)).zones).toHaveLength(2);
  });

  it("are refused when they overlap or name what is not there, and nothing changes", async () => {
    const id = await prepared();
    const before = await performanceAs(admin, id);
    for (const [zones, field] of [
      [[zone("A", [0]), zone("B", [0])], "zones.1.blockIndexes"],
      [[zone("A", [99])], "zones.0.blockIndexes"],
      [[zone("A", [0], { ordinalRanges: [1166, 1167] })], "zones.0.ordinalRanges"],
    ] as const) {
      expect((await change("setPriceZones", { performanceId: id, zones })).field).toBe(field);
    }
    expect(await performanceAs(admin, id)).toEqual(before);
    expect((await change("setPriceZones", { performanceId: "77777", zones: [zone("A", [0])] })).field).toBe(
      "performanceId",
    );
  });
});

describe("prices", () => {
  it("are listed by zone and ticket type, with the currencies and types they make sellable", async () => {
    const id = await prepared();
    await change("setPrices", {
      performanceId: id,
      prices: [price("B", 100), price("A", 300, "HKD"), price("A", 200, "CNY", "child"), price("A", 400)],
    });
    const performance = await performanceAs(buyer, id).then(() => performanceAs(admin, id));
    expect(performance.prices.map((each: { money: { amountMinor: number } }) => each.money.amountMinor)).toEqual([
      400, 300, 200, 100,
    ]);
    expect(performance.currencies).toEqual(["CNY", "HKD"]);
    expect(performance.ticketTypes).toEqual([{ code: "adult" }, { code: "child" }]);
  });

  it("are refused for unknown codes and impossible amounts, and nothing changes", async () => {
    const id = await prepared();
    const before = await performanceAs(admin, id);
    for (const [prices, field] of [
      [[price("Z")], "prices.0.zoneCode"],
      [[price("A"), price("A", 1, "CNY", "dog")], "prices.1.ticketTypeCode"],
      [[price("A", -1)], "prices.0.money"],
      [[price("A"), price("A")], "prices.1"],
    ] as const) {
      expect((await change("setPrices", { performanceId: id, prices })).field).toBe(field);
    }
    expect(await performanceAs(admin, id)).toEqual(before);
  });

  it("may change while on sale, as long as every zone keeps one", async () => {
    const id = await prepared();
    await markOnSale(id);
    expect((await change("setPrices", { performanceId: id, prices: [price("A", 1)] })).field).toBe("prices");
    const changed = await change("setPrices", { performanceId: id, prices: [price("A", 1), price("B", 2)] });
    expect(changed.performance.prices).toHaveLength(2);
  });

  it("keep the last of two whole lists set at once", async () => {
    const id = await prepared();
    await Promise.all(
      [1, 2, 3, 4].map((amount) =>
        change("setPrices", { performanceId: id, prices: [price("A", amount), price("B", amount)] }),
      ),
    );
    const { prices } = await performanceAs(admin, id);
    expect(prices).toHaveLength(2);
    expect(prices[0].money.amountMinor).toBe(prices[1].money.amountMinor);
  });
});

describe("going on sale and closing", () => {
  it("is refused until everything is set, and done once", async () => {
    const { id } = await createPerformance();
    expect(isRefused(await markOnSale(id))).toBe(true);
    const ready = await prepared();
    expect(await markOnSale(ready)).toMatchObject({ state: "on_sale", seatCount: 1167 });
    expect(isRefused(await markOnSale(ready))).toBe(true);
    expect(isRefused(await markOnSale("2000000000"))).toBe(true);
  });

  it("closes what is on sale, twice without harm, and opens again", async () => {
    const document = `mutation ($id: ID!) { closeSales(performanceId: $id) { ${saved} } }`;
    const close = async (id: string) => (await house.data(admin, document, { id })).closeSales;
    const id = await prepared();
    expect((await close(id)).__typename).toBe("ProgrammeRefused");
    await markOnSale(id);
    expect((await close(id)).performance.state).toBe("CLOSED");
    expect((await close(id)).performance.state).toBe("CLOSED");
    expect(await markOnSale(id)).toMatchObject({ state: "on_sale" });
  });

  it("is known to selling at once in this process", async () => {
    const id = await prepared();
    expect(await house.programme.sellingFacts(Number(id))).toMatchObject({ state: "draft" });
    await markOnSale(id);
    house.programme.forgetSellingFacts(Number(id));
    const facts = await house.programme.sellingFacts(Number(id));
    expect(facts).toMatchObject({ state: "on_sale", seatCount: 1167, maxSeatsPerCart: 8 });
    expect(facts?.zoneOf).toHaveLength(1167);
    expect(facts?.windows.map((each) => each.channelCode).sort()).toEqual(["counter", "web"]);
    await house.programme.closeSales(admin, id);
    expect((await house.programme.sellingFacts(Number(id)))?.state).toBe("closed");
    expect(await house.programme.sellingFacts(2_000_000_000)).toBeNull();
  });
});

describe("lists", () => {
  it("go through all performances page by page, each once, in order", async () => {
    const { event } = await createEvent("Long run");
    const days = [5, 3, 3, 9, 1, 3, 7];
    for (const day of days) await createPerformance(day, event.id);
    const document = `query ($after: String, $eventId: ID, $first: Int) {
      performances(first: $first, after: $after, eventId: $eventId) {
        totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id startsAt } } } }`;
    for (const first of [1, 2, 3, 7, 100]) {
      const seen: { id: string; startsAt: string }[] = [];
      let after: string | null = null;
      for (let more = true; more; ) {
        const { performances } = await house.data(seller, document, { after, eventId: event.id, first });
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
      const { event } = await createEvent(title);
      await markOnSale(await prepared(days, event.id));
    }
    await createEvent("Findable draft");
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
    expect(await titles(seller, { search: "findable", drafts: true })).toHaveLength(3);
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
    const { events } = await house.data(admin, document, { search });
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
  expect(many.performances.length).toBeGreaterThan(20);
  expect(many.count).toBe(few.count);
  // Two for the page, then one each: performances, events, venues, versions, maps, zones, types, prices, windows.
  expect(many.count).toBeLessThanOrEqual(11);
});

it("writes down who changed what", async () => {
  const id = await prepared();
  const entries: { act: string; staff_id: string }[] = await house.database.read((tx) =>
    tx.manager.query(
      "SELECT act, staff_id FROM audit_entry WHERE subject_kind = 'performance' AND subject_id = $1 ORDER BY id",
      [id],
    ),
  );
  expect(entries.map((entry) => entry.act)).toEqual([
    "performance.create",
    "performance.set-zones",
    "performance.set-prices",
    "performance.set-windows",
  ]);
  expect(new Set(entries.map((entry) => entry.staff_id))).toEqual(new Set([admin.staffId]));
});
