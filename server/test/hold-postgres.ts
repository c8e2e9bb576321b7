import { EmbeddedPostgres } from "../src/platform/database/embedded/index.ts";

// Starts an embedded PostgreSQL in the folder named on the command line, says so, and waits to be ended: the
// process that tests kill.
const [home] = process.argv.slice(2);
if (home === undefined) throw new Error("usage: hold-postgres HOME");
try {
  const postgres = await EmbeddedPostgres.start({ home, database: "held", settings: { shared_buffers: "16MB" } });
  console.log(JSON.stringify({ url: postgres.url, pid: postgres.pid, data: postgres.dataDirectory }));
  process.on("SIGTERM", () => void postgres.stop().then(() => process.exit(0)));
  setInterval(() => undefined, 1_000_000);
} catch (error) {
  console.log(JSON.stringify({ error: (error as Error).message }));
}
