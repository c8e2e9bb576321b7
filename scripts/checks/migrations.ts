// Runs every migration in a new database and asks TypeORM what it would still change to have the entities' tables.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { entities, migrations } from "../../server/src/composition-database.ts";
import { EmbeddedPostgres } from "../../server/src/platform/database/embedded/index.ts";
import { Database } from "../../server/src/platform/database/index.ts";

const home = await mkdtemp(path.join(tmpdir(), "parterre-migrations-"));
const postgres = await EmbeddedPostgres.start({
  home,
  database: "migrated",
  settings: { fsync: "off", full_page_writes: "off", shared_buffers: "32MB" },
});
try {
  const database = await Database.connect({
    url: postgres.url,
    poolSize: 2,
    hotPoolSize: 1,
    entities,
    migrations,
    onConnectionError: () => undefined,
  });
  await database.migrate();
  const differences = await database.schemaDifferences();
  await database.close();
  if (differences.length > 0) {
    console.error(`After all migrations the entities still ask for:\n${differences.join("\n")}`);
    process.exitCode = 1;
  }
} finally {
  await postgres.stop("immediate");
  await rm(home, { recursive: true, force: true });
}
