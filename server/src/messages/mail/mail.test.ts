import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { eventually } from "../../../test/eventually.ts";
import { MailServer } from "../../../test/mail-server.ts";
import { openSmallHouse } from "../../../test/small-house.ts";
import { createTestDatabase, type TestDatabase } from "../../../test/test-database.ts";
import { startTestServer } from "../../../test/test-server.ts";
import { Database } from "../../platform/database/index.ts";
import { createMessages, type MailSettings, type Messages, messageEntities } from "../index.ts";

const sender = "Grand Theatre <tickets@house.example>";
let own: TestDatabase;
let mail: MailServer;
let messages: Messages;
let troubles: string[];
let written = 0;

beforeAll(async () => {
  own = await createTestDatabase();
});
afterAll(() => own.close());
beforeEach(async () => {
  mail = new MailServer();
  await mail.start();
  troubles = [];
  messages = open(own.database);
  await own.database.dataSource.query("UPDATE customer_message SET delivery = 'lapsed' WHERE delivery = 'waiting'");
});
afterEach(async () => {
  messages.close();
  await mail.stop();
});

const open = (database: Database, settings: Partial<MailSettings> = {}) =>
  createMessages({
    database,
    mail: { url: mail.url, sender, ...settings },
    onTrouble: (error, doing) => troubles.push(`${doing}: ${error.message}`),
  });

interface Words {
  readonly email?: string | null;
  readonly locale?: string;
  readonly usefulUntil?: Date;
}

async function write({ email = "ada@example.org", locale = "en", ...more }: Words = {}): Promise<string> {
  const aboutId = randomUUID();
  await messages.write({
    ...{ outboxId: String(++written), kind: "test.said", aboutId, email, locale, ...more },
    subject: { zh: "您的座位已更换", en: "Another seat" },
    body: { zh: "新座位 <3> 排：\nhttps://t.example/o?a=1&b=2", en: "Seat <3> now:\nhttps://t.example/o?a=1&b=2" },
  });
  return aboutId;
}

const stateOf = async (aboutId: string) =>
  (
    await own.database.dataSource.query(
      `SELECT delivery, attempts, problem, sent_at IS NOT NULL AS sent,
         round(extract(epoch FROM due_at - now()) / 30) AS "pauses"
       FROM customer_message WHERE about_id = $1`,
      [aboutId],
    )
  )[0];
/** What waits is due now, however long its pause was to be. */
const passTime = () =>
  own.database.dataSource.query("UPDATE customer_message SET due_at = now() WHERE delivery = 'waiting'");

/** The parts of a letter, decoded. */
function partsOf(raw: string): { readonly text: string; readonly html: string; readonly head: string } {
  const boundary = /boundary="([^"]+)"/.exec(raw)![1]!;
  const [head, ...parts] = raw.split(`--${boundary}`);
  const decoded = parts.slice(0, 2).map((part) => {
    const [partHead, ...body] = part.split("\r\n\r\n");
    const text = body.join("\r\n\r\n");
    if (/base64/i.test(partHead!)) return Buffer.from(text, "base64").toString("utf8");
    const bytes = text
      .replace(/=\r\n/g, "")
      .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
    return Buffer.from(bytes, "latin1").toString("utf8");
  });
  return { text: decoded[0]!, html: decoded[1]!, head: head! };
}

