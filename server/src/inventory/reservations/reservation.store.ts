import { Brackets } from "typeorm";
import { validate as isUuid } from "uuid";
import { type EntityTransaction, statement, type Transaction } from "../../platform/database/index.ts";
import { Reservation } from "./reservation.entity.ts";
import type { ReservationState } from "./reservation.rules.ts";

/**
 * Locks the live holds of a cart and their seats (holds by id, then seats by primary key, as everywhere), and writes
 * one state, one end and one cart to all of them. $1 cart, $2 its new key, $3 the new end, $4 the seats' state.
 */
const keepUntil = statement<{ performance_id: number; ordinals: number[] }>(
  "inventory.keep_holds_until",
  `WITH mine AS MATERIALIZED (
     SELECT h.id, h.performance_id, h.ordinals FROM hold h WHERE h.cart_key = $1 AND h.held_until >= now()
     ORDER BY h.id FOR UPDATE
   ), seat AS MATERIALIZED (
     SELECT s.performance_id, s.ordinal
     FROM mine m CROSS JOIN LATERAL unnest(m.ordinals) AS o(ordinal)
     JOIN performance_seat s ON s.performance_id = m.performance_id AND s.ordinal = o.ordinal
     WHERE s.hold_id = m.id
     ORDER BY s.performance_id, s.ordinal FOR UPDATE OF s
   ), kept AS (
     UPDATE performance_seat s SET state = $4::seat_state, held_until = $3::timestamptz FROM seat
     WHERE s.performance_id = seat.performance_id AND s.ordinal = seat.ordinal
   ), moved AS (
     UPDATE hold h SET cart_key = $2, held_until = $3::timestamptz, latest_until = $3::timestamptz
     FROM mine m WHERE h.id = m.id
   )
   SELECT performance_id, ordinals FROM mine ORDER BY id`,
);

/** The seats of a cart's live holds, kept as reserved under another key until the deadline; none when it has none. */
export async function reserveHolds(
  tx: Transaction,
  cartKey: string,
  reservedKey: string,
  deadline: Date,
): Promise<readonly { readonly performanceId: number; readonly ordinals: readonly number[] }[]> {
  const rows = await tx.query(keepUntil, [cartKey, reservedKey, deadline.toISOString(), "reserved"]);
  return rows.map(({ performance_id: performanceId, ordinals }) => ({ performanceId, ordinals }));
}

const freeAll = statement<{ ordinal: number }>(
  "inventory.free_reserved_seats",
  `WITH mine AS MATERIALIZED (
     SELECT h.id, h.performance_id, h.ordinals FROM hold h WHERE h.cart_key = $1 ORDER BY h.id FOR UPDATE
   ), seat AS MATERIALIZED (
     SELECT s.performance_id, s.ordinal
     FROM mine m CROSS JOIN LATERAL unnest(m.ordinals) AS o(ordinal)
     JOIN performance_seat s ON s.performance_id = m.performance_id AND s.ordinal = o.ordinal
     WHERE s.hold_id = m.id
     ORDER BY s.performance_id, s.ordinal FOR UPDATE OF s
   ), gone AS (
     DELETE FROM hold h USING mine m WHERE h.id = m.id
   )
   UPDATE performance_seat s SET state = 'free', hold_id = NULL, held_until = NULL FROM seat
   WHERE s.performance_id = seat.performance_id AND s.ordinal = seat.ordinal RETURNING s.ordinal`,
);

/** Frees every seat of a cart; answers how many there were. */
export async function freeSeatsOfCart(tx: Transaction, cartKey: string): Promise<number> {
  return (await tx.query(freeAll, [cartKey])).length;
}

const follow = statement<never>(
  "inventory.reservation_follows_cart",
  "UPDATE reservation SET cart_key = $2, deadline = $3::timestamptz WHERE cart_key = $1",
);

/** A reservation whose seats are kept for its payment in another cart goes along, so that the sale ends it. */
export async function moveReservation(tx: Transaction, cartKey: string, newKey: string, until: Date): Promise<void> {
  await tx.query(follow, [cartKey, newKey, until.toISOString()]);
}

const endOfCart = statement<never>(
  "inventory.release_reservation_of_cart",
  "UPDATE reservation SET released_at = now() WHERE cart_key = $1 AND released_at IS NULL AND order_id IS NULL",
);

