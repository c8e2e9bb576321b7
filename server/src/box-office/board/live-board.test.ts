import { afterAll, beforeAll, expect, it } from "vitest";
import { eventually } from "../../../test/eventually.ts";
import { openRefusingHouse, type RefusingHouse } from "../../../test/refusals/refusing-house.ts";
import { startTestServer, type TestServer } from "../../../test/test-server.ts";

let server: TestServer;
let house: RefusingHouse;
beforeAll(async () => {
  server = await startTestServer();
  house = await openRefusingHouse(server);
});
afterAll(() => server.close());

const board =
  "subscription Board { board { counters { name openShift { id figures { inDrawer { amountMinor currency } } } } } }";
interface Window {
  readonly name: string;
  readonly openShift: { readonly id: string; readonly figures: object } | null;
}

it("shows all windows to those who supervise, and again by itself when one is added or cash is moved", async () => {
  const { supervisor, seller } = house.clients;
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

it("shows a known printer at the window that it has moved to, without being asked again", async () => {
  const { clients, must, rows } = house;
  const places: (readonly { readonly id: string; readonly printers: readonly object[] }[])[] = [];
  clients.supervisor.subscribe<{ board: { counters: (typeof places)[number] } }>(
    "subscription { board { counters { id printers { serialNumber } } } }",
    {},
    ({ data }) => data && places.push(data.board.counters),
  );
  const [{ id: first }, { id: second }] = await rows("SELECT id FROM counter ORDER BY name");
  const pairAt = (counterId: string) =>
    must(
      "seller",
      "pairPrinter",
      {
        input: {
          ...{ counterId, serialNumber: "BOCA-9", name: "Lemur", make: "boca-lemur", language: "FGL" },
          ...{ dpi: 203, ackLevel: "TICKET" },
        },
      },
      /PrinterPaired$/,
    );
  const standsAt = (counterId: string) =>
    eventually(() =>
      expect(
        places
          .at(-1)
          ?.filter(({ printers }) => printers.length > 0)
          .map(({ id }) => id),
      ).toEqual([counterId]),
    );
  await pairAt(first);
  await standsAt(first);
  await pairAt(second);
  await standsAt(second);
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
