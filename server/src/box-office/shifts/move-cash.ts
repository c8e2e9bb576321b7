import { type Currency, isCurrency } from "@parterre/money";
import { validate as isUuid } from "uuid";
import { audit, may, type StaffActor } from "../../identity/index.ts";
import type { Database } from "../../platform/database/index.ts";
import { type NotDone, notDone } from "../refused.ts";
import { findCashById, insertShiftCash, lockShift, type ShiftCashRow } from "./shift.store.ts";
import { shiftTexts } from "./shift-texts.rules.ts";

export interface CashToMove {
  /** Chosen by the counter, so that asking again does no harm. */
  readonly id: string;
  readonly shiftId: string;
  readonly direction: "in" | "out";
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly reason: string;
}

const longestReason = 500;
const mostMinor = 1_000_000_000_000;

/** Notes cash that is put into a drawer or taken out of it beside sales: change fetched, notes taken to the safe. */
export async function moveCash(
  database: Database,
  actor: StaffActor,
  move: CashToMove,
): Promise<ShiftCashRow | NotDone> {
  const { id, shiftId, direction, currency, amountMinor } = move;
  const reason = move.reason.trim();
  if (!isUuid(id)) return notDone(shiftTexts.badId, "id");
  if (!isUuid(shiftId)) return notDone(shiftTexts.noShift, "shiftId");
  if (!isCurrency(currency) || !Number.isSafeInteger(amountMinor) || amountMinor <= 0 || amountMinor > mostMinor) {
    return notDone(shiftTexts.amountBad, "amountMinor");
  }
  if (reason === "" || reason.length > longestReason) return notDone(shiftTexts.reason, "reason");
  const signed = direction === "in" ? amountMinor : -amountMinor;
  return database.inTransaction(async (tx): Promise<ShiftCashRow | NotDone> => {
    const shift = await lockShift(tx, shiftId);
    if (!shift) return notDone(shiftTexts.noShift, "shiftId");
    if (shift.seller_id !== actor.staffId && !may(actor, "shifts.close-others")) {
      return notDone(shiftTexts.notYours, "shiftId");
    }
    const again = await findCashById(tx, id);
    if (again) {
      const isSame = again.shift_id === shiftId && Number(again.amount_minor) === signed && again.currency === currency;
      return isSame ? again : notDone(shiftTexts.idUsed, "id");
    }
    if (shift.closed_at) return notDone(shiftTexts.closed, "shiftId");
    const row = { id, shift_id: shiftId, kind: direction, currency, amount_minor: signed, reason };
    const saved = await insertShiftCash(tx, { ...row, staff_id: actor.staffId });
    if (!saved) return notDone(shiftTexts.idUsed, "id");
    await audit(tx, {
      ...{ actor, act: `shift.cash-${direction}`, subjectKind: "shift", subjectId: shiftId, reason },
      details: { currency, amountMinor },
    });
    return saved;
  });
}