/** A reservation whose seats were given free is over. */
export async function releaseReservationOfCart(tx: Transaction, cartKey: string): Promise<void> {
  await tx.query(endOfCart, [cartKey]);
}

/** Whom a buyer is known as: any of these is enough. */
export interface BuyerKeys {
  readonly customerId: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

const sameBuyer = (table: string) =>
  `(${table}.customer_id = CAST(:customerId AS uuid) OR phone_key(${table}.customer_phone) = phone_key(:phone)
    OR lower(${table}.customer_email) = lower(CAST(:email AS text)))`;

/** What a buyer has reserved, newest first. */
export function findReservationsOfBuyer(tx: EntityTransaction, buyer: BuyerKeys, most: number): Promise<Reservation[]> {
  const query = tx.manager.createQueryBuilder(Reservation, "r").where(sameBuyer("r"), { ...buyer });
  return query.orderBy("r.createdAt", "DESC").limit(most).getMany();
}

/** Takes a buyer's name and addresses off everything that he reserved. */
export async function forgetReservationsOf(tx: EntityTransaction, buyer: BuyerKeys): Promise<void> {
  const nothing = { customerName: "", customerPhone: null, customerEmail: null, note: null };
  await tx.manager
    .createQueryBuilder()
    .update(Reservation)
    .set(nothing)
    .where(sameBuyer("reservation"), { ...buyer })
    .execute();
}

export function findReservationByReference(tx: EntityTransaction, reference: string): Promise<Reservation | null> {
  return tx.manager.findOneBy(Reservation, { reference });
}

export async function insertReservation(
  tx: EntityTransaction,
  reservation: Omit<Reservation, "createdAt" | "remindedAt" | "releasedAt" | "orderId">,
): Promise<void> {
  await tx.manager.insert(Reservation, reservation);
}

const lockHolds = statement<never>(
  "inventory.lock_holds_of_cart",
  "SELECT id FROM hold WHERE cart_key = $1 ORDER BY id FOR UPDATE",
);

/** Locks the holds of a cart: before its reservation, which is the order in which a sale takes both. */
export async function lockHoldsOfCart(tx: Transaction, cartKey: string): Promise<void> {
  await tx.query(lockHolds, [cartKey]);
}

/** Locked after its holds. Null for no such reservation. */
export function lockReservation(tx: EntityTransaction, id: string): Promise<Reservation | null> {
  if (!isUuid(id)) return Promise.resolve(null);
  return tx.manager.findOne(Reservation, { where: { id }, lock: { mode: "pessimistic_write" } });
}

export function findReservation(tx: EntityTransaction, id: string): Promise<Reservation | null> {
  return isUuid(id) ? tx.manager.findOneBy(Reservation, { id }) : Promise.resolve(null);
}

export async function updateReservation(
  tx: EntityTransaction,
  id: string,
  change: Partial<Pick<Reservation, "deadline" | "releasedAt" | "remindedAt">>,
): Promise<void> {
  await tx.manager.update(Reservation, { id }, change);
}

export interface ReservationSearch {
  /** Part of a name, number, address or reference; empty for all. */
  readonly text: string;
  readonly state: ReservationState | null;
  readonly performanceId: number | null;
  readonly most: number;
}

const byState: Readonly<Record<ReservationState, string>> = {
  sold: "r.order_id IS NOT NULL",
  released: "r.released_at IS NOT NULL",
  open: "r.order_id IS NULL AND r.released_at IS NULL AND r.deadline >= now()",
  expired: "r.order_id IS NULL AND r.released_at IS NULL AND r.deadline < now()",
};

/** By deadline, soonest first. */
export function searchReservations(
  tx: EntityTransaction,
  { text, state, performanceId, most }: ReservationSearch,
): Promise<Reservation[]> {
  const query = tx.manager.createQueryBuilder(Reservation, "r").orderBy("r.deadline").addOrderBy("r.id").limit(most);
  if (state !== null) query.andWhere(byState[state]);
  if (performanceId !== null) query.andWhere(":performanceId = ANY (r.performance_ids)", { performanceId });
  if (text !== "") {
    const like = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
    query.andWhere(
      new Brackets((any) => {
        for (const column of ["customer_name", "customer_phone", "customer_email", "reference", "note"]) {
          any.orWhere(`r.${column} ILIKE :like`, { like });
        }
      }),
    );
  }
  return query.getMany();
}
