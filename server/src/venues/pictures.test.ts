import { createHash } from "node:crypto";
import { demoHouses, photoOf } from "@parterre/seat-map";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import { buyer, createFoundation, type Foundation } from "../../test/foundation.ts";
import type { StaffActor } from "../identity/index.ts";
import { pictureLimits, readPicture } from "./picture-file.rules.ts";

/** The smallest PNG: one grey pixel. */
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);

function pngOf(width: number, height: number): Buffer {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

/** A JPEG's beginning: an application segment, a fill byte, a table whose marker lies among those of frames, the frame. */
function jpegOf(width: number, height: number, frame = 0xc2): Buffer {
  const sides = [height >> 8, height & 255, width >> 8, width & 255];
  return Buffer.from([
    ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff],
    ...[0xff, 0xc4, 0, 3, 9],
    ...[0xff, frame, 0, 11, 8, ...sides, 1, 1, 0x11, 0],
  ]);
}

function webPOf(chunk: "VP8 " | "VP8L" | "VP8X", head: readonly number[]): Buffer {
  const bytes = Buffer.alloc(40);
  bytes.write("RIFF", 0, "latin1");
  bytes.write(`WEBP${chunk}`, 8, "latin1");
  bytes.set(head, 20);
  return bytes;
}

describe("what a file is", () => {
  test.each([
    ["a PNG", pngOf(640, 480), { mediaType: "image/png", width: 640, height: 480 }],
    ["a JPEG", jpegOf(4032, 3024), { mediaType: "image/jpeg", width: 4032, height: 3024 }],
    ["a JPEG of one pass", jpegOf(300, 200, 0xc0), { mediaType: "image/jpeg", width: 300, height: 200 }],
    [
      "a lossy WebP",
      webPOf("VP8 ", [0, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0x02, 0xe0, 0x01]),
      { mediaType: "image/webp", width: 640, height: 480 },
    ],
    [
      "a lossless WebP",
      webPOf("VP8L", [0x2f, 0x7f, 0xc2, 0x77, 0x00]),
      { mediaType: "image/webp", width: 640, height: 480 },
    ],
    [
      "an extended WebP",
      webPOf("VP8X", [0, 0, 0, 0, 0x7f, 0x02, 0, 0xdf, 0x01, 0]),
      { mediaType: "image/webp", width: 640, height: 480 },
    ],
    ["an SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"), "not-a-picture"],
    ["a GIF", Buffer.from("GIF89a\x01\x00\x01\x00\x00\x00\x00;", "latin1"), "not-a-picture"],
    ["nothing", Buffer.alloc(0), "not-a-picture"],
    ["a PNG without sides", pngOf(0, 5), "not-a-picture"],
    ["a PNG cut off", png.subarray(0, 20), "not-a-picture"],
    ["a JPEG without a frame", jpegOf(5, 5).subarray(0, 16), "not-a-picture"],
    ["a JPEG whose picture comes before its frame", jpegOf(5, 5, 0xda), "not-a-picture"],
    ["a side too long", pngOf(pictureLimits.side + 1, 5), "too-many-pixels"],
    ["too many pixels in all", pngOf(10_000, 10_000), "too-many-pixels"],
    ["too many bytes", Buffer.concat([png, Buffer.alloc(pictureLimits.bytes)]), "picture-too-large"],
  ])("%s", (_name, bytes, expected) => {
    expect(readPicture(bytes)).toEqual(expected);
  });

  it("is read from every beginning of a file without throwing", () => {
    for (const file of [pngOf(9, 9), jpegOf(9, 9), webPOf("VP8X", [0]), webPOf("VP8L", [0x2f]), webPOf("VP8 ", [])]) {
      for (let length = 0; length <= file.length; length++) readPicture(file.subarray(0, length));
    }
  });
});

