import { noSeat, type SeatLabel, seatLabel } from "@parterre/seat-map";
import type { EntityTransaction } from "../platform/database/index.ts";
import { hasSeats, type LineToReissue, type RenumberedLine, type SeatLine } from "../sales/index.ts";
import type { RenumberedTicket } from "../tickets/index.ts";
import { insertChangedSeats, type NewChangedSeat } from "./changed-seat.store.ts";
import type { SeatMove, TakenSeat } from "./map-change.rules.ts";
import type { MapChangeTools } from "./map-change-tools.ts";
import { isLive, type ReadMapChange, type TwoMaps } from "./read-map-change.ts";

/** Whether a line is the one that a taken seat stands for: sold to its order, or held for it. */
export function isOf(seat: TakenSeat, line: SeatLine): boolean {
  if (line.ordinal !== seat.ordinal || !isLive(line)) return false;
  return seat.state === "sold" ? seat.orderId === line.orderId : seat.holdId === line.holdId;
}

/** Whether two labels say the same. */
export function isNamed(one: SeatLabel, other: SeatLabel): boolean {
  return one.block === other.block && one.row === other.row && one.seat === other.seat;
}

/** What the lines of a performance become. */
interface MovedOrders {
  readonly lines: readonly RenumberedLine[];
  readonly tickets: readonly RenumberedTicket[];
  readonly reissued: readonly LineToReissue[];
  readonly told: readonly NewChangedSeat[];
}

/**
 * Orders, tickets and notices after the seats: lines and live tickets get the new numbers and names, tickets of moved
 * seats are ended and issued anew, and whoever has another seat or name is told. Answers how many only got another name.
 */
export async function moveOrders(
  tools: MapChangeTools,
  tx: EntityTransaction,
  maps: TwoMaps,
  read: ReadMapChange,
  moves: readonly SeatMove[],
  newHoldIds: ReadonlyMap<string, string>,
): Promise<number> {
  const { lines, tickets, reissued, told } = decideLines(maps, read, moves, newHoldIds);
  const issueAnew = await tools.tickets.beginReissue(tx, reissued);
  await tools.sales.renumberLines(tx, lines);
  await tools.tickets.renumber(tx, tickets);
  const issued = await issueAnew();
  const sold = read.plan.taken.filter(({ state }) => state === "sold").length;
  if (issued !== sold) throw new Error(`${sold} sold seats move, but ${issued} of their tickets were live`);
  await insertChangedSeats(tx, maps.performanceId, told);
  return told.filter(({ kind }) => kind === "relabelled").length;
}

function decideLines(
  { performanceId, before, after }: TwoMaps,
  { lines, plan }: ReadMapChange,
  moves: readonly SeatMove[],
  newHoldIds: ReadonlyMap<string, string>,
): MovedOrders {
  const targetOf = new Map(moves.map(({ from, to }) => [from, to]));
  const takenAt = new Map(plan.taken.map((seat) => [seat.ordinal, seat]));
  const changed: RenumberedLine[] = [];
  const tickets: RenumberedTicket[] = [];
  const reissued: LineToReissue[] = [];
  const told: NewChangedSeat[] = [];
  for (const line of lines) {
    // It went with a change before this one.
    if (line.ordinal < 0) continue;
    const taken = takenAt.get(line.ordinal);
    const isMoved = taken !== undefined && isOf(taken, line);
    const target = isMoved ? targetOf.get(line.ordinal)! : plan.mapping[line.ordinal]!;
    const isThere = target !== noSeat;
    // What was given back or never paid keeps the name it had; so does a seat that is no more.
    const label = isThere && isLive(line) ? seatLabel(after, target) : line.label;
    const ordinal = isThere ? target : -line.position;
    const holdId = newHoldIds.get(line.holdId) ?? line.holdId;
    const isCalledTheSame = isNamed(label, line.label);
    if (ordinal !== line.ordinal || holdId !== line.holdId || !isCalledTheSame) {
      changed.push({ id: line.id, ordinal, holdId, label });
    }
    if (hasSeats(line.state) && isMoved) {
      const order = { id: line.orderId, reference: line.reference };
      reissued.push({ id: line.id, position: line.position, performanceId, ordinal, order });
    } else if (hasSeats(line.state) && ordinal !== line.ordinal) {
      tickets.push({ orderLineId: line.id, ordinal });
    }
    if (isMoved || !isCalledTheSame) {
      const kind = isMoved ? "moved" : "relabelled";
      told.push({
        orderId: line.orderId,
        orderLineId: line.id,
        kind,
        before: seatLabel(before, line.ordinal),
        after: label,
      });
    }
  }
  return { lines: changed, tickets, reissued, told };
}
