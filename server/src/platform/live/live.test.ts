import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  GraphQLBoolean,
  GraphQLError,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from "graphql";
import { type Client, createClient } from "graphql-ws";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import WebSocket from "ws";
import { eventually } from "../../../test/eventually.ts";
import { createTestPostgres, type TestPostgres } from "../../../test/test-postgres.ts";
import { DocumentCache } from "../graphql/document-cache.ts";
import { FrameBroadcaster } from "./frame-broadcaster.ts";
import { LiveSockets } from "./live-sockets.ts";
import type { LiveSource, LiveTopic, LiveView } from "./live-source.ts";
import { serveSockets } from "./socket-doors.ts";

/** Lamps of a room, on or off: anything that has keys, ordinals and states. */
const lampView = (name: string, see: (code: number) => number): LiveView => ({
  name,
  see,
  snapshot: (visible, numbering) => ({
    all: true,
    numbering,
    lamps: [...visible].map((code, ordinal) => ({ ordinal, code })),
  }),
  delta: (ordinals, visible) => ({
    all: false,
    lamps: ordinals.map((ordinal) => ({ ordinal, code: visible[ordinal] })),
  }),
});
const views = { plain: lampView("plain", (code) => Math.min(code, 1)), exact: lampView("exact", (code) => code) };

const lamp = new GraphQLObjectType({
  name: "Lamp",
  fields: { ordinal: { type: new GraphQLNonNull(GraphQLInt) }, code: { type: new GraphQLNonNull(GraphQLInt) } },
});
const change = new GraphQLObjectType({
  name: "Change",
  fields: { all: { type: GraphQLBoolean }, numbering: { type: GraphQLString }, lamps: { type: new GraphQLList(lamp) } },
});
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: "Query", fields: { nothing: { type: GraphQLString } } }),
  subscription: new GraphQLObjectType({
    name: "Subscription",
    fields: {
      lamps: {
        type: change,
        args: { room: { type: new GraphQLNonNull(GraphQLString) }, exact: { type: GraphQLBoolean } },
        resolve: (root) => root,
      },
    },
  }),
});

interface Context {
  readonly mayLook: boolean;
}
const topic: LiveTopic<Context> = {
  field: "lamps",
  open: async ({ room, exact }, context) => {
    if (exact && !context.mayLook) throw new GraphQLError("no", { extensions: { code: "FORBIDDEN" } });
    return { key: String(room), view: exact ? views.exact : views.plain };
  },
};

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let postgres: TestPostgres;
let pool: pg.Pool;
let broadcaster: FrameBroadcaster;
let sockets: LiveSockets<Context>;
let server: Server;
let clients: Client[] = [];
let url: string;
const problems: string[] = [];
const renumbered: string[] = [];

beforeAll(async () => {
  postgres = await createTestPostgres();
  pool = new pg.Pool({ connectionString: postgres.url });
  pool.on("error", () => undefined);
  await pool.query(`
    CREATE TABLE lamp (room text, ordinal int, code int NOT NULL, secret text, PRIMARY KEY (room, ordinal));
    INSERT INTO lamp SELECT room, ordinal, 0, 'x' FROM unnest(ARRAY['a', 'b']) room, generate_series(0, 199) ordinal;
    CREATE TABLE room (name text PRIMARY KEY, numbering text NOT NULL);
    INSERT INTO room VALUES ('a', 'one'), ('b', 'one'), ('turned', 'from the left');
    INSERT INTO lamp SELECT 'turned', ordinal, 0, 'x' FROM generate_series(0, 2) ordinal;
    CREATE PUBLICATION lamps FOR TABLE lamp (room, ordinal, code), room`);
  const source: LiveSource = {
    publications: ["lamps"],
    decode: ({ table, row }) => {
      if (table === "room") return { key: row.name as string, renumbered: true };
      if (typeof row.code !== "number") return null;
      return { key: row.room as string, ordinal: row.ordinal as number, code: row.code };
    },
    load: async (room) => {
      const { rows } = await pool.query(
        "SELECT code, (SELECT numbering FROM room WHERE name = $1) FROM lamp WHERE room = $1 ORDER BY ordinal",
        [room],
      );
      return { states: Uint8Array.from(rows, ({ code }) => code), numbering: rows[0]?.numbering ?? "" };
    },
    renumbered: (room) => renumbered.push(room),
  };
  broadcaster = new FrameBroadcaster({
    schema,
    source,
    url: postgres.url,
    frameContext: (context) => context,
    outward: (error) => error.toJSON(),
    onError: (error, doing) => problems.push(`${doing}: ${error.message}`),
  });
  broadcaster.start();
  sockets = new LiveSockets<Context>({
    schema,
    documents: new DocumentCache(schema),
    broadcaster,
    topics: [topic],
    contextOf: async (request) => ({ mayLook: request.headers.cookie === "key=right" }),
    stillValid: async () => true,
    mostSockets: 50,
    mostOperationsPerSocket: 3,
    onError: (error, doing) => problems.push(`${doing}: ${error}`),
  });
  server = createServer();
  serveSockets(server, [sockets]);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});