describe("the store of pictures", () => {
  let house: Foundation;
  let server: FastifyInstance;
  let admin: StaffActor;
  let whoAsks: StaffActor | typeof buyer;

  beforeAll(async () => {
    house = await createFoundation();
    admin = await house.enrol("admin", "ada");
    server = Fastify();
    const { createVenues } = await import("./index.ts");
    const identity = { ...house.identity, actorOfRequest: async () => whoAsks };
    await createVenues({ database: house.database, identity }).routes(server);
  });
  beforeEach(() => {
    whoAsks = admin;
  });
  afterAll(async () => {
    await server.close();
    await house.close();
  });

  const upload = (payload: Buffer | string, type = "image/png", headers: Record<string, string> = {}) =>
    server.inject({ method: "POST", url: "/pictures", payload, headers: { "content-type": type, ...headers } });

  it("keeps a picture once and shows it for ever", async () => {
    const picture = jpegOf(800, 600);
    const hash = createHash("sha256").update(picture).digest("hex");
    // What the file is called does not count.
    const first = await upload(picture, "image/png", { "sec-fetch-site": "same-origin" });
    expect([first.statusCode, first.json()]).toEqual([
      201,
      { hash, url: `/pictures/${hash}`, mediaType: "image/jpeg", width: 800, height: 600 },
    ]);
    const again = await upload(picture);
    expect([again.statusCode, again.json()]).toEqual([200, first.json()]);

    whoAsks = buyer;
    const shown = await server.inject(`/pictures/${hash}`);
    expect(shown.rawPayload.equals(picture)).toBe(true);
    expect(shown.headers).toMatchObject({
      "content-type": "image/jpeg",
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    const known = await server.inject({
      url: `/pictures/${hash}`,
      headers: { "if-none-match": String(shown.headers.etag) },
    });
    expect([known.statusCode, known.rawPayload.length]).toEqual([304, 0]);
    const entries = await house.database.read((tx) =>
      tx.manager.query("SELECT 1 FROM audit_entry WHERE act = 'picture.keep' AND subject_id = $1", [hash]),
    );
    expect(entries).toHaveLength(1);
  });

  it.each([
    ["a buyer", () => buyer, png, "image/png", {}, 401, "not-signed-in"],
    ["a seller", () => house.enrol("seller", "anna"), png, "image/png", {}, 403, "not-allowed"],
    ["another page", () => admin, png, "image/png", { "sec-fetch-site": "same-site" }, 403, "foreign-page"],
    ["a form", () => admin, "a=1", "application/x-www-form-urlencoded", {}, 415, "not-a-picture"],
    ["JSON", () => admin, "{}", "application/json", {}, 415, "not-a-picture"],
    ["an SVG", () => admin, "<svg onload='alert(1)'/>", "image/svg+xml", {}, 415, "not-a-picture"],
    ["nothing", () => admin, "", "image/png", {}, 415, "not-a-picture"],
    ["many pixels", () => admin, pngOf(12_001, 1), "image/png", {}, 422, "too-many-pixels"],
    ["much", () => admin, Buffer.alloc(pictureLimits.bytes + 1), "image/png", {}, 413, "picture-too-large"],
  ] as const)("refuses %s in both languages", async (_name, who, payload, type, headers, status, code) => {
    whoAsks = await who();
    const answer = await upload(payload, type, headers);
    expect([answer.statusCode, answer.json()]).toEqual([
      status,
      { code, reason: { zh: expect.stringMatching(/[一-鿿]/), en: expect.stringMatching(/[a-z]/) } },
    ]);
  });

  it("says 404 for what is not there", async () => {
    for (const hash of ["f".repeat(64), "nothing", "..%2f..%2fsecret"]) {
      const answer = await server.inject(`/pictures/${hash}`);
      expect([answer.statusCode, answer.json().code]).toEqual([404, "no-such-picture"]);
      expect(answer.headers["cache-control"]).toBe("no-store");
    }
  });

  it("lets nobody, not even the database's owner, put other bytes behind a name", async () => {
    const { hash } = (await upload(png)).json();
    const change = "UPDATE picture SET bytes = '\\x00' WHERE hash = $1";
    await expect(house.database.inTransaction((tx) => tx.manager.query(change, [hash]))).rejects.toThrow(
      "never change",
    );
    const forged = `INSERT INTO picture (hash, media_type, width, height, bytes)
      VALUES (repeat('a', 64), 'image/png', 1, 1, '\\x00')`;
    await expect(house.database.inTransaction((tx) => tx.manager.query(forged))).rejects.toThrow("hash_is_of_bytes");
  });

  it("is asked before a drawing with photos is published", async () => {
    const text = { zh: "剧场", en: "Theatre" };
    const venue = await house.venues.createVenue(admin, { name: text, city: text, timeZone: "Asia/Shanghai" });
    const photo = createHash("sha256").update(jpegOf(7, 7)).digest("hex");
    const bare = demoHouses.curvedTheatre();
    const document = {
      ...bare,
      blocks: bare.blocks.map((block, index) => ({
        ...block,
        rows: block.rows.map((row) => ({
          ...row,
          seats: row.seats.map((seat) => (index === 0 ? { ...seat, photo } : seat)),
        })),
      })),
    };
    const draft = await house.venues.saveDraft(admin, venue.id, "With photos", document);
    if (draft.kind === "refused") throw new Error(draft.reason.en);
    const refused = await house.venues.publishSeatMap(admin, draft.seatMap.id);
    expect(refused).toMatchObject({ kind: "refused", problems: [{ code: "missing-picture", count: 1 }] });

    await upload(jpegOf(7, 7));
    const published = await house.venues.publishSeatMap(admin, draft.seatMap.id);
    if (published.kind === "refused") throw new Error(published.reason.en);
    const geometry = await house.venues.geometryOf(published.version.id);
    const { first, count } = geometry.blocks[0]!;
    expect([photoOf(geometry, first), photoOf(geometry, first + count)]).toEqual([photo, null]);
  });
});