test("a letter goes once, in the customer's language, as text and as a page", async () => {
  const [zh, en] = [await write({ locale: "zh-CN", email: "li@example.org" }), await write()];
  // Two processes at once.
  const other = open(own.database);
  const taken = await Promise.all([messages.sendLetters(), other.sendLetters()]);
  other.close();
  expect(taken[0]! + taken[1]!).toBe(2);
  expect(await messages.sendLetters()).toBe(0);
  expect(mail.arrived.map(({ to }) => to).sort()).toEqual(["ada@example.org", "li@example.org"]);
  expect(await stateOf(zh)).toMatchObject({ delivery: "sent", attempts: 1, sent: true, problem: null });
  expect(await stateOf(en)).toMatchObject({ delivery: "sent" });
  const { text, html, head } = partsOf(mail.arrived.find(({ to }) => to === "li@example.org")!.raw);
  expect(head).toContain("From: Grand Theatre <tickets@house.example>");
  expect(head).toMatch(/^message-id: <[0-9a-f-]{36}@house\.example>/im);
  expect(head).toContain("Auto-Submitted: auto-generated");
  expect(text).toContain("新座位 <3> 排：");
  expect(html).toContain('<html lang="zh-CN">');
  expect(html).toContain("新座位 &lt;3&gt; 排：<br>");
  expect(html).toContain('<a href="https://t.example/o?a=1&amp;b=2">https://t.example/o?a=1&amp;b=2</a>');
});

test("while the mail server is down letters wait with growing pauses; when it is up again they go", async () => {
  await mail.stop();
  const [first, second] = [await write(), await write()];
  for (const pauses of [1, 2, 4]) {
    expect(await messages.sendLetters()).toBe(0);
    const state = await stateOf(first);
    expect(state).toMatchObject({ delivery: "waiting", problem: expect.stringContaining("ECONNREFUSED") });
    expect(Number(state.pauses)).toBe(pauses);
    // The one behind it was not tried at a door that is closed.
    expect(await stateOf(second)).toMatchObject({ delivery: "waiting", attempts: 0 });
    await own.database.dataSource.query(
      "UPDATE customer_message SET due_at = now() - interval '1 h' WHERE about_id = $1",
      [first],
    );
  }
  expect(await stateOf(first)).toMatchObject({ attempts: 3 });
  await mail.start();
  expect(await messages.sendLetters()).toBe(2);
  expect(await stateOf(first)).toMatchObject({ delivery: "sent", attempts: 4, problem: null });
  expect(mail.arrived).toHaveLength(2);
  expect(troubles).toHaveLength(3);
});

test("a lasting refusal of the address is final and hinders nobody else; a passing one is tried again", async () => {
  mail.refusals.set("gone@example.org", { code: 550, text: "no such mailbox" });
  mail.refusals.set("busy@example.org", { code: 450, text: "mailbox busy" });
  const [gone, fine, busy] = [
    await write({ email: "gone@example.org" }),
    await write(),
    await write({ email: "busy@example.org" }),
  ];
  expect(await messages.sendLetters()).toBe(1);
  expect(await stateOf(gone)).toMatchObject({
    delivery: "refused",
    sent: false,
    problem: expect.stringContaining("550"),
  });
  expect(await stateOf(fine)).toMatchObject({ delivery: "sent" });
  expect(await stateOf(busy)).toMatchObject({ delivery: "waiting", problem: expect.stringContaining("450") });
  mail.refusals.clear();
  await passTime();
  expect(await messages.sendLetters()).toBe(1);
  expect(mail.arrived.map(({ to }) => to)).toEqual(["ada@example.org", "busy@example.org"]);
});

test("a wrong password is nobody's letter's fault: they wait until it is right", async () => {
  messages.close();
  await mail.stop();
  mail = new MailServer({ user: "house", password: "p@ss word" });
  await mail.start();
  const wrong = open(own.database, { account: { user: "house", password: "guess" } });
  const letter = await write();
  expect(await wrong.sendLetters()).toBe(0);
  wrong.close();
  expect(await stateOf(letter)).toMatchObject({ delivery: "waiting", problem: expect.stringContaining("535") });
  await passTime();
  messages = open(own.database, { account: { user: "house", password: "p@ss word" } });
  expect(await messages.sendLetters()).toBe(1);
});

