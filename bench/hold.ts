/**
 * npm run bench -- hold: how many holds a second the whole server carries, beside what PostgreSQL does bare.
 *
 * 60,000 seats; 64 clients hold two random free seats again and again over HTTP GraphQL. The peer, in turns with it:
 * the one-hold statement from a plain pg client (named, generic plan, pool of 10, the same 64 clients, the server
 * paused). Then the fight: 500 clients for the best 200 seats. The generator is a process of its own; everything
 * runs on this machine over loopback. Both sides commit without waiting for the disk, as holds do.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { EmbeddedPostgres } from "../server/src/platform/database/embedded/index.ts";
import type { LoadReport } from "./hold/clients.ts";
import { bigHouseSeats, putBigHouseOnSale } from "./hold/put-big-house-on-sale.ts";
import { BenchProcess, freePort } from "./live/processes.ts";

const clients = 64;
const fighters = 500;
const foughtSeats = 200;
const attemptsPerFighter = 20;
const rounds = 5;
const measuredMs = 1_500;
const warmUpMs = 5_000;
/** After a pause the server reads what the peer did from the commit log; that is not part of the next round. */
const catchUpMs = 1_500;
const limits = { ratioToPg: 0.5, fightP99Ms: 250, doubleSold: 0, deadlocks: 0 };

const folder = await mkdtemp(join(tmpdir(), "parterre-bench-hold-"));
const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
try {
  const postgres = await EmbeddedPostgres.start({ home: join(folder, "postgres"), database: "bench" });
  ends.unshift(() => postgres.stop("immediate"));
  const sql = new pg.Client({ connectionString: postgres.url });
  await sql.connect();
  ends.unshift(() => sql.end());
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const server = BenchProcess.server(port, postgres.url);
  ends.unshift(() => server.stop());
  await server.answers(`${origin}/readyz`);
  const generator = BenchProcess.script("../hold/generator");
  ends.unshift(() => generator.stop());

  const house = await putBigHouseOnSale(origin, 2 * (rounds + 1) + 1);
  const fresh = [...house.performanceIds];
  const poolOf = () => ({ performanceId: fresh.shift()!, ordinals: house.bestFirst });
  await sql.query("VACUUM ANALYZE");

  const http: number[] = [];
  const bare: number[] = [];
  const latencies: number[] = [];
  // Round 0 warms up code, plans and caches on both sides and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const forMs = round === 0 ? warmUpMs : measuredMs;
    await sql.query("CHECKPOINT");
    const ours = await generator.ask<LoadReport>("http", { do: "http", origin, pool: poolOf(), clients, forMs });
    server.pause();
    await sql.query("CHECKPOINT");
    const peer = await generator.ask<LoadReport>("pg", {
      do: "pg",
      databaseUrl: postgres.url,
      pool: poolOf(),
      clients,
      forMs,
      poolSize: 10,
    });
    server.resume();
    await sleep(catchUpMs);
    if (ours.errors + peer.errors > 0) throw new Error(`${ours.errors} and ${peer.errors} holds failed`);
    if (round === 0) continue;
    http.push(perSecond(ours));
    bare.push(perSecond(peer));
    latencies.push(...ours.latenciesMs);
    console.log(`round ${round}: ${perSecond(ours).toFixed(0)} holds/s over HTTP, ${perSecond(peer).toFixed(0)} bare`);
  }

  const battlefield = { performanceId: fresh.shift()!, ordinals: house.bestFirst.slice(0, foughtSeats) };
  const order = { do: "fight", origin, pool: battlefield, clients: fighters, attempts: attemptsPerFighter };
  // A skirmish over other seats first: refusing has code of its own to warm up.
  const elsewhere = { ...battlefield, ordinals: house.bestFirst.slice(-foughtSeats) };
  await generator.ask("fight", { ...order, pool: elsewhere, clients: 100, attempts: 10 });
  const fight = await generator.ask<LoadReport>("fight", order);
  if (fight.errors > 0) throw new Error(`${fight.errors} attempts of the fight failed`);

  const deadlocks = await sql.query<{ deadlocks: string }>(
    "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()",
  );
  // Twice given by what clients were told, and by what the holds in the database say.
  const twiceTold = fight.granted.length - new Set(fight.granted).size;
  const twiceHeld = await sql.query<{ twice: string }>(
    `SELECT count(*) - count(DISTINCT (performance_id, ordinal)) AS twice
     FROM hold, unnest(ordinals) AS ordinal WHERE held_until > now()`,
  );
  const requestsPerSecond = median(http);
  const pgPerSecond = median(bare);
  const json = {
    requestsPerSecond: Math.round(requestsPerSecond),
    pgPerSecond: Math.round(pgPerSecond),
    // Of each round for itself, so that what else this machine does meets both sides alike.
    ratioToPg: Math.round(median(http.map((ours, round) => ours / bare[round]!)) * 100) / 100,
    fightP99Ms: Math.round(percentile(fight.latenciesMs, 0.99) * 10) / 10,
    doubleSold: twiceTold + Number(twiceHeld.rows[0]!.twice),
    deadlocks: Number(deadlocks.rows[0]!.deadlocks),
  };
  console.table({
    "holds of 2 seats over HTTP GraphQL, a second": { measured: json.requestsPerSecond, limit: "" },
    "the same, p50 / p99 ms": {
      measured: `${percentile(latencies, 0.5).toFixed(1)} / ${percentile(latencies, 0.99).toFixed(1)}`,
      limit: "",
    },
    "the statement from a plain pg client, a second": { measured: json.pgPerSecond, limit: "" },
    "ratio to plain pg": { measured: json.ratioToPg, limit: `≥ ${limits.ratioToPg}` },
    [`fight: ${fighters} clients, best ${foughtSeats} of ${bigHouseSeats} seats, attempts a second`]: {
      measured: Math.round((fight.latenciesMs.length / fight.elapsedMs) * 1000),
      limit: "",
    },
    "fight: seats given": { measured: fight.granted.length, limit: `of ${foughtSeats}` },
    "fight: p99 ms": { measured: json.fightP99Ms, limit: `≤ ${limits.fightP99Ms}` },
    "seats given twice": { measured: json.doubleSold, limit: limits.doubleSold },
    deadlocks: { measured: json.deadlocks, limit: limits.deadlocks },
  });
  console.log(JSON.stringify(json));
  const within =
    json.ratioToPg >= limits.ratioToPg &&
    json.fightP99Ms <= limits.fightP99Ms &&
    json.doubleSold <= limits.doubleSold &&
    json.deadlocks <= limits.deadlocks;
  process.exitCode = within ? 0 : 1;
} finally {
  for (const end of ends) await end();
}

function perSecond({ holds, elapsedMs }: LoadReport): number {
  return (holds / elapsedMs) * 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function percentile(values: readonly number[], share: number): number {
  const ascending = [...values].sort((a, b) => a - b);
  return ascending[Math.min(ascending.length - 1, Math.ceil(ascending.length * share) - 1)]!;
}
