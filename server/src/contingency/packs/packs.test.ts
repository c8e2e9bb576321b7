import { createPublicKey, randomUUID, verify } from "node:crypto";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { done, openContingencyHouse } from "../../../test/contingency-house.ts";
import { makePack, makePacksDue } from "./make-pack.ts";
import type { PackRow } from "./pack.store.ts";
import type { BackupPack } from "./pack-document.ts";

type House = Awaited<ReturnType<typeof openContingencyHouse>>;
let contingency: House;
beforeAll(async () => {
  contingency = await openContingencyHouse();
});
afterAll(() => contingency.house.close());

async function isSignedByTheHouse(bytes: Buffer, signature: string, kid: string): Promise<boolean> {
  const [{ public_key: x }] = (await contingency.house.rows("SELECT public_key FROM signing_key WHERE kid = $1", [
    kid,
  ])) as [{ public_key: string }];
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  return verify(null, bytes, key, Buffer.from(signature, "base64url"));
}

async function textOf(pdf: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str : "")).join(""));
  }
  return pages.join("");
}

const squeezed = (text: string) => text.replaceAll(/\s+/g, "");

it("makes a pack whose totals are the database's, that can be read back from its PDF, signed by the house", async () => {
  const { house, tools, supervisor } = contingency;
  const performanceId = await house.openPerformance();
  for (const ordinals of [[3, 4], [10]]) {
    const { cartKey } = await house.hold(performanceId, ordinals);
    const totalMinor = 10_000 * ordinals.length;
    const sold = await house.sellForCash({
      ...{ cartKey, currency: "CNY", seats: await house.choices(cartKey), customerName: "王小明" },
      ...{ shownTotalMinor: totalMinor, givenMinor: totalMinor, idempotencyKey: randomUUID() },
      ...{ channelCode: "counter", seller: contingency.seller },
    });
    expect(sold.kind).toBe("sold");
  }
  await house.hold(performanceId, [20, 21]);
  const row = done(await makePack(tools, supervisor, performanceId)) as PackRow;
  const pack = JSON.parse(row.data) as BackupPack;
  const counted = await house.rows(
    `SELECT count(*)::int AS seats, count(*) FILTER (WHERE state = 'free')::int AS unsold,
       count(*) FILTER (WHERE state = 'held')::int AS held, count(*) FILTER (WHERE state = 'sold')::int AS sold
     FROM performance_seat WHERE performance_id = $1`,
    [performanceId],
  );
  expect(pack.totals).toMatchObject({ ...counted[0], held: 2, sold: 3, toCollect: 3 });
  expect(pack.unsold.flatMap(({ seats }) => seats)).toHaveLength(pack.totals.unsold);
  const issued = await house.rows("SELECT number FROM ticket WHERE performance_id = $1 AND live ORDER BY number", [
    performanceId,
  ]);
  const listed = pack.collect.flatMap(({ tickets }) => tickets.map(({ number }) => number)).sort();
  expect(listed).toEqual(issued.map(({ number }: { number: string }) => number));
  expect(pack.collect.map(({ name }) => name)).toEqual(["王小明", "王小明"]);

  expect(await isSignedByTheHouse(Buffer.from(row.data), row.data_signature, row.kid)).toBe(true);
  expect(await isSignedByTheHouse(row.pdf, row.pdf_signature, row.kid)).toBe(true);
  expect(await isSignedByTheHouse(Buffer.from(`${row.data} `), row.data_signature, row.kid)).toBe(false);

  const text = squeezed(await textOf(row.pdf));
  for (const number of listed) expect(text).toContain(squeezed(number));
  for (const words of [
    pack.performance.event.zh,
    pack.performance.event.en,
    pack.performance.venue.zh,
    "待取票",
    "王小明",
  ]) {
    expect(text).toContain(squeezed(words));
  }
  expect(text).toContain(`Unsoldseats:${pack.totals.unsold}`);
});

it("is made once by the schedule before the doors, for nobody without a performance, and forgotten in time", async () => {
  const { house, tools, supervisor } = contingency;
  const performanceId = await house.openPerformance();
  expect(await makePack(tools, supervisor, 999_999)).toMatchObject({ kind: "not-done", field: "performanceId" });
  await house.rows("UPDATE performance SET starts_at = now() + interval '3 hours' WHERE id = $1", [performanceId]);
  const packs = () => house.rows("SELECT made_by FROM backup_pack WHERE performance_id = $1", [performanceId]);
  await makePacksDue(tools, { minutesBefore: 60, keepDays: 7 });
  expect(await packs()).toEqual([]);
  await makePacksDue(tools, { minutesBefore: 240, keepDays: 7 });
  await makePacksDue(tools, { minutesBefore: 240, keepDays: 7 });
  expect(await packs()).toEqual([{ made_by: null }]);
  await house.rows("UPDATE backup_pack SET made_at = now() - interval '8 days' WHERE performance_id = $1", [
    performanceId,
  ]);
  await makePacksDue(tools, { minutesBefore: 0, keepDays: 7 });
  expect(await packs()).toEqual([]);
});