test("a process that dies between sending and noting: the letter comes once more as the same letter, then never", async () => {
  const dying = await Database.connect({
    ...{ url: own.url, poolSize: 2, hotPoolSize: 2, entities: messageEntities, migrations: [] },
    onConnectionError: () => undefined,
  });
  const theirs = open(dying);
  const letter = await write();
  mail.beforeTaking = () => dying.close();
  await expect(theirs.sendLetters()).rejects.toThrow();
  theirs.close();
  expect(mail.arrived).toHaveLength(1);
  mail.beforeTaking = async () => undefined;
  // It still is in the hands of the dead process.
  expect(await stateOf(letter)).toMatchObject({ delivery: "waiting", attempts: 1 });
  expect(await messages.sendLetters()).toBe(0);
  await passTime();
  expect(await messages.sendLetters()).toBe(1);
  expect(await messages.sendLetters()).toBe(0);
  expect(mail.arrived).toHaveLength(2);
  expect(new Set(mail.arrived.map(({ messageId }) => messageId)).size).toBe(1);
});

test("after three days of trying it is given up; what nobody can use any more, or has no address, is not sent", async () => {
  const [old, late, nowhere] = [
    await write(),
    await write({ usefulUntil: new Date(Date.now() - 1_000) }),
    await write({ email: null }),
  ];
  await mail.stop();
  await own.database.dataSource.query("UPDATE customer_message SET attempts = 25 WHERE about_id = $1", [old]);
  expect(await messages.sendLetters()).toBe(0);
  expect(await stateOf(old)).toMatchObject({ delivery: "failed", attempts: 26 });
  expect(await stateOf(late)).toMatchObject({ delivery: "lapsed", attempts: 0 });
  expect(await stateOf(nowhere)).toMatchObject({ delivery: "unaddressed", attempts: 0 });
});

const asked = `query ($aboutId: ID!) {
  customerMessages(aboutId: $aboutId) { email delivery sentAt attempts nextTryAt problem }
  letterBox { hasMailServer waiting stuck }
}`;
const say = (databaseUrl: Database, aboutId: string, email: string) =>
  databaseUrl.dataSource.query(
    `INSERT INTO customer_message (outbox_id, kind, about_id, email, locale, subject, body, mail_key, delivery)
     VALUES ($1, 'test.said', $2, $3, 'en', 'Hello', 'You', gen_random_uuid(), 'waiting')`,
    [++written, aboutId, email],
  );

test("the server sends by itself, and staff see how far each letter is", async () => {
  mail.refusals.set("gone@example.org", { code: 550, text: "no such mailbox" });
  const server = await startTestServer({
    env: { SMTP_URL: mail.url, MAIL_SENDER: sender, PUBLIC_ORIGIN: "https://tickets.house.example" },
  });
  try {
    const { seller } = await openSmallHouse(server);
    const aboutId = randomUUID();
    await say(server.application.database, aboutId, "gone@example.org");
    await say(server.application.database, aboutId, "ada@example.org");
    await eventually(async () => {
      const answer = await seller.ask<{ customerMessages: object[]; letterBox: object }>(asked, { aboutId });
      expect(answer.customerMessages).toMatchObject([
        { email: "ada@example.org", delivery: "SENT", sentAt: expect.any(String), problem: null, nextTryAt: null },
        { email: "gone@example.org", delivery: "REFUSED", sentAt: null, problem: expect.stringContaining("550") },
      ]);
      expect(answer.letterBox).toEqual({ hasMailServer: true, waiting: 0, stuck: 1 });
    });
  } finally {
    await server.close();
  }
});

test("without a mail server letters wait, and staff are told so", async () => {
  const server = await startTestServer();
  try {
    const { seller } = await openSmallHouse(server);
    const aboutId = randomUUID();
    await say(server.application.database, aboutId, "ada@example.org");
    expect(await seller.ask(asked, { aboutId })).toMatchObject({
      customerMessages: [{ delivery: "WAITING", attempts: 0, nextTryAt: null }],
      letterBox: { hasMailServer: false, waiting: 1, stuck: 0 },
    });
  } finally {
    await server.close();
  }
});
