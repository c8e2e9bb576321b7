import { validate as isUuid, v7 as uuid } from "uuid";
import type { StaffActor } from "../identity/index.ts";
import { boxOfficeTexts, serialsClaimed } from "./box-office-texts.rules.ts";
import type { BoxOfficeTools } from "./box-office-tools.ts";
import { findCounter, findPrinter } from "./counter.store.ts";
import { type NotDone, notDone } from "./refused.ts";
import { returnedEntry } from "./stock/keep-store.ts";
import { appendStore, lockStore } from "./stock/store.store.ts";
import { nextSerial, ticketsLeft } from "./stock.rules.ts";
import {
  appendStock,
  findLoadedRolls,
  findRollOfSerials,
  insertRoll,
  lockLoadedRoll,
  type RollRow,
  removeLoadedRoll,
} from "./stock.store.ts";

const mostTickets = 10_000;

export interface NewRoll {
  readonly printerId: string;
  readonly stockCode: string;
  readonly quantity: number;
  /** Printed on the first blank ticket; null where paper has no numbers. */
  readonly firstSerial: number | null;
}

/**
 * Puts a roll into a printer; what was in it is out, and what of that is blank goes back to the store. Refused when
 * another roll of this paper in this house has one of its numbers.
 */
export async function loadRoll(
  { database }: BoxOfficeTools,
  actor: StaffActor,
  roll: NewRoll,
): Promise<RollRow | NotDone> {
  const { printerId, stockCode, quantity, firstSerial } = roll;
  if (!/^[a-z0-9-]{1,40}$/.test(stockCode)) return notDone(boxOfficeTexts.stockCode, "stockCode");
  if (quantity < 1 || quantity > mostTickets) return notDone(boxOfficeTexts.rollSize, "quantity");
  if (firstSerial !== null && firstSerial < 0) return notDone(boxOfficeTexts.quantity, "firstSerial");
  if (!isUuid(printerId)) return notDone(boxOfficeTexts.noPrinter, "printerId");
  return database.inTransaction(async (tx): Promise<RollRow | NotDone> => {
    const printer = await findPrinter(tx, printerId);
    if (!printer) return notDone(boxOfficeTexts.noPrinter, "printerId");
    await lockLoadedRoll(tx, printerId);
    const [before] = await findLoadedRolls(tx, [printerId]);
    const { venue_id: venueId } = (await findCounter(tx, printer.counter_id))!;
    // One after another: two windows may open two boxes with the same numbers on them.
    await lockStore(tx, venueId, stockCode);
    const next = before ? nextSerialOf(before) : null;
    if (firstSerial !== null) {
      const claimed = await findRollOfSerials(tx, {
        ...{ venueId, stockCode, firstSerial, quantity },
        except: before && next !== null ? { rollId: before.id, nextSerial: next } : null,
      });
      if (claimed) {
        const { counter_name: counter, first_serial: first, last_serial: last } = claimed;
        return notDone(serialsClaimed(counter, first, last), "firstSerial");
      }
    }
    await removeLoadedRoll(tx, printerId, next);
    const left = before ? ticketsLeft(before) : 0;
    // What is still on it can be put in again: the shelf has it.
    if (before && left > 0) await appendStore(tx, returnedEntry(before, left, actor.staffId));
    const id = uuid();
    await insertRoll(tx, { id, printerId, stockCode, firstSerial, quantity, loadedBy: actor.staffId });
    await appendStock(tx, { rollId: id, kind: "loaded", quantity, staffId: actor.staffId });
    return (await findLoadedRolls(tx, [printerId]))[0]!;
  });
}

function nextSerialOf(roll: RollRow): number | null {
  return nextSerial(roll.first_serial === null ? null : Number(roll.first_serial), roll);
}

export interface StockNote {
  readonly printerId: string;
  readonly kind: "spoiled" | "test" | "count";
  /** How many were used up; for a count, how many blank tickets are there. */
  readonly quantity: number;
  readonly reason: string;
}

/** Notes what happened to blank tickets beside printing: spoiled, used to test, or counted by hand. */
export async function noteStock(
  { database }: BoxOfficeTools,
  actor: StaffActor,
  note: StockNote,
): Promise<RollRow | NotDone> {
  const reason = note.reason.trim();
  if (reason.length > 500 || (reason === "" && note.kind !== "test")) return notDone(boxOfficeTexts.reason, "reason");
  const least = note.kind === "count" ? 0 : 1;
  if (note.quantity < least || note.quantity > mostTickets) return notDone(boxOfficeTexts.quantity, "quantity");
  if (!isUuid(note.printerId)) return notDone(boxOfficeTexts.noPrinter, "printerId");
  return database.inTransaction(async (tx): Promise<RollRow | NotDone> => {
    const rollId = await lockLoadedRoll(tx, note.printerId);
    if (!rollId) return notDone(boxOfficeTexts.noRoll, "printerId");
    const [roll] = await findLoadedRolls(tx, [note.printerId]);
    const difference = note.quantity - ticketsLeft(roll!);
    const entry = { rollId, reason, staffId: actor.staffId };
    if (note.kind !== "count") await appendStock(tx, { ...entry, kind: note.kind, quantity: note.quantity });
    else if (difference !== 0) await appendStock(tx, { ...entry, kind: "adjusted", quantity: difference });
    return (await findLoadedRolls(tx, [note.printerId]))[0]!;
  });
}
