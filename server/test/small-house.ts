import { randomUUID } from "node:crypto";
import { demoHouses, exportSeatMapDocument } from "@parterre/seat-map";
import type { TestClient } from "./test-client.ts";
import type { TestServer } from "./test-server.ts";

/** A house that is open: one performance on sale over the web and at the counter. */
export interface SmallHouse {
  readonly performanceId: string;
  readonly seatCount: number;
  readonly ticketTypeId: string;
  /** Visitors signed in as members of staff of each role, each with a shift open at a window of his own. */
  readonly admin: TestClient;
  readonly supervisor: TestClient;
  readonly seller: TestClient;
}

const texts = (text: string) => ({ zh: text, en: text });
const hourMs = 3_600_000;

/** Opens a theatre of some 1,200 seats on an empty server, through the API, as an organiser would. A second or two. */
export async function openSmallHouse(server: TestServer): Promise<SmallHouse> {
  const { database, slices } = server.application;
  await database.inTransaction(async (tx) => {
    for (const role of ["admin", "supervisor", "seller"] as const) {
      const staff = { email: `${role}@house.example`, name: role, role, password: `password of ${role}` };
      await slices.identity.enrolStaff(tx, { kind: "buyer" }, staff);
    }
  });
  const signIn = (role: string) => server.client().signIn(`${role}@house.example`, `password of ${role}`);
  const [admin, supervisor, seller] = await Promise.all([signIn("admin"), signIn("supervisor"), signIn("seller")]);

  const { createVenue } = await admin.ask(
    "mutation V($input: CreateVenueInput!) { createVenue(input: $input) { id } }",
    { input: { name: texts("House"), city: texts("City"), timeZone: "Asia/Shanghai" } },
  );
  const { importSeatMap } = await admin.ask(
    "mutation I($input: ImportSeatMapInput!) { importSeatMap(input: $input) { ... on SeatMapImported { seatMap { id } } } }",
    {
      input: {
        venueId: createVenue.id,
        name: "Theatre",
        format: "PARTERRE",
        document: JSON.stringify(exportSeatMapDocument(demoHouses.curvedTheatre())),
      },
    },
  );
  const { publishSeatMap } = await admin.ask(
    "mutation P($id: ID!) { publishSeatMap(seatMapId: $id) { ... on SeatMapPublished { version { id seatCount blockCount } } } }",
    { id: importSeatMap.seatMap.id },
  );
  const { version } = publishSeatMap;
  const { createEvent } = await admin.ask(
    "mutation E($input: CreateEventInput!) { createEvent(input: $input) { ... on EventSaved { event { id } } } }",
    { input: { title: texts("Night"), subtitle: texts("One"), description: texts("Words"), mood: "velvet" } },
  );
  for (const [role, client] of Object.entries({ admin, supervisor, seller })) {
    const { registerCounter } = await admin.ask(
      "mutation C($input: RegisterCounterInput!) { registerCounter(input: $input) { ... on CounterRegistered { counter { id } } } }",
      { input: { name: `Window of the ${role}`, venueId: createVenue.id, channelCode: "counter" } },
    );
    await client.ask("mutation O($input: OpenShiftInput!) { openShift(input: $input) { __typename } }", {
      input: { id: randomUUID(), counterId: registerCounter.counter.id, floats: [] },
    });
  }
  const startsAt = new Date(Date.now() + 48 * hourMs).toISOString();
  const { createPerformance } = await admin.ask(
    "mutation P($input: CreatePerformanceInput!) { createPerformance(input: $input) { ... on PerformanceSaved { performance { id } } } }",
    { input: { eventId: createEvent.event.id, seatMapVersionId: version.id, startsAt } },
  );
  const performanceId: string = createPerformance.performance.id;
  const save = (mutation: string, type: string, input: object) =>
    admin.ask(`mutation S($input: ${type}!) { saved: ${mutation}(input: $input) { __typename } }`, {
      input: { performanceId, ...input },
    });
  const blockIndexes = Array.from({ length: version.blockCount }, (_, index) => index);
  await save("setPriceZones", "SetPriceZonesInput", { zones: [{ code: "A", name: texts("A"), hue: 0, blockIndexes }] });
  await save("setPrices", "SetPricesInput", {
    prices: [{ zoneCode: "A", ticketTypeCode: "adult", money: { amountMinor: 38_000, currency: "CNY" } }],
  });
  const [opensAt, closesAt] = [new Date(Date.now() - hourMs).toISOString(), startsAt];
  await save("setSalesWindows", "SetSalesWindowsInput", {
    windows: ["web", "counter"].map((channelCode) => ({ channelCode, opensAt, closesAt })),
  });
  const { putOnSale } = await admin.ask(
    `mutation O($id: ID!) { putOnSale(performanceId: $id) {
       ... on PerformanceSaved { performance { seatCount ticketTypes { id code } } } ... on ProgrammeRefused { reason { en } } } }`,
    { id: performanceId },
  );
  if (!putOnSale.performance) throw new Error(`not on sale: ${putOnSale.reason.en}`);
  const { seatCount, ticketTypes } = putOnSale.performance;
  return { performanceId, seatCount, ticketTypeId: ticketTypes[0].id, admin, supervisor, seller };
}