afterEach(async () => {
  for (const client of clients) await client.dispose();
  clients = [];
});

afterAll(async () => {
  await sockets.close();
  await broadcaster.stop();
  await new Promise((resolve) => server.close(resolve));
  await pool.end();
  await postgres.stop();
});

/** A room as one onlooker sees it, kept up to date by what arrives. */
class Sight {
  readonly lamps: number[] = [];
  readonly messages: { all: boolean; numbering?: string; lamps: { ordinal: number; code: number }[] }[] = [];
  errors: unknown;
  stop: () => void;

  constructor(query: string, options: { cookie?: string; id?: string; variables?: Record<string, unknown> } = {}) {
    class Socket extends WebSocket {
      constructor(address: string, protocol: string) {
        super(address, protocol, options.cookie ? { headers: { cookie: options.cookie } } : {});
      }
    }
    const client = createClient({
      url,
      webSocketImpl: Socket,
      retryAttempts: 0,
      ...(options.id ? { generateID: () => options.id! } : {}),
    });
    clients.push(client);
    this.stop = client.subscribe<{ [name: string]: Sight["messages"][number] }>(
      { query, ...(options.variables ? { variables: options.variables } : {}) },
      {
        next: ({ data, errors }) => {
          if (errors) this.errors = errors;
          const message = data && Object.values(data)[0];
          if (!message) return;
          this.messages.push(message);
          for (const { ordinal, code } of message.lamps) this.lamps[ordinal] = code;
        },
        error: (errors) => {
          this.errors = errors;
        },
        complete: () => undefined,
      },
    );
  }

  async first(): Promise<this> {
    await eventually(() => expect(this.messages.length).toBeGreaterThan(0));
    return this;
  }
}

const lampsOf = (room: string, exact = false) =>
  `subscription { lamps(room: "${room}"${exact ? ", exact: true" : ""}) { all lamps { ordinal code } } }`;

test("snapshot first, then only what changed, to everyone with one execution", async () => {
  const sights = await Promise.all(
    Array.from({ length: 10 }, (_, index) => new Sight(lampsOf("a"), index < 5 ? { id: "same" } : {}).first()),
  );
  for (const sight of sights) {
    expect(sight.messages[0]?.all).toBe(true);
    expect(sight.lamps).toHaveLength(200);
  }
  await pool.query("UPDATE lamp SET code = 1 WHERE room = 'a' AND ordinal IN (3, 4)");
  for (const sight of sights) {
    await eventually(() => expect(sight.messages).toHaveLength(2));
    expect(sight.messages[1]).toEqual({
      all: false,
      lamps: [
        { ordinal: 3, code: 1 },
        { ordinal: 4, code: 1 },
      ],
    });
  }
});

test("documents of one's own are executed once for all who sent them, with their variables and aliases", async () => {
  const query = "subscription Mine($room: String!) { light: lamps(room: $room) { lamps { n: ordinal code ordinal } } }";
  const sight = await new Sight(query, { variables: { room: "b" } }).first();
  expect(sight.messages[0]?.lamps[7]).toEqual({ n: 7, code: 0, ordinal: 7 });
});

test("a view hides what it may not tell, and changes it cannot tell apart are not sent", async () => {
  const refused = new Sight(lampsOf("b", true));
  await eventually(() => expect(refused.errors).toMatchObject([{ message: "no", extensions: { code: "FORBIDDEN" } }]));

  const [plain, exact] = await Promise.all([
    new Sight(lampsOf("b")).first(),
    new Sight(lampsOf("b", true), { cookie: "key=right" }).first(),
  ]);
  await pool.query("UPDATE lamp SET code = 1 WHERE room = 'b' AND ordinal = 0");
  await eventually(() => expect(plain.messages).toHaveLength(2));
  await eventually(() => expect(exact.lamps[0]).toBe(1));
  await pool.query("UPDATE lamp SET code = 2 WHERE room = 'b' AND ordinal = 0");
  await eventually(() => expect(exact.lamps[0]).toBe(2));
  expect(plain.messages).toHaveLength(2);
});

test("a newcomer in the middle of changes sees exactly what is in the database", async () => {
  await new Sight(lampsOf("a")).first();
  const writing = (async () => {
    for (let turn = 0; turn < 100; turn++) {
      await pool.query("UPDATE lamp SET code = $1 WHERE room = 'a' AND ordinal = ANY($2)", [
        turn % 2,
        Array.from({ length: 20 }, (_, index) => (turn * 7 + index * 3) % 200),
      ]);
    }
  })();
  const late = await Promise.all(Array.from({ length: 5 }, () => new Sight(lampsOf("a")).first()));
  await writing;
  const { rows } = await pool.query("SELECT code FROM lamp WHERE room = 'a' ORDER BY ordinal");
  const truth = rows.map(({ code }) => code);
  for (const sight of late) await eventually(() => expect(sight.lamps).toEqual(truth));
});

