import { compileSeatMap, demoHouses } from "@parterre/seat-map";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buyer } from "../../test/foundation.ts";
import { createProgrammeHouse, inDays, type ProgrammeHouse, price, saved, zone } from "../../test/programme-house.ts";
import type { Actor } from "../identity/index.ts";
import { isRefused } from "./index.ts";

let house: ProgrammeHouse;
let server: FastifyInstance;
beforeAll(async () => {
  house = await createProgrammeHouse();
  server = Fastify();
  await house.programme.routes(server);
});
afterAll(async () => {
  await server.close();
  await house.close();
});

describe("an event", () => {
  it("gets an address of its own, numbered when it is taken", async () => {
    const slugs = [];
    for (let count = 0; count < 3; count++) slugs.push((await house.createEvent("Swan Lake")).event.slug);
    expect(slugs).toEqual(["swan-lake", "swan-lake-2", "swan-lake-3"]);
  });

  it("does not take an address that another one has, nor does one of two at once", async () => {
    expect((await house.createEvent("Swan Lake", { slug: "swan-lake" })).field).toBe("slug");
    const both = await Promise.all([1, 2].map(() => house.createEvent("Twin", { slug: "twin" })));
    expect(both.map((answer) => answer.__typename).sort()).toEqual(["EventSaved", "ProgrammeRefused"]);
  });

  it("is added by those who may", async () => {
    await expect(house.createEvent("Coup", {}, house.seller)).rejects.toThrow("role");
    await expect(house.createEvent("Coup", {}, buyer)).rejects.toThrow("sign in");
  });

  it("is seen by the public once a performance of it is, by staff before", async () => {
    const { event } = await house.createEvent("Secret");
    const find = async (actor: Actor, by: object) =>
      (await house.data(actor, "query ($id: ID, $slug: String) { event(id: $id, slug: $slug) { id } }", by)).event;
    const id = await house.prepared(10, event.id);
    expect(await find(buyer, { slug: "secret" })).toBeNull();
    expect(await find(house.seller, { slug: "secret" })).toEqual({ id: event.id });
    await house.markOnSale(id);
    expect(await find(buyer, { slug: "secret" })).toEqual({ id: event.id });
    expect(await find(buyer, { id: event.id })).toEqual({ id: event.id });
    expect(await find(buyer, { id: event.id, slug: "another" })).toBeNull();
    expect(await find(buyer, { id: "not an id" })).toBeNull();
    await expect(find(buyer, {})).rejects.toThrow("id");
  });
});

describe("a performance", () => {
  it("is on the venue and with the seats of its map", async () => {
    const performance = await house.createPerformance();
    expect(performance).toMatchObject({ state: "DRAFT", seatCount: 1167, zones: [], prices: [] });
    const zones = await server.inject(performance.zoneMapUrl);
    expect(zones.rawPayload.equals(Buffer.alloc(1167, 255))).toBe(true);
  });

  it("begins with the price zones that the map's seats are painted with, and may have others", async () => {
    const theatre = demoHouses.curvedTheatre();
    const version = await house.publish("Painted", theatre);
    const performance = await house.createPerformance(10, house.eventId, version);
    expect(performance.zones.map(({ code }: { code: string }) => code)).toEqual(
      theatre.categories.map(({ key }) => key),
    );
    const { rawPayload } = await server.inject(performance.zoneMapUrl);
    const geometry = compileSeatMap(theatre);
    const categoryOf = new Map(
      theatre.blocks.flatMap(({ rows }) =>
        rows.flatMap(({ seats }) => seats.map(({ id, category }) => [id, category])),
      ),
    );
    expect(Array.from(rawPayload, (zone) => theatre.categories[zone]?.key)).toEqual(
      geometry.seatIds.map((id) => categoryOf.get(id)),
    );
    const kept = performance.zones[0];
    const zones = [zone(kept.code, [0, 1]), zone("X", [2])];
    const changed = await house.change("setPriceZones", { performanceId: performance.id, zones });
    expect(
      changed.performance.zones.map(({ id, code }: { id: string; code: string }) => [id === kept.id, code]),
    ).toEqual([
      [true, kept.code],
      [false, "X"],
    ]);
  });

  it("is refused without event or map, in the past, or with late doors", async () => {
    const good = { eventId: house.eventId, seatMapVersionId: house.versionId, startsAt: inDays(3) };
    const nothing = "0198aaaa-0000-7000-8000-000000000001";
    for (const [input, field] of [
      [{ ...good, eventId: nothing }, "eventId"],
      [{ ...good, eventId: "x" }, "eventId"],
      [{ ...good, seatMapVersionId: nothing }, "seatMapVersionId"],
      [{ ...good, seatMapVersionId: "x" }, "seatMapVersionId"],
      [{ ...good, startsAt: inDays(-1) }, "startsAt"],
      [{ ...good, doorsOpenAt: inDays(4) }, "doorsOpenAt"],
    ] as const) {
      expect(await house.change("createPerformance", input)).toMatchObject({ __typename: "ProgrammeRefused", field });
    }
  });

  it("is hidden from the public while it is a draft", async () => {
    const { id } = await house.createPerformance();
    expect(await house.performanceAs(buyer, id)).toBeNull();
    expect(await house.performanceAs(house.seller, id)).toMatchObject({ id });
    for (const strange of ["0", "-1", "1e3", "99999999999", "2147483647", "x", ""]) {
      expect(await house.performanceAs(house.seller, strange)).toBeNull();
    }
  });
});

