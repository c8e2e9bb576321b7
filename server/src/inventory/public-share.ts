import { statement, type Transaction } from "../platform/database/index.ts";
import type { Programme } from "../programme/index.ts";
import { inGeneralSale, leased } from "./seat-conditions.ts";

/** Seats of a performance that were given away as free tickets; sales knows them. */
export type FreeTicketSeats = (tx: Transaction, performanceId: number) => Promise<readonly number[]>;

const kept = statement<{ ordinal: number; kept: boolean }>(
  "inventory.seats_kept_from_public",
  `SELECT ordinal, (state = 'killed' OR NOT (${inGeneralSale("s")} OR ${leased("s")})) AS kept
   FROM performance_seat s WHERE performance_id = $1 ORDER BY ordinal`,
);

export interface KeptFromPublic {
  /** What the market asks to be on public sale. */
  readonly percent: number;
  /** Seats that are kept for somebody, off sale, or given away. */
  readonly kept: number;
  /** How many may be. */
  readonly most: number;
}

/**
 * How many seats of a performance the public cannot have, where a market says how many may be: killed, in an allocation
 * that is not released, or given away. What is lent to a counter is sold to the public there. Null where there is no such rule. Of 1,000 seats with 85 %, 150 may be kept.
 */
export async function keptFromPublic(
  {
    programme,
    freeTicketSeats,
  }: { readonly programme: Pick<Programme, "houseRules">; readonly freeTicketSeats: FreeTicketSeats },
  tx: Transaction,
  performanceId: number,
): Promise<KeptFromPublic | null> {
  const percent = (await programme.houseRules(tx)).market.publicSharePercent;
  if (percent === null) return null;
  const seats = await tx.query(kept, [performanceId]);
  const away = new Set(seats.filter((seat) => seat.kept).map((seat) => seat.ordinal));
  for (const ordinal of await freeTicketSeats(tx, performanceId)) away.add(ordinal);
  return { percent, kept: away.size, most: seats.length - Math.ceil((seats.length * percent) / 100) };
}

/** Why no more may be kept, in both languages. */
export function publicShareWords(percent: number, most: number): [zh: string, en: string] {
  return [
    `按规定至少 ${percent}% 的座位须公开销售：本场预留、不可售与赠票合计最多 ${most} 个座位。`,
    `At least ${percent} % of the seats have to be on public sale: ${most} may be kept, off sale or given away in all.`,
  ];
}
