import { isDeepStrictEqual } from "node:util";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { compileSeatMap, decodeGeometry, demoHouses, encodeGeometry } from "@parterre/seat-map";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buyer, createFoundation, type Foundation } from "../../test/foundation.ts";
import type { StaffActor } from "../identity/index.ts";
import { SeatMapVersion } from "./seat-map-version.entity.ts";

const importDocument = `mutation ($input: ImportSeatMapInput!) {
  importSeatMap(input: $input) {
    __typename
    ... on SeatMapImported {
      seatMap { id name venue { id } draft { revision seatCount blockCount documentUrl } }
      problems { code severity count }
    }
    ... on SeatMapRefused { reason { zh en } problems { code severity message { zh en } } }
  }
}`;
const publishDocument = `mutation ($id: ID!) {
  publishSeatMap(seatMapId: $id) {
    __typename
    ... on SeatMapPublished {
      version { id number seatCount blockCount geometryUrl blocks { index label seatCount } seatMap { id } }
    }
    ... on SeatMapRefused { reason { zh en } }
  }
}`;

/** Two rows of a plan as pretix writes it; `seats` in the second row. */
const pretixPlan = (seats = 3) => ({
  name: "Two rows",
  size: { width: 200, height: 200 },
  categories: [{ name: "All", color: "#336699" }],
  zones: [
    {
      name: "Parkett",
      zone_id: "parkett",
      position: { x: 0, y: 0 },
      areas: [],
      rows: [4, seats].map((count, row) => ({
        row_number: String(row + 1),
        position: { x: 0, y: 40 * row },
        seats: Array.from({ length: count }, (_, seat) => ({
          seat_number: String(seat + 1),
          seat_guid: `${row}-${seat}`,
          position: { x: 25 * seat, y: 0 },
          category: "All",
        })),
      })),
    },
  ],
});

let house: Foundation;
let server: FastifyInstance;
let admin: StaffActor;
let seller: StaffActor;
let venueId: string;
let whoAsks: StaffActor | typeof buyer = buyer;

beforeAll(async () => {
  house = await createFoundation();
  admin = await house.enrol("admin", "ada");
  seller = await house.enrol("seller", "anna");
  venueId = (await createVenue("Test house")).id;
  server = Fastify();
  const { createVenues } = await import("./index.ts");
  const { database } = house;
  await createVenues({ database, identity: { ...house.identity, actorOfRequest: async () => whoAsks } }).routes(server);
});
afterAll(async () => {
  await server.close();
  await house.close();
});

async function createVenue(name: string, input: object = {}) {
  const text = { zh: name, en: name };
  const variables = { input: { name: text, city: text, timeZone: "Asia/Shanghai", ...input } };
  const document = "mutation ($input: CreateVenueInput!) { createVenue(input: $input) { id name { zh } timeZone } }";
  return (await house.data(admin, document, variables)).createVenue;
}

async function importPlan(name: string, document: unknown, format = "PRETIX", into = venueId) {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  return (await house.data(admin, importDocument, { input: { venueId: into, name, format, document: text } }))
    .importSeatMap;
}
const publish = async (id: string) => (await house.data(admin, publishDocument, { id })).publishSeatMap;

