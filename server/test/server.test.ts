import { base64ToBytes, SeatStates } from "@parterre/seat-map";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import WebSocket from "ws";
import { eventually } from "./eventually.ts";
import { openSmallHouse, type SmallHouse } from "./small-house.ts";
import type { TestClient } from "./test-client.ts";
import { startTestServer, type TestServer } from "./test-server.ts";

const watch =
  "subscription Watch($id: ID!, $audience: Audience!) { seatAvailability(performanceId: $id, audience: $audience) { frame } }";

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let first: TestServer;
let second: TestServer;
let house: SmallHouse;
const clients: TestClient[] = [];

beforeAll(async () => {
  first = await startTestServer();
  second = await startTestServer({ databaseUrl: first.databaseUrl });
  house = await openSmallHouse(first);
});
afterAll(async () => {
  for (const client of clients) await client.close();
  await second.close();
  await first.close();
});

/** A live map, as an app keeps it. */
function follow(client: TestClient, audience: "PUBLIC" | "STAFF") {
  clients.push(client);
  const seats = new SeatStates(house.seatCount);
  const seen = { seats, frames: 0, errors: undefined as unknown };
  client.subscribe(
    watch,
    { id: house.performanceId, audience },
    ({ data }) => {
      seats.apply(base64ToBytes(data.seatAvailability.frame));
      seen.frames++;
    },
    (errors) => {
      seen.errors = errors;
    },
  );
  return seen;
}

async function hold(client: TestClient, ordinals: readonly number[]) {
  const { createCart } = await client.ask("mutation { createCart { key } }");
  return holdFor(client, createCart.key, ordinals);
}

async function holdFor(client: TestClient, cartKey: string, ordinals: readonly number[]) {
  const { holdSeats } = await client.ask(
    "mutation Hold($input: HoldSeatsInput!) { holdSeats(input: $input) { __typename } }",
    { input: { cartKey, performanceId: house.performanceId, ordinals } },
  );
  return holdSeats as { __typename: string };
}

test("a hold made at one server is seen by everybody at the other, in the colours each may see", async () => {
  const seller = await second.client().signIn("seller@house.example", "password of seller");
  const [open, staff] = [follow(second.client(), "PUBLIC"), follow(seller, "STAFF")];
  await eventually(() => expect([open.frames, staff.frames]).toEqual([1, 1]));
  const pair = [10, 11];
  expect((await hold(first.client(), pair)).__typename).toBe("HoldPlaced");
  const statesIn = (seats: SeatStates) => pair.map((ordinal) => seats.states[ordinal]);
  await eventually(() => expect(statesIn(open.seats)).toEqual([2, 2]));
  await eventually(() => expect(statesIn(staff.seats)).toEqual([1, 1]));
});

test("what SQL changes behind everybody's back is seen as well", async () => {
  const open = follow(first.client(), "PUBLIC");
  await eventually(() => expect(open.frames).toBe(1));
  const client = new pg.Client({ connectionString: first.databaseUrl });
  await client.connect();
  await client.query("INSERT INTO seat_kill (id, performance_id, reason) VALUES (gen_random_uuid(), $1, 'broken')", [
    house.performanceId,
  ]);
  await client.query(
    `UPDATE performance_seat SET state = 'killed', kill_id = (SELECT id FROM seat_kill LIMIT 1)
     WHERE performance_id = $1 AND ordinal = $2`,
    [house.performanceId, 30],
  );
  await client.end();
  await eventually(() => expect(open.seats.states[30]).toBe(3));
});

test("a buyer may not look through staff's eyes", async () => {
  const refused = follow(first.client(), "STAFF");
  await eventually(() => expect(refused.errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]));
});

test("a stopping server answers what it was asked, and sends watchers away to come back", async () => {
  const stopping = await startTestServer({ databaseUrl: first.databaseUrl });
  const socket = new WebSocket(`${stopping.origin.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  await new Promise((resolve) => socket.on("open", resolve));
  const gone = new Promise((resolve) => socket.on("close", resolve));
  const client = stopping.client();
  await client.ask("{ channels { code } }");
  const carts = await Promise.all(
    Array.from({ length: 100 }, async () => (await client.ask("mutation { createCart { key } }")).createCart.key),
  );
  const asked = carts.map((key) => holdFor(client, key, [40, 41]));
  // All of them are under way: the first has been answered.
  await Promise.race(asked);
  const closed = stopping.application.close();
  const outcomes = (await Promise.all(asked)).map(({ __typename }) => __typename);
  expect(outcomes.filter((outcome) => outcome === "HoldPlaced")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "SeatsTaken")).toHaveLength(99);
  expect(await gone).toBe(1001);
  await closed;
  await expect(client.fetch("/healthz")).rejects.toThrow();
});
