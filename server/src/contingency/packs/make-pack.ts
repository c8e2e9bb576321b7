import { v7 as uuid } from "uuid";
import { audit, type StaffActor } from "../../identity/index.ts";
import { contingencyTexts as texts } from "../contingency-texts.rules.ts";
import type { ContingencyTools } from "../contingency-tools.ts";
import { type NotDone, notDone } from "../refused.ts";
import { collectPack } from "./collect-pack.ts";
import { drawPack } from "./draw-pack.ts";
import { findPacksDue, forgetPacks, insertPack, type PackRow } from "./pack.store.ts";

/**
 * Makes a performance's backup pack: data and PDF from one look at the database, each signed with the house's key, so
 * that whoever holds them on the worst day knows that they are whole and ours. `actor` null: the schedule.
 */
export async function makePack(
  tools: ContingencyTools,
  actor: StaffActor | null,
  performanceId: number,
): Promise<PackRow | NotDone> {
  const { database, tickets } = tools;
  const collected = await database.read((tx) => collectPack(tools, tx, performanceId, new Date()));
  if (!collected) return notDone(texts.noPerformance, "performanceId");
  const data = `${JSON.stringify(collected.pack, null, 1)}\n`;
  const signed = await tickets.signBytes(Buffer.from(data));
  const pdf = await drawPack(collected, signed.kid);
  const { signature: pdfSignature } = await tickets.signBytes(pdf);
  return database.inTransaction(async (tx) => {
    const row = await insertPack(tx, {
      ...{ id: uuid(), performance_id: performanceId, made_by: actor?.staffId ?? null, kid: signed.kid },
      ...{ data, data_signature: signed.signature, pdf, pdf_signature: pdfSignature },
    });
    if (actor) {
      await audit(tx, {
        ...{ actor, act: "backup-pack.make", subjectKind: "performance", subjectId: String(performanceId) },
        details: { packId: row.id, ...collected.pack.totals },
      });
    }
    return row;
  });
}

export interface PackSchedule {
  /** Before the doors open; 0: never by itself. */
  readonly minutesBefore: number;
  readonly keepDays: number;
}

/** Makes the packs that are due, and forgets old ones; runs by itself as a job. */
export async function makePacksDue(
  tools: ContingencyTools,
  { minutesBefore, keepDays }: PackSchedule,
): Promise<number> {
  const { database } = tools;
  const due = minutesBefore > 0 ? await database.read((tx) => findPacksDue(tx, minutesBefore)) : [];
  for (const performanceId of due) await makePack(tools, null, performanceId);
  await database.inTransaction((tx) => forgetPacks(tx, keepDays));
  return due.length;
}
