import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { eventually } from "../../../test/eventually.ts";
import { EmbeddedPostgres } from "../database/embedded/index.ts";
import { ChangeFeed, type RowChange } from "./change-feed.ts";

test("a standby's log tells what was committed on the primary, and survives the standby's restart", async () => {
  const home = await mkdtemp(join(tmpdir(), "parterre-tests", "run-"));
  await writeFile(join(home, "runner.pid"), String(process.pid));
  const settings = { shared_buffers: "16MB" };
  const primary = await EmbeddedPostgres.start({ home: join(home, "primary"), database: "parterre", settings });
  const standby = await EmbeddedPostgres.startStandby(primary, { home: join(home, "standby"), settings });
  const client = new pg.Client({ connectionString: primary.url });
  await client.connect();
  await client.query("CREATE TABLE note (id int PRIMARY KEY, text text)");
  await client.query("CREATE PUBLICATION notes FOR TABLE note (id)");
  // The standby has to know the publication before its log can be read by it.
  const replayed = new pg.Client({ connectionString: standby.url });
  await replayed.connect();
  await eventually(async () => expect((await replayed.query("SELECT FROM pg_publication")).rowCount).toBe(1));
  await replayed.end();

  const heard: RowChange[] = [];
  let runs = 0;
  const feed = new ChangeFeed({
    url: standby.url,
    primaryUrl: primary.url,
    publications: ["notes"],
    onRunning: () => {
      runs++;
    },
    onChanges: (changes) => heard.push(...changes),
    onInterrupted: () => undefined,
  });
  try {
    feed.start();
    await eventually(() => expect(feed.running).toBe(true));
    await client.query("INSERT INTO note VALUES (1, 'secret')");
    await eventually(() => expect(heard).toHaveLength(1));
    expect(heard[0]).toEqual({ kind: "insert", table: "note", row: { id: 1 } });

    await standby.restart("immediate");
    await eventually(() => expect(runs).toBe(2));
    await client.query("DELETE FROM note");
    await eventually(() => expect(heard).toHaveLength(2));
    expect(heard[1]).toEqual({ kind: "delete", table: "note", row: { id: 1 } });
  } finally {
    await feed.stop();
    await client.end();
    await standby.stop("immediate");
    await primary.stop("immediate");
    await rm(home, { recursive: true, force: true });
  }
}, 60_000);
