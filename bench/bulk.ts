/**
 * npm run bench -- bulk: 2,000 seats of one performance given in one act.
 *
 * The whole server on its own PostgreSQL, asked over HTTP as the counter asks it: hold 2,000 of 60,000 seats, then issue
 * 2,000 complimentary tickets as one order, each with its signed code, order line, journal entry and audit. From the
 * first request to the last answer; the median of five performances.
 * Limit: 5 seconds.
 */
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmbeddedPostgres } from "../server/src/platform/database/embedded/index.ts";
import { OrganiserApi, putBigHouseOnSale } from "./hold/put-big-house-on-sale.ts";
import { BenchProcess, freePort } from "./live/processes.ts";

const seatsAtOnce = 2_000;
const limitSeconds = 5;
const rounds = 5;

const folder = await mkdtemp(join(tmpdir(), "parterre-bench-bulk-"));
const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
try {
  const postgres = await EmbeddedPostgres.start({ home: join(folder, "postgres"), database: "bench" });
  ends.unshift(() => postgres.stop("immediate"));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const server = BenchProcess.server(port, postgres.url);
  ends.unshift(() => server.stop());
  await server.answers(`${origin}/readyz`);
  const house = await putBigHouseOnSale(origin, rounds);
  const api = new OrganiserApi(origin);
  await api.signIn();
  const ordinals = house.bestFirst.slice(0, seatsAtOnce);
  const took: { hold: number; issue: number }[] = [];
  for (const performanceId of house.performanceIds) took.push(await giveSeats(api, performanceId, ordinals));

  const median = (of: (round: (typeof took)[number]) => number) => took.map(of).sort((a, b) => a - b)[rounds >> 1]!;
  const seconds = median(({ hold, issue }) => hold + issue) / 1000;
  const line = (what: string, value: string) => console.log(`${what.padEnd(28)} ${value.padStart(10)}`);
  line("seats in one act", seatsAtOnce.toLocaleString("en"));
  line("held in", `${Math.round(median(({ hold }) => hold))} ms`);
  line("issued in", `${Math.round(median(({ issue }) => issue))} ms`);
  line(`both (limit ${limitSeconds} s)`, `${seconds.toFixed(2)} s`);
  console.log(JSON.stringify({ seats: seatsAtOnce, seconds: Number(seconds.toFixed(3)) }));
  if (seconds > limitSeconds) process.exitCode = 1;
} finally {
  for (const end of ends) await end();
}

/** Holds and gives; answers how long each took, in milliseconds. Throws unless every seat was given. */
async function giveSeats(api: OrganiserApi, performanceId: string, ordinals: readonly number[]) {
  const { createCart } = await api.ask<{ createCart: { key: string } }>("mutation { createCart { key } }", {});
  const cartKey = createCart.key;
  const facts = await api.ask<{ performance: { ticketTypes: { id: string; code: string }[] } }>(
    "query ($id: ID!) { performance(id: $id) { ticketTypes { id code } } }",
    { id: performanceId },
  );
  const type = facts.performance.ticketTypes.find(({ code }) => code === "complimentary")!;
  const startedAt = performance.now();
  const { holdManySeats } = await api.ask<{ holdManySeats: { __typename: string } }>(
    "mutation ($input: HoldManySeatsInput!) { holdManySeats(input: $input) { __typename } }",
    { input: { cartKey, performanceId, ordinals } },
  );
  if (holdManySeats.__typename !== "ManySeatsHeld") throw new Error(holdManySeats.__typename);
  const heldAt = performance.now();
  const recipient = { name: "Bench" };
  const { giveFreeTickets } = await api.ask<{ giveFreeTickets: { __typename: string; order?: { reference: string } } }>(
    `mutation ($input: GiveFreeTicketsInput!) {
      giveFreeTickets(input: $input) { __typename ... on FreeTicketsGiven { order { reference } } ... on Refusal { reason { en } } } }`,
    {
      input: {
        ...{ cartKey, ticketTypeId: type.id, currency: "CNY", reason: "Bench", recipient },
        idempotencyKey: randomUUID(),
      },
    },
  );
  if (!giveFreeTickets.order) throw new Error(JSON.stringify(giveFreeTickets));
  return { hold: heldAt - startedAt, issue: performance.now() - heldAt };
}