describe("a venue", () => {
  it("is listed with its seat maps, drafts for staff only", async () => {
    await importPlan("Listed", pretixPlan());
    const document = "{ venues { id name { en } seatMaps { name venue { id } draft { seatCount } } } }";
    const drafts = async (actor: StaffActor | typeof buyer) =>
      (await house.data(actor, document)).venues[0].seatMaps.find((map: { name: string }) => map.name === "Listed");
    expect((await drafts(seller)).draft).toEqual({ seatCount: 7 });
    expect((await drafts(buyer)).draft).toBeNull();
  });

  it("is refused without a name, a city or a time zone that exists", async () => {
    await expect(createVenue("  ")).rejects.toThrow("name");
    await expect(createVenue("x".repeat(121))).rejects.toThrow("name");
    await expect(createVenue("Nowhere", { timeZone: "Mars/Olympus" })).rejects.toThrow("timeZone");
    await expect(createVenue("Nowhere", { timeZone: "+08:00" })).rejects.toThrow("timeZone");
  });

  it("is added by those who may", async () => {
    const document = `mutation { createVenue(input: { name: { zh: "a", en: "a" }, city: { zh: "a", en: "a" },
      timeZone: "UTC" }) { id } }`;
    expect((await house.ask(seller, document)).errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    expect((await house.ask(buyer, document)).errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });
});

describe("importing a seat map", () => {
  it("keeps a draft, and importing under the name again replaces it", async () => {
    const first = await importPlan("Replaced", pretixPlan(3));
    expect(first).toMatchObject({ __typename: "SeatMapImported", seatMap: { draft: { revision: 1, seatCount: 7 } } });
    const second = await importPlan("Replaced", pretixPlan(5));
    expect(second.seatMap).toMatchObject({ id: first.seatMap.id, draft: { revision: 2, seatCount: 9 } });
  });

  it("makes one seat map of imports under one name at once", async () => {
    const imports = await Promise.all([1, 2, 3, 4].map(() => importPlan("At once", pretixPlan())));
    expect(new Set(imports.map((each) => each.seatMap.id)).size).toBe(1);
    expect(imports.map((each) => each.seatMap.draft.revision).sort()).toEqual([1, 2, 3, 4]);
  });

  it("reads our own format, and gives back what it read", async () => {
    const drawn = demoHouses.curvedTheatre();
    const imported = await importPlan("Own", drawn, "PARTERRE");
    expect(imported.seatMap.draft.seatCount).toBe(compileSeatMap(drawn).seatCount);
    whoAsks = seller;
    const answer = await server.inject(imported.seatMap.draft.documentUrl);
    expect(answer.statusCode).toBe(200);
    const again = await importPlan("Own again", answer.body, "PARTERRE");
    expect(again.seatMap.draft.seatCount).toBe(imported.seatMap.draft.seatCount);
  });

  it("says what is wrong with a file and keeps nothing of it", async () => {
    for (const [text, code] of [
      ["{", "not-json"],
      ["[]", expect.any(String)],
      [`{"name": "\\u0000"}`, expect.any(String)],
    ] as const) {
      const refused = await importPlan("Refused", text);
      expect(refused.__typename).toBe("SeatMapRefused");
      expect(refused.problems[0]).toMatchObject({ code, severity: "error" });
    }
    const { venues } = await house.data(admin, "{ venues { seatMaps { name } } }");
    expect(JSON.stringify(venues)).not.toContain("Refused");
  });

  it("needs a venue and a name", async () => {
    const nowhere = "0198aaaa-0000-7000-8000-000000000001";
    expect((await importPlan("Lost", pretixPlan(), "PRETIX", nowhere)).reason.en).toContain("venue");
    expect((await importPlan("Lost", pretixPlan(), "PRETIX", "not an id")).reason.en).toContain("venue");
    expect((await importPlan(" ", pretixPlan())).reason.en).toContain("name");
  });
});

describe("publishing", () => {
  it("makes numbered versions, one for each changed draft", async () => {
    const { seatMap } = await importPlan("Numbered", pretixPlan(3));
    const first = await publish(seatMap.id);
    expect(first).toMatchObject({ __typename: "SeatMapPublished", version: { number: 1, seatCount: 7 } });
    expect(first.version.blocks.reduce((sum: number, block: { seatCount: number }) => sum + block.seatCount, 0)).toBe(
      7,
    );
    expect((await publish(seatMap.id)).version.id).toBe(first.version.id);
    await importPlan("Numbered", pretixPlan(4));
    expect((await publish(seatMap.id)).version).toMatchObject({ number: 2, seatCount: 8 });
    const document = "query ($id: ID!) { seatMap(id: $id) { latestVersion { number } versions { number } } }";
    expect((await house.data(buyer, document, { id: seatMap.id })).seatMap).toEqual({
      latestVersion: { number: 2 },
      versions: [{ number: 2 }, { number: 1 }],
    });
  });

  it("publishes once when asked many times at once", async () => {
    const { seatMap } = await importPlan("Asked often", pretixPlan());
    const answers = await Promise.all([1, 2, 3, 4].map(() => publish(seatMap.id)));
    expect(new Set(answers.map((answer) => answer.version.id)).size).toBe(1);
  });

  it("refuses a seat map that is not there", async () => {
    expect((await publish("not an id")).__typename).toBe("SeatMapRefused");
    expect((await publish("0198aaaa-0000-7000-8000-000000000001")).__typename).toBe("SeatMapRefused");
  });

  it("is for ever: the database refuses to change a version", async () => {
    const { seatMap } = await importPlan("For ever", pretixPlan());
    const { version } = await publish(seatMap.id);
    const change = house.database.inTransaction((tx) =>
      tx.manager.update(SeatMapVersion, { id: version.id }, { seatCount: 1 }),
    );
    await expect(change).rejects.toThrow("never change");
  });
});

describe("the geometry's address", () => {
  let url: string;
  let versionId: string;
  const wanted = JSON.parse(encodeGeometry(compileSeatMap(demoHouses.stadium())));
  // As values: the database keeps keys of objects in an order of its own. Not by toEqual: it would print megabytes.
  const isWanted = (text: Buffer | string) => isDeepStrictEqual(JSON.parse(text.toString()), wanted);
  beforeAll(async () => {
    const { seatMap } = await importPlan("Stadium", demoHouses.stadium(), "PARTERRE");
    const { version } = await publish(seatMap.id);
    url = version.geometryUrl;
    versionId = version.id;
  });
  const get = (acceptEncoding: string | undefined, more = {}) =>
    server.inject({ url, headers: { ...(acceptEncoding ? { "accept-encoding": acceptEncoding } : {}), ...more } });

  it("carries a stadium of 39,616 seats in 250 kB at most", async () => {
    const answer = await get("gzip, br");
    expect(answer.headers["content-encoding"]).toBe("br");
    const text = brotliDecompressSync(answer.rawPayload);
    expect(isWanted(text)).toBe(true);
    expect(decodeGeometry(text.toString()).seatCount).toBe(39_616);
    expect(answer.rawPayload.length).toBeLessThanOrEqual(250_000);
    expect((await get("gzip")).rawPayload.length).toBeLessThanOrEqual(250_000);
  });

  it("is for ever cacheable and known again by its tag", async () => {
    const answer = await get("br");
    expect(answer.headers["cache-control"]).toContain("immutable");
    expect(answer.headers.vary).toContain("accept-encoding");
    const again = await get("br", { "if-none-match": answer.headers.etag });
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
    expect((await get("gzip")).headers.etag).not.toBe(answer.headers.etag);
    expect((await get("br", { "if-none-match": '"something else"' })).statusCode).toBe(200);
  });

  it("comes as the client can read it", async () => {
    expect(isWanted(gunzipSync((await get("gzip;q=0.5, br;q=0")).rawPayload))).toBe(true);
    for (const accepted of [undefined, "identity", "deflate"]) {
      const plain = await get(accepted);
      expect(plain.headers["content-encoding"]).toBeUndefined();
      expect(isWanted(plain.body)).toBe(true);
    }
  });

  it("says 404 for what is not there", async () => {
    for (const id of ["not-an-id", "0198aaaa-0000-7000-8000-000000000001"]) {
      expect((await server.inject(`/seat-maps/${id}/geometry`)).statusCode).toBe(404);
    }
  });

  it("is the geometry that selling uses", async () => {
    const [one, two] = await Promise.all([house.venues.geometryOf(versionId), house.venues.geometryOf(versionId)]);
    expect(one).toBe(two);
    expect(one.seatCount).toBe(39_616);
    await expect(house.venues.geometryOf("0198aaaa-0000-7000-8000-000000000001")).rejects.toThrow(
      "no seat map version",
    );
  });
});

it("shows a draft's document to staff only", async () => {
  const { seatMap } = await importPlan("For staff", pretixPlan());
  whoAsks = buyer;
  expect((await server.inject(seatMap.draft.documentUrl)).statusCode).toBe(401);
  whoAsks = seller;
  const answer = await server.inject(seatMap.draft.documentUrl);
  expect(answer.json()).toMatchObject({ format: "parterre.seat-map" });
  expect(answer.headers["cache-control"]).toContain("private");
  expect((await server.inject("/seat-maps/not-an-id/draft")).statusCode).toBe(404);
});
