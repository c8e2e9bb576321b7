import { afterAll, beforeAll, expect, test } from "vitest";
import { appendOutbox } from "../src/platform/jobs/index.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let first: TestDatabase;
let second: TestDatabase;

beforeAll(async () => {
  [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
});
afterAll(async () => {
  await Promise.all([first.close(), second.close()]);
});

test("each test database is migrated and its own", async () => {
  await first.database.inTransaction((tx) => appendOutbox(tx, "test.happened", { a: 1 }));
  const countOf = (test: TestDatabase) => test.database.dataSource.getRepository("outbox").count();
  expect([await countOf(first), await countOf(second)]).toEqual([1, 0]);
});

test("entities and migrations agree", async () => {
  expect(await first.database.schemaDifferences()).toEqual([]);
});
