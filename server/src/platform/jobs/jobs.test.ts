import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../../../test/eventually.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/test-database.ts";
import { appendOutbox, countMessages, OutboxMessage, OutboxRelay, PeriodicJobs, reviveMessages } from "./index.ts";

let own: TestDatabase;
beforeAll(async () => {
  own = await createTestDatabase();
});
afterAll(() => own.close());

const messagesOf = (kind: string) =>
  own.database.dataSource.getRepository(OutboxMessage).find({ where: { kind }, order: { id: "ASC" } });

test("a message is carried out only after its transaction committed, and not after a rollback", async () => {
  const heard: unknown[] = [];
  const relay = new OutboxRelay({
    database: own.database,
    handlers: { "a.happened": async ({ payload }) => void heard.push(payload) },
    onError: () => undefined,
  });
  const lost = own.database.inTransaction(async (tx) => {
    await appendOutbox(tx, "a.happened", { n: 1 });
    throw new Error("no");
  });
  await expect(lost).rejects.toThrow("no");
  await own.database.inTransaction(async (tx) => {
    await appendOutbox(tx, "a.happened", { n: 2 });
    expect(await relay.runOnce()).toBe(0);
  });
  expect(await relay.runOnce()).toBe(1);
  expect(await relay.runOnce()).toBe(0);
  expect(heard).toEqual([{ n: 2 }]);
});

test("many relays at once carry each message out once", async () => {
  await own.database.inTransaction(async (tx) => {
    for (let n = 0; n < 200; n++) await appendOutbox(tx, "b.happened", n);
  });
  const heard: number[] = [];
  const relays = Array.from(
    { length: 4 },
    () =>
      new OutboxRelay({
        database: own.database,
        pollMs: 10,
        handlers: { "b.happened": async ({ payload }) => void heard.push(payload as number) },
        onError: () => undefined,
      }),
  );
  for (const relay of relays) relay.start();
  await eventually(() => expect(heard).toHaveLength(200));
  await Promise.all(relays.map((relay) => relay.stop()));
  expect(new Set(heard).size).toBe(200);
  expect((await messagesOf("b.happened")).every(({ doneAt }) => doneAt !== null)).toBe(true);
});

test("failures are tried again later, then kept as dead and can be revived", async () => {
  let mended = false;
  const relay = new OutboxRelay({
    database: own.database,
    handlers: {
      "c.happened": async () => {
        if (!mended) throw new Error("printer on fire");
      },
    },
    onError: () => undefined,
    mostAttempts: 2,
    firstPauseMs: 1,
  });
  await own.database.inTransaction((tx) => appendOutbox(tx, "c.happened", {}));
  expect(await relay.runOnce()).toBe(1);
  await sleep(20);
  expect(await relay.runOnce()).toBe(1);
  await sleep(20);
  expect(await relay.runOnce()).toBe(0);
  const [dead] = await messagesOf("c.happened");
  expect(dead).toMatchObject({ attempts: 2, lastError: "printer on fire", doneAt: null });
  expect(dead?.deadAt).toBeInstanceOf(Date);
  expect(await own.database.inHotTransaction(countMessages)).toMatchObject({ waiting: 0, dead: 1 });

  mended = true;
  expect(await own.database.inHotTransaction((tx) => reviveMessages(tx, "c.happened"))).toBe(1);
  expect(await relay.runOnce()).toBe(1);
  expect((await messagesOf("c.happened"))[0]?.doneAt).toBeInstanceOf(Date);
});

test("messages of a kind that nobody handles here stay for those who do", async () => {
  await own.database.inTransaction((tx) => appendOutbox(tx, "d.happened", {}));
  const relay = new OutboxRelay({
    database: own.database,
    handlers: { other: async () => undefined },
    onError: () => undefined,
  });
  expect(await relay.runOnce()).toBe(0);
  expect((await messagesOf("d.happened"))[0]?.attempts).toBe(0);
});

test("of several processes one runs a periodic job", async () => {
  const first = new PeriodicJobs(own.database, () => undefined);
  const second = new PeriodicJobs(own.database, () => undefined);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const job = { name: "sweep", everyMs: 10, run: () => held };
  const running = first.runOnce(job);
  await sleep(50);
  expect(await second.runOnce(job)).toBe(false);
  release();
  expect(await running).toBe(true);
  expect(await second.runOnce({ ...job, run: async () => undefined })).toBe(true);
});

test("a job that fails runs again", async () => {
  const problems: string[] = [];
  const jobs = new PeriodicJobs(own.database, (error, doing) => problems.push(`${doing}: ${error.message}`));
  let runs = 0;
  jobs.start([
    {
      name: "flaky",
      everyMs: 5,
      run: async () => {
        runs++;
        throw new Error("again");
      },
    },
  ]);
  await eventually(() => expect(runs).toBeGreaterThan(2));
  await jobs.stop();
  expect(problems[0]).toBe("job flaky: again");
});
