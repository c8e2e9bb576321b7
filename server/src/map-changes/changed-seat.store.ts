import { In } from "typeorm";
import { v7 as uuid } from "uuid";
import { type EntityTransaction, statement, type Transaction } from "../platform/database/index.ts";
import { ChangedSeatRecord, type SeatChangeKind } from "./changed-seat.entity.ts";

interface Label {
  readonly block: string;
  readonly row: string;
  readonly seat: string;
}

export interface NewChangedSeat {
  readonly orderId: string;
  readonly orderLineId: string;
  readonly kind: SeatChangeKind;
  readonly before: Label;
  readonly after: Label;
}

const insert = statement<never>(
  "map_changes.insert_changed_seats",
  `INSERT INTO changed_seat (id, order_id, order_line_id, performance_id, kind, block_before, row_before, seat_before,
     block_after, row_after, seat_after)
   SELECT c.id, c.order_id, c.order_line_id, $1, c.kind, c.bb, c.rb, c.sb, c.ba, c.ra, c.sa
   FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
     $10::text[], $11::text[]) AS c(id, order_id, order_line_id, kind, bb, rb, sb, ba, ra, sa)`,
);

export async function insertChangedSeats(
  tx: Transaction,
  performanceId: number,
  changed: readonly NewChangedSeat[],
): Promise<void> {
  if (changed.length === 0) return;
  await tx.query(insert, [
    performanceId,
    changed.map(() => uuid()),
    changed.map((seat) => seat.orderId),
    changed.map((seat) => seat.orderLineId),
    changed.map((seat) => seat.kind),
    changed.map((seat) => seat.before.block),
    changed.map((seat) => seat.before.row),
    changed.map((seat) => seat.before.seat),
    changed.map((seat) => seat.after.block),
    changed.map((seat) => seat.after.row),
    changed.map((seat) => seat.after.seat),
  ]);
}

/** Newest first. */
export function findChangedSeats(tx: EntityTransaction, orderIds: readonly string[]): Promise<ChangedSeatRecord[]> {
  return tx.manager.find(ChangedSeatRecord, { where: { orderId: In([...orderIds]) }, order: { id: "DESC" } });
}
