import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { entities, migrations } from "../src/composition-database.ts";
import { EmbeddedPostgres } from "../src/platform/database/embedded/index.ts";
import { isAlive } from "../src/platform/database/embedded/process-table.ts";
import { stopOrphan } from "../src/platform/database/embedded/stop-postmaster.ts";
import { Database } from "../src/platform/database/index.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the test cluster's maintenance database. */
    postgresUrl: string;
    /** Name of the migrated database that tests clone. */
    templateDatabase: string;
  }
}

const runsFolder = join(tmpdir(), "parterre-tests");
const templateDatabase = "parterre_template";

/** One PostgreSQL for the whole run and one migrated database that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await mkdir(runsFolder, { recursive: true, mode: 0o755 });
  await clearAbandonedRuns();
  const home = await mkdtemp(join(runsFolder, "run-"));
  await writeFile(join(home, "runner.pid"), String(process.pid));
  const postgres = await EmbeddedPostgres.start({
    home,
    database: templateDatabase,
    // Nothing here outlives the run, so nothing has to reach the disk.
    settings: { fsync: "off", full_page_writes: "off", shared_buffers: "128MB", max_connections: "300" },
  });
  const database = await Database.connect({
    url: postgres.url,
    poolSize: 2,
    hotPoolSize: 1,
    entities,
    migrations,
    onConnectionError: () => undefined,
  });
  await database.migrate();
  await database.close();
  project.provide("postgresUrl", postgres.urlOf("postgres"));
  project.provide("templateDatabase", templateDatabase);
  return async () => {
    await postgres.stop("immediate");
    await rm(home, { recursive: true, force: true });
  };
}

/** A run that was killed leaves its PostgreSQL and its folder behind; the next run takes them away. */
async function clearAbandonedRuns(): Promise<void> {
  for (const name of await readdir(runsFolder)) {
    const home = join(runsFolder, name);
    const runner = Number(await readFile(join(home, "runner.pid"), "utf8").catch(() => ""));
    // A folder without the file may be a run that is just beginning.
    if (!runner || isAlive(runner)) continue;
    await stopOrphan(join(home, "data")).catch(() => undefined);
    await rm(home, { recursive: true, force: true });
  }
}