test("a restart of PostgreSQL is a pause: nothing is lost that happened meanwhile", async () => {
  const sight = await new Sight(lampsOf("b")).first();
  await pool.query("UPDATE lamp SET code = 0 WHERE room = 'b'");
  await postgres.restart("immediate");
  await eventually(() => pool.query("UPDATE lamp SET code = 1 WHERE room = 'b' AND ordinal = 42"));
  await eventually(() => expect(sight.lamps[42]).toBe(1));
  expect(sight.lamps.filter((code) => code === 1)).toHaveLength(1);
  await eventually(() => expect(broadcaster.stats().running).toBe(true));
  await pool.query("UPDATE lamp SET code = 1 WHERE room = 'b' AND ordinal = 43");
  await eventually(() => expect(sight.lamps[43]).toBe(1));
});

test("places added to a key that is watched arrive", async () => {
  const sight = new Sight(lampsOf("new"));
  await pool.query("INSERT INTO lamp SELECT 'new', ordinal, 1, '' FROM generate_series(0, 2999) ordinal");
  await eventually(() => expect(sight.lamps).toHaveLength(3000));
});

test("what is renumbered is told whole, under the name of its new numbering, and never in parts", async () => {
  const sight = await new Sight(
    'subscription { lamps(room: "turned") { all numbering lamps { ordinal code } } }',
  ).first();
  expect(sight.messages[0]).toMatchObject({ all: true, numbering: "from the left" });
  const client = await pool.connect();
  await client.query("BEGIN");
  await client.query("UPDATE room SET numbering = 'from the right' WHERE name = 'turned'");
  await client.query("DELETE FROM lamp WHERE room = 'turned' AND ordinal = 2");
  await client.query("UPDATE lamp SET code = 1 WHERE room = 'turned' AND ordinal = 0");
  await client.query("COMMIT");
  client.release();
  await eventually(() => expect(sight.messages.at(-1)?.numbering).toBe("from the right"));
  expect(renumbered).toContain("turned");
  // Not one change was told between the two pictures, and the new picture is of two lamps.
  expect(sight.messages.every(({ all }) => all)).toBe(true);
  expect(sight.messages.at(-1)?.lamps).toEqual([
    { ordinal: 0, code: 1 },
    { ordinal: 1, code: 0 },
  ]);
  await pool.query("UPDATE lamp SET code = 1 WHERE room = 'turned' AND ordinal = 1");
  await eventually(() => expect(sight.messages.at(-1)).toMatchObject({ all: false, lamps: [{ ordinal: 1, code: 1 }] }));
});

test("who reads too slowly gets a fresh snapshot instead of a growing queue", async () => {
  const sight = await new Sight(lampsOf("a")).first();
  const raw = [
    ...(sockets as unknown as { sockets: { clients: Set<{ _socket: { cork(): void; uncork(): void } }> } }).sockets
      .clients,
  ].at(-1)!;
  // A socket that sends nothing: what is written piles up in it.
  raw._socket.cork();
  const before = broadcaster.stats().slowSockets;
  for (let turn = 0; broadcaster.stats().slowSockets === before && turn < 400; turn++) {
    await pool.query("UPDATE lamp SET code = 1 - code WHERE room = 'a'");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(broadcaster.stats().slowSockets).toBeGreaterThan(before);
  raw._socket.uncork();
  await pool.query("UPDATE lamp SET code = 1 WHERE room = 'a'");
  await eventually(() => expect(sight.lamps.every((code) => code === 1)).toBe(true));
  expect(sight.messages.at(-1)?.all || sight.messages.at(-2)?.all).toBe(true);
});

test("limits: operations, origins, connections, and nothing but subscriptions to known fields", async () => {
  const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
  clients.push(client);
  const refusals: unknown[] = [];
  const ask = (query: string) =>
    client.subscribe(
      { query },
      { next: () => undefined, error: (error) => refusals.push(error), complete: () => undefined },
    );
  ask("{ nothing }");
  await eventually(() => expect(refusals).toHaveLength(1));
  expect(refusals[0]).toMatchObject([{ message: "Send queries and mutations over HTTP." }]);
  for (let index = 0; index < 4; index++) ask(lampsOf("a"));
  await eventually(() => expect(refusals).toHaveLength(2));

  const foreign = new WebSocket(url, "graphql-transport-ws", { origin: "https://evil.example" });
  await expect(new Promise((_, reject) => foreign.on("error", reject))).rejects.toThrow("403");
  const own = new WebSocket(url, "graphql-transport-ws", { origin: url.replace("ws", "http").replace("/graphql", "") });
  await new Promise((resolve) => own.on("open", resolve));
  own.terminate();
});

test("leaving stops the work for those who left", async () => {
  const sight = await new Sight(lampsOf("a")).first();
  sight.stop();
  await eventually(() => expect(broadcaster.stats().onlookers).toBe(0));
});

test("nothing unexpected happened but the restart", () => {
  expect(problems.filter((problem) => !/following the commit log|loading live states/.test(problem))).toEqual([]);
});
