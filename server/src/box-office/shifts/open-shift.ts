import { type Currency, isCurrency } from "@parterre/money";
import { validate as isUuid, v7 as uuid } from "uuid";
import { audit, type StaffActor } from "../../identity/index.ts";
import type { Database } from "../../platform/database/index.ts";
import { findCounter } from "../counter.store.ts";
import { type NotDone, notDone } from "../refused.ts";
import { findOpenShiftAt, findOpenShiftOf, insertShift, insertShiftCash, type ShiftRow } from "./shift.store.ts";
import { shiftTexts } from "./shift-texts.rules.ts";

export interface ShiftToOpen {
  /** Chosen by the counter, so that asking again does no harm. */
  readonly id: string;
  readonly counterId: string;
  /** What is in the drawer, counted by who opens it. */
  readonly floats: readonly { readonly currency: Currency; readonly amountMinor: number }[];
}

const mostMinor = 1_000_000_000_000;

/**
 * Opens the seller's shift at a counter, with what is in its drawer. Refused while anybody's shift is open there, and
 * for a seller whose shift is open elsewhere. Asking again answers the shift that is open.
 */
export async function openShift(
  database: Database,
  actor: StaffActor,
  { id, counterId, floats }: ShiftToOpen,
): Promise<ShiftRow | NotDone> {
  if (!isUuid(id)) return notDone(shiftTexts.badId, "id");
  if (!isUuid(counterId)) return notDone(shiftTexts.noCounter, "counterId");
  const isGood = ({ currency, amountMinor }: ShiftToOpen["floats"][number]) =>
    isCurrency(currency) && Number.isSafeInteger(amountMinor) && amountMinor >= 0 && amountMinor <= mostMinor;
  if (!floats.every(isGood) || new Set(floats.map((each) => each.currency)).size < floats.length) {
    return notDone(shiftTexts.floatBad, "floats");
  }
  return database.inTransaction(async (tx): Promise<ShiftRow | NotDone> => {
    const mine = await findOpenShiftOf(tx, actor.staffId);
    if (mine) return mine.counter_id === counterId ? mine : notDone(shiftTexts.sellerElsewhere, "counterId");
    if (!(await findCounter(tx, counterId))) return notDone(shiftTexts.noCounter, "counterId");
    if (await findOpenShiftAt(tx, counterId)) return notDone(shiftTexts.counterTaken, "counterId");
    // The database has the last word: two who ask at the same moment get one shift.
    const shift = await insertShift(tx, { id, counter_id: counterId, seller_id: actor.staffId });
    if (!shift) return notDone(shiftTexts.counterTaken, "counterId");
    for (const { currency, amountMinor } of floats) {
      const float = { id: uuid(), shift_id: id, kind: "float" as const, currency, amount_minor: amountMinor };
      await insertShiftCash(tx, { ...float, reason: null, staff_id: actor.staffId });
    }
    await audit(tx, {
      ...{ actor, act: "shift.open", subjectKind: "shift", subjectId: id },
      details: { counterId, floats },
    });
    return shift;
  });
}
