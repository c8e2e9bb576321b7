import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";
import { key, nobody, openRefusingHouse, type RefusingHouse } from "./refusing-house.ts";

let server: TestServer;
let house: RefusingHouse;
beforeAll(async () => {
  server = await startTestServer();
  house = await openRefusingHouse(server);
}, 60_000);
afterAll(() => server.close());

const holdSeats = "mutation ($input: HoldSeatsInput!) { holdSeats(input: $input) { __typename } }";
const holdBest = "mutation ($input: HoldBestSeatsInput!) { holdBestSeats(input: $input) { __typename } }";
const holdMany = "mutation ($input: HoldManySeatsInput!) { holdManySeats(input: $input) { __typename } }";
const holdTogether = "mutation ($input: HoldTogetherInput!) { holdTogether(input: $input) { __typename } }";
const kill = "mutation ($input: KillSeatsInput!) { killSeats(input: $input) { __typename } }";
const changeMap =
  "mutation ($input: ChangePerformanceMapInput!) { changePerformanceMap(input: $input) { __typename } }";
const seats = (count: number) => Array.from({ length: count }, (_, ordinal) => ordinal);
const tooManyAllocations = Array.from({ length: 51 }, () => nobody);
const cartKey = "AAAAAAAAAAAAAAAAAAAAAA";
const part = { performanceId: "1", count: 2 };
const records = (filter: object) =>
  ({
    text: "query ($f: JournalFilterInput) { journalEntries(filter: $f) { totalCount } }",
    args: { f: filter },
  }) as const;

/** What no screen of ours can send: refused as a whole, before anything is looked at, with what is wrong with it. */
const wrong: readonly (readonly [words: string, text: string, args: object])[] = [
  ["not a cart key", holdSeats, { input: { cartKey: "mine", performanceId: "1", ordinals: [0] } }],
  ["from 1 to 500 seats", holdSeats, { input: { cartKey, performanceId: "1", ordinals: [] } }],
  ["from 1 to 500 seats", holdSeats, { input: { cartKey, performanceId: "1", ordinals: seats(501) } }],
  [
    "at most 50 allocations",
    holdSeats,
    { input: { cartKey, performanceId: "1", ordinals: [0], allocationIds: tooManyAllocations } },
  ],
  ["`count`", holdBest, { input: { cartKey, performanceId: "1", count: 0 } }],
  ["`count`", holdBest, { input: { cartKey, performanceId: "1", count: 501 } }],
  [
    "at most 50 allocations",
    holdMany,
    { input: { cartKey, performanceId: "1", ordinals: [0], allocationIds: tooManyAllocations } },
  ],
  ["from 1 to 20 performances", holdTogether, { input: { cartKey, parts: [] } }],
  [
    "from 1 to 20 performances",
    holdTogether,
    { input: { cartKey, parts: seats(21).map((id) => ({ ...part, performanceId: String(id) })) } },
  ],
  ["each performance once", holdTogether, { input: { cartKey, parts: [part, part] } }],
  ["`ordinals` or `count`", holdTogether, { input: { cartKey, parts: [{ performanceId: "1" }] } }],
  ["`ordinals` or `count`", holdTogether, { input: { cartKey, parts: [{ ...part, ordinals: [1] }] } }],
  ["`count`", holdTogether, { input: { cartKey, parts: [{ performanceId: "1", count: 0 }] } }],
  ["`count`", holdTogether, { input: { cartKey, parts: [{ performanceId: "1", count: 501 }] } }],
  ["from 1 to 500 seats", holdTogether, { input: { cartKey, parts: [{ performanceId: "1", ordinals: seats(501) }] } }],
  [
    "at most 100000 seats",
    kill,
    { input: { performanceId: "1", ordinals: seats(100_001), reason: "x", skipTaken: false } },
  ],
  [
    "At most 100000 seats",
    changeMap,
    {
      input: {
        ...{ performanceId: "1", seatMapVersionId: nobody, planHash: "x", reason: "x" },
        moves: seats(100_001).map((from) => ({ from, to: 0 })),
      },
    },
  ],
  ["names no performance", records({ performanceId: "x" }).text, records({ performanceId: "x" }).args],
  ["`sellerId` is not an id", records({}).text, records({ sellerId: "x" }).args],
  ["`fromDay` is not a day", records({}).text, records({ fromDay: "yesterday" }).args],
];

test.each(wrong)("%s", async (words, text, args) => {
  const { data, errors } = await house.clients.admin.send(text, args as Record<string, unknown>);
  expect(data ?? null).toBeNull();
  expect(errors?.[0]?.message).toContain(words);
  expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", requestId: expect.any(String) });
  expect(await house.rows("SELECT 1 FROM hold WHERE cart_key = $1", [cartKey])).toEqual([]);
});

test("an id that is none is a refusal or nothing found, never an outage", async () => {
  const { admin } = house.clients;
  const asked = `query ($id: ID!) { customerMessages(aboutId: $id) { id } }`;
  expect(await admin.ask(asked, { id: "none" })).toEqual({ customerMessages: [] });
  expect((await house.ask("seller", "quoteRefund", { orderId: "none", lineIds: null, waive: false })).keys).toEqual([
    "QuoteRefundResult.NotRefundable",
  ]);
  expect((await house.ask("seller", "giveUpPayment", { paymentId: key().slice(1) })).keys).toEqual([
    "GiveUpPaymentResult.PaymentNotAwaited",
  ]);
});
