import pg from "pg";

/** A PostgreSQL that cannot be used as it is; the message says what to change, for a person who may change it. */
export class UnsuitablePostgres extends Error {
  override name = "UnsuitablePostgres";
}

export interface ServerFacts {
  readonly version: number;
  readonly isStandby: boolean;
}

const leastVersion = 150_000;
const leastStandbyVersion = 160_000;

interface Facts {
  version: number;
  version_text: string;
  wal_level: string;
  is_standby: boolean;
  may_replicate: boolean;
  role: string;
  slots: number;
  senders: number;
  feedback: string;
}

/**
 * Asks a PostgreSQL that we did not start whether it can carry Parterre, and throws `UnsuitablePostgres` saying
 * what to change if it cannot. `purpose` is `live` for a server of which only the commit log is read.
 */
export async function checkServer(url: string, purpose: "all" | "live"): Promise<ServerFacts> {
  const setting = purpose === "all" ? "DATABASE_URL" : "LIVE_DATABASE_URL";
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw new UnsuitablePostgres(`${setting}: cannot connect (${reasonOf(error)}).`);
  }
  try {
    const { rows } = await client.query<Facts>(`
      SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS version_text,
        current_setting('wal_level') AS wal_level, pg_is_in_recovery() AS is_standby,
        (SELECT rolreplication OR rolsuper FROM pg_roles WHERE rolname = current_user) AS may_replicate,
        current_user AS role, current_setting('max_replication_slots')::int AS slots,
        current_setting('max_wal_senders')::int AS senders, current_setting('hot_standby_feedback') AS feedback`);
    return judge(rows[0]!, purpose, setting);
  } finally {
    await client.end();
  }
}

function judge(facts: Facts, purpose: "all" | "live", setting: string): ServerFacts {
  const wrong: string[] = [];
  if (facts.version < leastVersion) {
    wrong.push(`It is PostgreSQL ${facts.version_text}; 15 or later is needed.`);
  }
  if (facts.is_standby && purpose === "all") {
    wrong.push("It is a standby, where nothing can be sold; DATABASE_URL must name the primary.");
  }
  if (facts.is_standby && facts.version < leastStandbyVersion) {
    wrong.push(`A standby can feed live changes from PostgreSQL 16 on; it is ${facts.version_text}.`);
  }
  if (facts.is_standby && facts.feedback !== "on") {
    wrong.push("Set hot_standby_feedback = on on the standby, or its live feed will be interrupted.");
  }
  if (facts.wal_level !== "logical") {
    wrong.push(
      `Its wal_level is ${facts.wal_level}: run ALTER SYSTEM SET wal_level = 'logical' as a superuser on the primary and restart PostgreSQL.`,
    );
  }
  if (!facts.may_replicate) {
    wrong.push(`Role ${facts.role} may not replicate: run ALTER ROLE ${facts.role} REPLICATION as a superuser.`);
  }
  if (facts.slots < 1 || facts.senders < 1) {
    wrong.push("Set max_replication_slots and max_wal_senders to one more for each API process, and restart it.");
  }
  if (wrong.length > 0) throw new UnsuitablePostgres(`${setting} cannot be used as it is. ${wrong.join(" ")}`);
  return { version: facts.version, isStandby: facts.is_standby };
}

/** pg's connection errors may be an AggregateError without words of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  return (error as Error).message || String(error);
}
