import { statement, type Transaction } from "../platform/database/index.ts";

const move = statement<{ seats: number }>(
  "inventory.move_holds",
  `WITH moving AS MATERIALIZED (
     SELECT h.id, h.performance_id FROM hold h WHERE h.cart_key = $1 AND h.held_until >= now()
     ORDER BY h.id FOR UPDATE
   ), numbered AS MATERIALIZED (
     SELECT m.id, row_number() OVER (PARTITION BY m.performance_id ORDER BY m.id)
       + (SELECT coalesce(max(o.number), 0) FROM hold o WHERE o.cart_key = $2 AND o.performance_id = m.performance_id)
       AS number
     FROM moving m
   ), moved AS (
     UPDATE hold h SET cart_key = $2, number = n.number FROM numbered n WHERE h.id = n.id
     RETURNING cardinality(h.ordinals) AS seats
   )
   SELECT coalesce(sum(seats), 0)::int AS seats FROM moved`,
);

/**
 * Gives a cart's live holds to another cart, numbered after those it has; answers how many seats they are. Seats and
 * times stay as they are. Fails with 23505 when a hold is placed in the other cart at that moment.
 */
export async function moveHolds(tx: Transaction, from: string, into: string): Promise<number> {
  return (await tx.query(move, [from, into]))[0]!.seats;
}

const count = statement<{ performance_id: number; seats: number }>(
  "inventory.count_seats_of_cart",
  `SELECT performance_id, sum(cardinality(ordinals))::int AS seats FROM hold
   WHERE cart_key = $1 AND held_until >= now() GROUP BY performance_id`,
);

/** Seats that a cart holds, by performance. */
export async function countSeatsOfCart(
  tx: Transaction,
  cartKey: string,
): Promise<readonly { readonly performanceId: number; readonly seats: number }[]> {
  const rows = await tx.query(count, [cartKey]);
  return rows.map(({ performance_id: performanceId, seats }) => ({ performanceId, seats }));
}
