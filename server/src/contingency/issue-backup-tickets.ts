import { validate as isUuid, v7 as uuid } from "uuid";
import { findCounter } from "../box-office/index.ts";
import { audit, type StaffActor } from "../identity/index.ts";
import { type BackupRangeRow, insertBackupRange } from "./backup-ticket.store.ts";
import { contingencyTexts as texts } from "./contingency-texts.rules.ts";
import type { ContingencyTools } from "./contingency-tools.ts";

import { type NotDone, notDone, orNotDone, undo } from "./refused.ts";

const mostNumbers = 10_000;

/** Gives a counter pre-printed tickets by their numbers; no number is ever given to two. */
export async function issueBackupTickets(
  { database }: ContingencyTools,
  actor: StaffActor,
  { counterId, first, last }: { readonly counterId: string; readonly first: number; readonly last: number },
): Promise<BackupRangeRow | NotDone> {
  const isRange = Number.isSafeInteger(first) && Number.isSafeInteger(last) && first > 0 && first <= last;
  if (!isRange || last - first >= mostNumbers) return notDone(texts.numbers, "first");
  return orNotDone(() =>
    database.inTransaction(async (tx) => {
      const counter = isUuid(counterId) ? await findCounter(tx, counterId) : null;
      if (!counter) throw undo(texts.noCounter, "counterId");
      const saved = await insertBackupRange(tx, { id: uuid(), counterId, first, last }, actor.staffId);
      if (!saved) throw undo(texts.numbersTaken, "first");
      await audit(tx, {
        ...{ actor, act: "backup-tickets.issue", subjectKind: "counter", subjectId: counterId },
        details: { first, last },
      });
      return saved;
    }),
  );
}
