import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { inject } from "vitest";
import { entities, migrations } from "../src/composition-database.ts";
import { Database } from "../src/platform/database/index.ts";

export interface TestDatabase {
  readonly database: Database;
  /** Address of this database alone, for further connections. */
  readonly url: string;
  /** Closes the pools and drops the database. */
  close(): Promise<void>;
}

export interface TestDatabaseOptions {
  readonly poolSize?: number;
  readonly hotPoolSize?: number;
}

/** A cloned database without any connection to it. */
export interface ClonedDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Clones the run's migrated template (about 50 ms). */
export async function cloneDatabase(): Promise<ClonedDatabase> {
  const maintenance = inject("postgresUrl");
  const name = `test_${randomBytes(8).toString("hex")}`;
  await administer(maintenance, `CREATE DATABASE ${name} TEMPLATE ${inject("templateDatabase")}`);
  const address = new URL(maintenance);
  address.pathname = `/${name}`;
  return { url: address.href, drop: () => drop(maintenance, name) };
}

/**
 * A migrated, empty database of one's own, and a `Database` on it. Call it in `beforeAll` and `close()` it in
 * `afterAll`.
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const clone = await cloneDatabase();
  const database = await Database.connect({
    url: clone.url,
    poolSize: options.poolSize ?? 8,
    hotPoolSize: options.hotPoolSize ?? 8,
    entities,
    migrations,
    onConnectionError: () => undefined,
  });
  return {
    database,
    url: clone.url,
    close: async () => {
      await database.close();
      await clone.drop();
    },
  };
}

/** The sender of a live feed that was just closed may need a moment to give its slot back. */
async function drop(maintenance: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await administer(maintenance, `DROP DATABASE ${name} WITH (FORCE)`);
    } catch (error) {
      if ((error as { code?: string }).code !== "55006" || attempt >= 50) throw error;
      await sleep(100);
    }
  }
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
