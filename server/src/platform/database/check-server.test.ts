import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../test/test-database.ts";
import { checkServer, UnsuitablePostgres } from "./index.ts";

let own: TestDatabase;
beforeAll(async () => {
  own = await createTestDatabase();
});
afterAll(() => own.close());

test("a PostgreSQL that is set up passes", async () => {
  expect(await checkServer(own.url, "all")).toMatchObject({ isStandby: false });
});

test("a role that may not replicate is told what to run", async () => {
  const role = `weak_${process.pid}`;
  const admin = new pg.Client({ connectionString: own.url });
  await admin.connect();
  await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'p'`);
  const url = new URL(own.url);
  [url.username, url.password] = [role, "p"];
  await expect(checkServer(url.href, "all")).rejects.toThrow(`ALTER ROLE ${role} REPLICATION`);
  await admin.query(`ALTER ROLE ${role} REPLICATION`);
  await checkServer(url.href, "all");
  await admin.query(`DROP ROLE ${role}`);
  await admin.end();
});

test("one that does not answer is named by its setting", async () => {
  await expect(checkServer("postgres://nobody@127.0.0.1:1/none", "live")).rejects.toThrow(/^LIVE_DATABASE_URL: cannot/);
  await expect(checkServer("postgres://nobody@127.0.0.1:1/none", "all")).rejects.toThrow(UnsuitablePostgres);
});
