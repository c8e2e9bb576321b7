import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { eventually } from "../../../test/eventually.ts";
import { type SellingWindows, sellingWindows } from "../../../test/refusals/hand-over.ts";
import { openRefusingHouse } from "../../../test/refusals/refusing-house.ts";
import { startTestServer, type TestServer } from "../../../test/test-server.ts";

let server: TestServer;
let windows: SellingWindows;
beforeAll(async () => {
  server = await startTestServer();
  windows = await sellingWindows(await openRefusingHouse(server));
}, 60_000);
afterAll(() => server.close());

const watched = `subscription ($venueId: ID!) { printHandOvers(venueId: $venueId) {
  handOvers { id reference toCounterId endedAt tickets { ticketId state } } } }`;
interface HandOver {
  readonly id: string;
  readonly reference: string;
  readonly toCounterId: string;
  readonly endedAt: string | null;
  readonly tickets: readonly { readonly ticketId: string; readonly state: string }[];
}

it("shows both windows at once what one prints for the other, until it is printed", async () => {
  const { house, ready, fromCounterId, record } = windows;
  const toCounterId = await ready();
  const { orderId, ticketIds } = await house.sell("seller");
  const seen: (readonly HandOver[])[] = [];
  house.clients.supervisor.subscribe<{ printHandOvers: { handOvers: HandOver[] } }>(
    watched,
    { venueId: house.venueId },
    ({ data }) => data && seen.push(data.printHandOvers.handOvers),
  );
  await eventually(() => expect(seen.at(-1)).toEqual([]));
  const id = randomUUID();
  const input = { id, orderId, fromCounterId, toCounterId };
  await house.must("seller", "handOverPrints", { input }, /PrintHandOverNoted$/);
  const sees = (state: string) =>
    eventually(() =>
      expect(seen.at(-1)).toMatchObject([{ id, toCounterId, tickets: [{ ticketId: ticketIds[0], state }] }]),
    );
  await sees("WAITING");
  const { print } = await record(ticketIds[0]!);
  await sees("IN_DOUBT");
  await house.must("supervisor", "reportPrint", { input: { printId: print.id, report: "CONFIRMED" } }, /PrintNoted$/);
  await sees("PRINTED");
  expect(seen.at(-1)![0]!.endedAt).not.toBeNull();
});

it("is for those who print, and for venues that are named rightly", async () => {
  const { house } = windows;
  const refused = async (who: "buyer" | "seller", venueId: string, says: string) => {
    const errors: unknown[] = [];
    house.clients[who].subscribe(
      watched,
      { venueId },
      (answer) => errors.push(answer),
      (error) => errors.push(error),
    );
    await eventually(() => expect(JSON.stringify(errors)).toContain(says));
  };
  await refused("buyer", house.venueId, "does not allow");
  await refused("seller", "x", "no such venue");
});

it("lists the other windows with what keeps them from printing", async () => {
  const { house, ready, fromCounterId } = windows;
  const toCounterId = await ready();
  const { orderId } = await house.sell("seller");
  const places = async (order: string) =>
    (
      await house.clients.seller.ask(
        `query ($orderId: ID!, $from: ID!) { printPlaces(orderId: $orderId, fromCounterId: $from) {
           counterId stockCode left trouble } }`,
        { orderId: order, from: fromCounterId },
      )
    ).printPlaces;
  const found = await places(orderId);
  expect(found).toContainEqual({ counterId: toCounterId, stockCode: "thermal-80x150", left: 100, trouble: null });
  expect(found.map(({ counterId }: { counterId: string }) => counterId)).not.toContain(fromCounterId);
  expect(found.filter(({ trouble }: { trouble: string | null }) => trouble !== null)).not.toEqual([]);
  expect(await places("x")).toEqual([]);
});
