import { createHash, randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { HttpConnection } from "./http-connection.ts";

/** Seats of one performance that clients fight for, or pick from. */
export interface SeatPool {
  readonly performanceId: string;
  readonly ordinals: readonly number[];
}

export interface LoadReport {
  readonly holds: number;
  readonly refused: number;
  readonly errors: number;
  readonly elapsedMs: number;
  readonly latenciesMs: readonly number[];
  /** Every seat that a client was told it holds. */
  readonly granted: readonly number[];
}

const holdDocument = `mutation HoldSeats($input: HoldSeatsInput!) {
  holdSeats(input: $input) {
    __typename
    ... on HoldPlaced { hold { id heldUntil } }
    ... on SeatsTaken { takenOrdinals suggestedOrdinals }
    ... on Refusal { reason { zh en } }
  }
}`;
const holdHash = createHash("sha256").update(holdDocument).digest("hex");

/** DESIGN's statement, word for word: the seats of one hold, all or none. */
const peerStatement = `WITH free AS MATERIALIZED (
    SELECT ordinal FROM performance_seat WHERE performance_id = $1 AND ordinal = ANY($2::int[])
       AND (state = 'free' OR (state = 'held' AND held_until < now())) ORDER BY ordinal FOR UPDATE SKIP LOCKED)
  UPDATE performance_seat s SET state = 'held', hold_id = $3, held_until = now() + $4::interval FROM free
  WHERE s.performance_id = $1 AND s.ordinal = free.ordinal
    AND (SELECT count(*) FROM free) = cardinality($2::int[]) RETURNING s.ordinal`;

/** Two different random seats that this generator has not asked for before; undefined when none are left. */
function pairPicker(ordinals: readonly number[]): () => [number, number] | undefined {
  const left = [...ordinals];
  const take = () => {
    const at = Math.floor(Math.random() * left.length);
    const picked = left[at]!;
    left[at] = left.at(-1)!;
    left.pop();
    return picked;
  };
  return () => (left.length < 2 ? undefined : [take(), take()]);
}

class Tally {
  private readonly startedAt = performance.now();
  private refused = 0;
  private errors = 0;
  private holds = 0;
  private readonly latenciesMs: number[] = [];
  private readonly granted: number[] = [];

  took(sinceMs: number, ordinals: readonly number[] | undefined): void {
    this.latenciesMs.push(performance.now() - sinceMs);
    if (ordinals) {
      this.holds += 1;
      this.granted.push(...ordinals);
    } else this.refused += 1;
  }

  failed(): void {
    this.errors += 1;
  }

  report(): LoadReport {
    const { holds, refused, errors, latenciesMs, granted } = this;
    return { holds, refused, errors, latenciesMs, granted, elapsedMs: performance.now() - this.startedAt };
  }
}

function holdRequest(pool: SeatPool, ordinals: readonly number[]): string {
  const input = { cartKey: randomBytes(16).toString("base64url"), performanceId: pool.performanceId, ordinals };
  return JSON.stringify({
    variables: { input },
    extensions: { persistedQuery: { version: 1, sha256Hash: holdHash } },
  });
}

/** The server keeps a valid document by its hash once it has seen the text. */
async function teachDocument(url: URL): Promise<void> {
  const input = { cartKey: randomBytes(16).toString("base64url"), performanceId: "0", ordinals: [0] };
  const connection = await HttpConnection.open(url);
  const answer = await connection.post(JSON.stringify({ query: holdDocument, variables: { input } }));
  connection.close();
  if (!answer.includes("NotOnSale")) throw new Error(`the server does not know how to hold: ${answer}`);
}

/** `clients` connections, each holding two random free seats again and again, as long as there are any. */
export async function holdOverHttp(
  origin: string,
  pool: SeatPool,
  clients: number,
  forMs: number,
): Promise<LoadReport> {
  const url = new URL("/graphql", origin);
  await teachDocument(url);
  const connections = await Promise.all(Array.from({ length: clients }, () => HttpConnection.open(url)));
  const pick = pairPicker(pool.ordinals);
  const tally = new Tally();
  const until = performance.now() + forMs;
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() < until) {
        const pair = pick();
        if (!pair) return;
        const since = performance.now();
        const answer = await connection.post(holdRequest(pool, pair));
        if (answer.includes('"HoldPlaced"')) tally.took(since, pair);
        else tally.failed();
      }
    }),
  );
  const report = tally.report();
  for (const connection of connections) connection.close();
  return report;
}

/** The same with the bare statement: named, generic plan, no parsing, nothing between client and PostgreSQL. */
export async function holdOverPg(
  databaseUrl: string,
  pool: SeatPool,
  clients: number,
  forMs: number,
  poolSize: number,
): Promise<LoadReport> {
  const connections = new pg.Pool({
    connectionString: databaseUrl,
    max: poolSize,
    options: "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c synchronous_commit=off",
  });
  await Promise.all(Array.from({ length: poolSize }, () => connections.query("SELECT pg_sleep(0.05)")));
  const pick = pairPicker(pool.ordinals);
  const tally = new Tally();
  const until = performance.now() + forMs;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) {
        const pair = pick();
        if (!pair) return;
        const since = performance.now();
        const values = [Number(pool.performanceId), pair, randomUUID(), "600 s"];
        const { rowCount } = await connections.query({ name: "hold", text: peerStatement, values });
        if (rowCount === 2) tally.took(since, pair);
        else tally.failed();
      }
    }),
  );
  const report = tally.report();
  await connections.end();
  return report;
}

/** Every client wants two of the same few seats, `attempts` times, whether or not any are left. */
export async function fightOverHttp(
  origin: string,
  pool: SeatPool,
  clients: number,
  attempts: number,
): Promise<LoadReport> {
  const url = new URL("/graphql", origin);
  await teachDocument(url);
  const connections = await Promise.all(Array.from({ length: clients }, () => HttpConnection.open(url)));
  const tally = new Tally();
  await Promise.all(
    connections.map(async (connection) => {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const pair = pairPicker(pool.ordinals)()!;
        const since = performance.now();
        const answer = await connection.post(holdRequest(pool, pair));
        if (answer.includes('"HoldPlaced"')) tally.took(since, pair);
        else if (answer.includes('"SeatsTaken"')) tally.took(since, undefined);
        else tally.failed();
      }
    }),
  );
  const report = tally.report();
  for (const connection of connections) connection.close();
  return report;
}
