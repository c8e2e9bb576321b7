import type { StaffActor } from "../../identity/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import { hasTickets } from "../account/order-states.rules.ts";
import type { SoldLine, SoldOrder } from "../account/sold-order.rules.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { seatsByPerformance } from "./refund-frame.ts";

/**
 * Ends the tickets of lines and takes their seats from the order: back on sale at once (those who wait for such seats come first), or off sale with the reason
 * (`keepOff`) until somebody puts them back. Throws when the seats or tickets are not the order's: the books are wrong.
 */
export async function freeSeats(
  { inventory, tickets }: SalesTools,
  tx: Transaction,
  order: SoldOrder,
  lines: readonly SoldLine[],
  { keepOff, reason, actor }: { readonly keepOff: boolean; readonly reason: string; readonly actor: StaffActor },
): Promise<void> {
  const revoked = await tickets.revoke(
    tx,
    order.id,
    lines.map((line) => line.id),
  );
  const returned = await inventory.returnSeats(tx, order.id, lines);
  if (returned !== lines.length || revoked !== (hasTickets(order.state) ? lines.length : 0)) {
    throw new Error(`order ${order.id}: ${lines.length} lines, ${returned} seats sold, ${revoked} tickets live`);
  }
  if (!keepOff) return inventory.keepForWaiting(tx, lines);
  for (const [performanceId, ordinals] of seatsByPerformance(lines)) {
    await inventory.keepOff(tx, { performanceId, ordinals, reason, killedBy: actor.staffId });
  }
}
