import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../../../test/eventually.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/test-database.ts";
import { statement } from "./index.ts";

const insert = statement<never>("test.insert", "INSERT INTO note VALUES ($1, 0)");
const add = statement<never>("test.add", "UPDATE note SET value = value + 1 WHERE id = $1");
const read = statement<{ id: number; value: number }>("test.read", "SELECT id, value FROM note ORDER BY id");
const fail = statement<never>("test.fail", "DO $$ BEGIN RAISE EXCEPTION SQLSTATE '40001'; END $$");
const pid = statement<{ pid: number }>("test.pid", "SELECT pg_backend_pid() AS pid");

let own: TestDatabase;
beforeAll(async () => {
  own = await createTestDatabase();
  await own.database.dataSource.query("CREATE TABLE note (id int PRIMARY KEY, value int NOT NULL)");
});
afterAll(() => own.close());

const ways = ["inTransaction", "inHotTransaction"] as const;

test.each(ways)("%s keeps all or nothing", async (way) => {
  const base = way === "inTransaction" ? 0 : 100;
  await own.database[way]((tx) => tx.query(insert, [base + 1]));
  const broken = own.database[way](async (tx) => {
    await tx.query(insert, [base + 2]);
    throw new Error("changed my mind");
  });
  await expect(broken).rejects.toThrow("changed my mind");
  const ids = (await own.database.queryHot(read, [])).map(({ id }) => id);
  expect(ids).toContain(base + 1);
  expect(ids).not.toContain(base + 2);
});

test.each(ways)("%s runs the whole work again after a serialisation failure, three times at most", async (way) => {
  const id = way === "inTransaction" ? 10 : 110;
  let tries = 0;
  await own.database[way](async (tx) => {
    await tx.query(insert, [id]);
    if (++tries < 3) await tx.query(fail, []);
  });
  expect(tries).toBe(3);
  tries = 0;
  const hopeless = own.database[way](async (tx) => {
    tries++;
    await tx.query(fail, []);
  });
  await expect(hopeless).rejects.toMatchObject({ code: "40001" });
  expect(tries).toBe(3);
});

test.each(ways)("%s gets through a deadlock", async (way) => {
  const base = way === "inTransaction" ? 20 : 120;
  await own.database[way](async (tx) => {
    await tx.query(insert, [base]);
    await tx.query(insert, [base + 1]);
  });
  let arrived = 0;
  const crosswise = (first: number, second: number) =>
    own.database[way](async (tx) => {
      await tx.query(add, [first]);
      arrived++;
      await eventually(() => expect(arrived).toBeGreaterThanOrEqual(2));
      await tx.query(add, [second]);
    });
  await Promise.all([crosswise(base, base + 1), crosswise(base + 1, base)]);
  const values = (await own.database.queryHot(read, [])).filter(({ id }) => id === base || id === base + 1);
  expect(values.map(({ value }) => value)).toEqual([2, 2]);
});

test.each(ways)("%s survives a connection that is cut in the middle, and so do its successors", async (way) => {
  const killer = new pg.Client({ connectionString: own.url });
  await killer.connect();
  const cut = own.database[way](async (tx) => {
    const [row] = await tx.query(pid, []);
    await killer.query("SELECT pg_terminate_backend($1)", [row!.pid]);
    await tx.query(read, []);
  });
  await expect(cut).rejects.toThrow();
  for (let turn = 0; turn < 10; turn++) {
    expect(await own.database[way]((tx) => tx.query(pid, []))).toHaveLength(1);
  }
  await killer.end();
});

test("what commits without waiting for the disk is committed all the same", async () => {
  await own.database.inHotTransaction((tx) => tx.query(insert, [200]), { synchronousCommit: "off" });
  await own.database.queryHot(add, [200], { synchronousCommit: "off" });
  expect((await own.database.queryHot(read, [])).find(({ id }) => id === 200)?.value).toBe(1);
});