describe("price zones", () => {
  it("are painted onto the seats, whose bytes have an address that names them", async () => {
    const { id } = await house.createPerformance();
    const { performance } = await house.change("setPriceZones", {
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
    const id = await house.prepared();
    const before = await house.performanceAs(house.admin, id);
    const { performance } = await house.change("setPriceZones", {
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
    const id = await house.prepared();
    await house.markOnSale(id);
    const refused = await house.change("setPriceZones", { performanceId: id, zones: [zone("A", [0])] });
    expect(refused).toMatchObject({ __typename: "ProgrammeRefused", field: null });
    expect((await house.performanceAs(house.admin, id)).zones).toHaveLength(2);
  });

  it("are refused when they overlap or name what is not there, and nothing changes", async () => {
    const id = await house.prepared();
    const before = await house.performanceAs(house.admin, id);
    for (const [zones, field] of [
      [[zone("A", [0]), zone("B", [0])], "zones.1.blockIndexes"],
      [[zone("A", [99])], "zones.0.blockIndexes"],
      [[zone("A", [0], { ordinalRanges: [1166, 1167] })], "zones.0.ordinalRanges"],
    ] as const) {
      expect((await house.change("setPriceZones", { performanceId: id, zones })).field).toBe(field);
    }
    expect(await house.performanceAs(house.admin, id)).toEqual(before);
    expect((await house.change("setPriceZones", { performanceId: "77777", zones: [zone("A", [0])] })).field).toBe(
      "performanceId",
    );
  });
});

describe("prices", () => {
  it("are listed by zone and ticket type, with the currencies and types they make sellable", async () => {
    const id = await house.prepared();
    await house.change("setPrices", {
      performanceId: id,
      prices: [price("B", 100), price("A", 300, "HKD"), price("A", 200, "CNY", "child"), price("A", 400)],
    });
    const performance = await house.performanceAs(house.admin, id);
    expect(performance.prices.map((each: { money: { amountMinor: number } }) => each.money.amountMinor)).toEqual([
      400, 300, 200, 100,
    ]);
    expect(performance.currencies).toEqual(["CNY", "HKD"]);
    expect(performance.ticketTypes).toEqual([{ code: "adult" }, { code: "child" }]);
  });

  it("are refused for unknown codes and impossible amounts, and nothing changes", async () => {
    const id = await house.prepared();
    const before = await house.performanceAs(house.admin, id);
    for (const [prices, field] of [
      [[price("Z")], "prices.0.zoneCode"],
      [[price("A"), price("A", 1, "CNY", "dog")], "prices.1.ticketTypeCode"],
      [[price("A", -1)], "prices.0.money"],
      [[price("A"), price("A")], "prices.1"],
    ] as const) {
      expect((await house.change("setPrices", { performanceId: id, prices })).field).toBe(field);
    }
    expect(await house.performanceAs(house.admin, id)).toEqual(before);
  });

  it("may change while on sale, as long as every zone keeps one", async () => {
    const id = await house.prepared();
    await house.markOnSale(id);
    expect((await house.change("setPrices", { performanceId: id, prices: [price("A", 1)] })).field).toBe("prices");
    const changed = await house.change("setPrices", { performanceId: id, prices: [price("A", 1), price("B", 2)] });
    expect(changed.performance.prices).toHaveLength(2);
  });

  it("keep the last of two whole lists set at once", async () => {
    const id = await house.prepared();
    await Promise.all(
      [1, 2, 3, 4].map((amount) =>
        house.change("setPrices", { performanceId: id, prices: [price("A", amount), price("B", amount)] }),
      ),
    );
    const { prices } = await house.performanceAs(house.admin, id);
    expect(prices).toHaveLength(2);
    expect(prices[0].money.amountMinor).toBe(prices[1].money.amountMinor);
  });
});

describe("going on sale and closing", () => {
  it("is refused until everything is set, and done once", async () => {
    const { id } = await house.createPerformance();
    expect(isRefused(await house.markOnSale(id))).toBe(true);
    const ready = await house.prepared();
    expect(await house.markOnSale(ready)).toMatchObject({ state: "on_sale", seatCount: 1167 });
    expect(isRefused(await house.markOnSale(ready))).toBe(true);
    expect(isRefused(await house.markOnSale("2000000000"))).toBe(true);
  });

  it("closes what is on sale, twice without harm, and opens again", async () => {
    const document = `mutation ($id: ID!) { closeSales(performanceId: $id) { ${saved} } }`;
    const close = async (id: string) => (await house.data(house.admin, document, { id })).closeSales;
    const id = await house.prepared();
    expect((await close(id)).__typename).toBe("ProgrammeRefused");
    await house.markOnSale(id);
    expect((await close(id)).performance.state).toBe("CLOSED");
    expect((await close(id)).performance.state).toBe("CLOSED");
    expect(await house.markOnSale(id)).toMatchObject({ state: "on_sale" });
  });

  it("is known to selling at once in this process", async () => {
    const id = await house.prepared();
    expect(await house.programme.sellingFacts(Number(id))).toMatchObject({ state: "draft" });
    await house.markOnSale(id);
    house.programme.forgetSellingFacts(Number(id));
    const facts = await house.programme.sellingFacts(Number(id));
    expect(facts).toMatchObject({ state: "on_sale", seatCount: 1167, maxSeatsPerCart: 8 });
    expect(facts?.zoneOf).toHaveLength(1167);
    expect(facts?.windows.map((each) => each.channelCode).sort()).toEqual(["counter", "web"]);
    await house.programme.closeSales(house.admin, id);
    expect((await house.programme.sellingFacts(Number(id)))?.state).toBe("closed");
    expect(await house.programme.sellingFacts(2_000_000_000)).toBeNull();
  });
});

it("writes down who changed what", async () => {
  const id = await house.prepared();
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
  expect(new Set(entries.map((entry) => entry.staff_id))).toEqual(new Set([house.admin.staffId]));
});
