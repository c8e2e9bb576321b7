import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createFoundation, type Foundation } from "../../test/foundation.ts";
import { audit } from "./audit.ts";
import { sealAuditEntries, verifyAuditChain } from "./audit-chain.ts";

let house: Foundation;
beforeAll(async () => {
  house = await createFoundation();
});
afterAll(() => house.close());

const rows = (text: string, values: readonly unknown[] = []) => house.database.dataSource.query(text, [...values]);
const act = (subjectId: string, reason: string | null = null) =>
  house.database.inTransaction((tx) =>
    audit(tx, {
      actor: { kind: "buyer" },
      act: "order.refund",
      subjectKind: "order",
      subjectId,
      reason,
      channelCode: "counter",
      seats: { performanceId: 7, ordinals: [3, 4] },
      details: { before: { state: "paid" }, after: { state: "refunded" }, 金额: 10_000 },
    }),
  );
/** What somebody with every right over the database could do. */
const tamper = async (table: string, statement: string, values: readonly unknown[] = []) => {
  await rows(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_never_changes`);
  try {
    await rows(statement, values);
  } finally {
    await rows(`ALTER TABLE ${table} ENABLE TRIGGER ${table}_never_changes`);
  }
};
const check = (head?: string) => verifyAuditChain(house.database, head);

beforeEach(async () => {
  await tamper("audit_seal", "DELETE FROM audit_seal");
  for (let count = 0; count < 5; count++) await act(randomUUID(), `原因 ${count}`);
  await sealAuditEntries(house.database);
});

describe("the chain of seals", () => {
  it("holds while nobody changes anything, and grows", async () => {
    const before = await check();
    expect(before.broken).toBeNull();
    await act(randomUUID());
    expect((await check()).sealedCount).toBe(before.sealedCount);
    expect(await sealAuditEntries(house.database)).toBe(1);
    expect(await sealAuditEntries(house.database)).toBe(0);
    const after = await check(before.head!);
    expect(after).toMatchObject({ sealedCount: before.sealedCount + 1, broken: null });
    expect(after.head).not.toBe(before.head);
  });

  it.each([
    ["reason = 'nothing'"],
    ["at = at + interval '1 microsecond'"],
    ["staff_id = gen_random_uuid()"],
    [`details = '{"before": {"state": "paid"}}'`],
    ["ordinals = '{3}'"],
    ["channel_code = NULL"],
  ])("breaks when an entry is changed: %s", async (change) => {
    const [{ entry_id: id }] = await rows("SELECT entry_id FROM audit_seal ORDER BY position DESC OFFSET 2 LIMIT 1");
    const [{ position }] = await rows("SELECT position FROM audit_seal WHERE entry_id = $1", [id]);
    await tamper("audit_entry", `UPDATE audit_entry SET ${change} WHERE id = $1`, [id]);
    expect(await check()).toMatchObject({ broken: { kind: "changed", position: Number(position), entryId: id } });
  });

  it("breaks when an entry or a seal is taken away", async () => {
    const [{ entry_id: id, position }] = await rows("SELECT * FROM audit_seal ORDER BY position DESC OFFSET 1 LIMIT 1");
    await tamper("audit_entry", "DELETE FROM audit_entry WHERE id = $1", [id]);
    expect(await check()).toMatchObject({ broken: { kind: "missing", entryId: id } });
    await tamper("audit_seal", "DELETE FROM audit_seal WHERE position = $1", [position]);
    expect(await check()).toMatchObject({ broken: { kind: "seal-missing", position: Number(position) } });
  });

  it("made anew after a change is not the one whose head was noted", async () => {
    const { head } = await check();
    const [{ id }] = await rows("SELECT max(id) AS id FROM audit_entry");
    await tamper("audit_entry", "UPDATE audit_entry SET reason = 'nothing' WHERE id = $1", [id]);
    await tamper("audit_seal", "DELETE FROM audit_seal");
    await sealAuditEntries(house.database);
    expect((await check()).broken).toBeNull();
    expect(await check(head!)).toMatchObject({ broken: { kind: "head-unknown" } });
  });

  it("takes in an entry that commits after a later one was sealed", async () => {
    const { sealedCount } = await check();
    let later!: Promise<unknown>;
    await house.database.inTransaction(async (tx) => {
      await audit(tx, { actor: { kind: "buyer" }, act: "order.slow", subjectKind: "order", subjectId: "slow" });
      later = act("quick").then(() => sealAuditEntries(house.database));
      await later;
    });
    expect(await later).toBe(1);
    expect(await sealAuditEntries(house.database)).toBe(1);
    expect(await check()).toMatchObject({ sealedCount: sealedCount + 2, broken: null });
  });

  it("is refused every change by the database itself", async () => {
    for (const statement of ["UPDATE audit_seal SET hash = ''", "DELETE FROM audit_seal", "TRUNCATE audit_seal"])
      await expect(rows(statement)).rejects.toThrow("never change");
  });
});
