import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmbeddedPostgres } from "../src/platform/database/embedded/index.ts";

export interface TestPostgres {
  readonly url: string;
  restart(mode: "fast" | "immediate"): Promise<void>;
  stop(): Promise<void>;
}

/** A PostgreSQL of one's own, for tests that stop or restart it. Takes two seconds; most want createTestDatabase. */
export async function createTestPostgres(): Promise<TestPostgres> {
  const home = await mkdtemp(join(tmpdir(), "parterre-tests", "run-"));
  await writeFile(join(home, "runner.pid"), String(process.pid));
  const postgres = await EmbeddedPostgres.start({ home, database: "parterre", settings: { shared_buffers: "32MB" } });
  return {
    url: postgres.url,
    restart: (mode) => postgres.restart(mode),
    stop: async () => {
      await postgres.stop("immediate");
      await rm(home, { recursive: true, force: true });
    },
  };
}
