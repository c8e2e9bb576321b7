import { v7 as uuidv7 } from "uuid";
import type { Actor } from "../../identity/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import { insertSeats } from "../seat.store.ts";
import { type SeatsChanged, type SeatsCommand, seatsDone } from "./allocate-seats.ts";
import { type Allocating, type Changed, changeAllocations, readOrdinals } from "./change-allocations.ts";
import { insertKill, killSeatRows, reviveSeatRows } from "./change-seats.store.ts";
import type { SeatKill } from "./seat-kill.entity.ts";

/** Takes seats off sale for this performance: broken, behind a camera. Their allocation stays with them. */
export function killSeats(allocating: Allocating, actor: Actor, command: SeatsCommand): Promise<Changed<SeatsChanged>> {
  const { performanceId, reason } = command;
  const act = { actor, name: "seats.kill", reason, performanceId };
  return changeAllocations<SeatsChanged>(allocating, act, async (tx, facts, why) => {
    const ordinals = readOrdinals(command.ordinals, facts.seatCount);
    if ("kind" in ordinals) return ordinals;
    await insertSeats(tx, facts.performanceId, facts.seatCount);
    const id = uuidv7();
    const killedBy = actor.kind === "staff" ? actor.staffId : null;
    await insertKill(tx, { id, performanceId: facts.performanceId, reason: why, killedBy });
    const touched = await killSeatRows(tx, facts.performanceId, ordinals, !command.skipTaken, id);
    return seatsDone(touched, ordinals, command.skipTaken, { killId: id });
  });
}

/** Seats that come back from an order and stay off sale, in the transaction that gives them back. */
export async function keepOffSale(
  tx: Transaction,
  { performanceId, ordinals, reason, killedBy }: Omit<SeatKill, "id" | "killedAt"> & { ordinals: readonly number[] },
): Promise<void> {
  const id = uuidv7();
  await insertKill(tx, { id, performanceId, reason, killedBy });
  const { changed } = await killSeatRows(tx, performanceId, ordinals, true, id);
  if (changed.length !== ordinals.length) throw new Error(`seats ${ordinals} of ${performanceId} were not given back`);
}

/** Puts killed seats back on sale, or into the allocation they are of. Seats that are not killed are left out. */
export function reviveSeats(
  allocating: Allocating,
  actor: Actor,
  command: Omit<SeatsCommand, "skipTaken">,
): Promise<Changed<SeatsChanged>> {
  const { performanceId, reason } = command;
  const act = { actor, name: "seats.revive", reason, performanceId };
  return changeAllocations<SeatsChanged>(allocating, act, async (tx, facts) => {
    const ordinals = readOrdinals(command.ordinals, facts.seatCount);
    if ("kind" in ordinals) return ordinals;
    const touched = await reviveSeatRows(tx, facts.performanceId, ordinals, false);
    return seatsDone(touched, ordinals, true, {});
  });
}
