import { afterAll, beforeAll, expect, it } from "vitest";
import { eventually } from "../../../test/eventually.ts";
import { openSmallHouse } from "../../../test/small-house.ts";
import { startTestServer, type TestServer } from "../../../test/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const board =
  "subscription Board { board { counters { name openShift { id figures { inDrawer { amountMinor currency } } } } } }";
interface Window {
  readonly name: string;
  readonly openShift: { readonly id: string; readonly figures: object } | null;
}

it("shows all windows to those who supervise, and again by itself when one is added or cash is moved", async () => {
  const { supervisor, seller } = await openSmallHouse(server);
  const seen: (readonly Window[])[] = [];
  supervisor.subscribe<{ board: { counters: Window[] } }>(board, {}, ({ data }) => {
    if (data) seen.push(data.board.counters);
  });
  await eventually(() => expect(seen.length).toBeGreaterThan(0));
  const { counters } = await supervisor.ask("{ counters { venue { id } } }");
  await supervisor.ask("mutation ($input: RegisterCounterInput!) { registerCounter(input: $input) { __typename } }", {
    input: { name: "Window 7", venueId: counters[0].venue.id, channelCode: "counter" },
  });
  await eventually(() => expect(seen.at(-1)).toContainEqual({ name: "Window 7", openShift: null }));
  const { myShift } = await seller.ask("{ myShift { id } }");
  const amount = { amountMinor: 12_300, currency: "CNY" };
  await seller.ask("mutation ($input: MoveCashInput!) { moveCash(input: $input) { __typename } }", {
    input: { id: crypto.randomUUID(), shiftId: myShift.id, direction: "IN", amount, reason: "change" },
  });
  await eventually(() =>
    expect(seen.at(-1)!.find(({ openShift }) => openShift?.id === myShift.id)).toMatchObject({
      openShift: { figures: { inDrawer: [amount] } },
    }),
  );
});

it("is for nobody else", async () => {
  const errors: unknown[] = [];
  server.client().subscribe(
    board,
    {},
    (answer) => errors.push(answer),
    (error) => errors.push(error),
  );
  await eventually(() => expect(JSON.stringify(errors)).toContain("does not allow"));
});
