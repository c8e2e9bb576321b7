import { validate as isUuid, v7 as uuid } from "uuid";
import type { StaffActor } from "../../identity/index.ts";
import { boxOfficeTexts } from "../box-office-texts.rules.ts";
import type { BoxOfficeTools } from "../box-office-tools.ts";
import { hasVenue } from "../counter.store.ts";
import { type NotDone, notDone } from "../refused.ts";
import type { RollRow } from "../stock.store.ts";
import { storeOutlook } from "./store.rules.ts";
import { appendStore, findStores, lockStore, type StoreRow } from "./store.store.ts";

const mostTickets = 1_000_000;

export interface StoreNote {
  /** A UUID of the one who notes it: told again, it is noted once. */
  readonly id: string;
  readonly venueId: string;
  readonly stockCode: string;
  /** A delivery, or how many a count by hand found on the shelf. */
  readonly kind: "delivery" | "count";
  readonly quantity: number;
  /** On the first blank ticket of a delivery; null where paper has no numbers. */
  readonly firstSerial: number | null;
  readonly reason: string;
}

/** Notes blank tickets that came to a venue's store, or how many are there by a count. */
export async function noteStore(
  { database }: BoxOfficeTools,
  actor: StaffActor,
  note: StoreNote,
): Promise<StoreRow | NotDone> {
  const { id, venueId, stockCode, kind, quantity, firstSerial } = note;
  const reason = note.reason.trim();
  if (!isUuid(id)) return notDone(boxOfficeTexts.entryId, "id");
  if (!/^[a-z0-9-]{1,40}$/.test(stockCode)) return notDone(boxOfficeTexts.stockCode, "stockCode");
  if (quantity < (kind === "count" ? 0 : 1) || quantity > mostTickets)
    return notDone(boxOfficeTexts.quantity, "quantity");
  if (firstSerial !== null && firstSerial < 0) return notDone(boxOfficeTexts.quantity, "firstSerial");
  if (reason.length > 500 || (reason === "" && kind === "count")) return notDone(boxOfficeTexts.reason, "reason");
  if (!isUuid(venueId)) return notDone(boxOfficeTexts.noVenue, "venueId");
  return database.inTransaction(async (tx): Promise<StoreRow | NotDone> => {
    if (!(await hasVenue(tx, venueId))) return notDone(boxOfficeTexts.noVenue, "venueId");
    await lockStore(tx, venueId, stockCode);
    const store = async () =>
      (await findStores(tx)).find((each) => each.venue_id === venueId && each.stock_code === stockCode) ?? null;
    const entry = { id, venueId, stockCode, firstSerial, reason, staffId: actor.staffId };
    if (kind === "delivery") await appendStore(tx, { ...entry, kind: "delivered", quantity });
    else {
      const before = await store();
      const difference = quantity - (before ? storeOutlook(before, new Date()).inStore : 0);
      await appendStore(tx, { ...entry, kind: "adjusted", quantity: difference });
    }
    return (await store())!;
  });
}

/** What of a roll was left when another took its place goes back on the shelf. */
export function returnedEntry(
  { id: rollId, venue_id: venueId, stock_code: stockCode }: Pick<RollRow, "id" | "venue_id" | "stock_code">,
  quantity: number,
  staffId: string,
) {
  return { id: uuid(), venueId, stockCode, kind: "returned", quantity, rollId, staffId } as const;
}
