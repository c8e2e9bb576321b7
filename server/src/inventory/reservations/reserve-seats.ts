import { v7 as uuidv7 } from "uuid";
import { audit, type StaffActor } from "../../identity/index.ts";
import type { Messages } from "../../messages/index.ts";
import type { Database, EntityTransaction } from "../../platform/database/index.ts";
import { appendOutbox } from "../../platform/jobs/index.ts";
import type { Programme } from "../../programme/index.ts";
import type { Venues } from "../../venues/index.ts";
import { newCartKey } from "../cart-key.ts";
import {
  deadlineRefusal,
  type ReservationCustomer,
  type ReservationRefusal,
  readCustomer,
  refusal,
  reminderDelays,
} from "./reservation.rules.ts";
import { insertReservation, reserveHolds } from "./reservation.store.ts";
import { newReservationReference } from "./reservation-reference.ts";

/** What the acts on reservations need; made once by the slice's door. */
export interface Reserving {
  readonly database: Database;
  readonly programme: Pick<Programme, "currentSellingFacts" | "loadPerformance" | "loadEvent">;
  readonly venues: Pick<Venues, "loadVenue">;
  readonly messages: Pick<Messages, "write">;
  /** How long before the deadline house and customer are reminded, each of these times. Milliseconds. */
  readonly remindBeforeMs: readonly number[];
}

export interface ReserveSeatsCommand {
  /** Its live holds are what is reserved. */
  readonly cartKey: string;
  readonly customer: ReservationCustomer;
  readonly deadline: Date;
}

/** Thrown to roll back what was written before a refusal turned up. */
export class NotReserved extends Error {
  constructor(readonly refusal: ReservationRefusal) {
    super("refused");
  }
}

/** The outbox message that reminds of a deadline; void when the deadline has moved since. */
export const reminderKind = "inventory.remind-reservation";

/** Runs an act; a refusal inside rolls everything back and becomes the answer. */
export async function orNotReserved<Done>(
  database: Database,
  work: (tx: EntityTransaction) => Promise<Done>,
): Promise<Done | ReservationRefusal> {
  try {
    return await database.inTransaction(work);
  } catch (error) {
    if (error instanceof NotReserved) return error.refusal;
    throw error;
  }
}

/** Throws the refusal when seats of these performances cannot be kept until then. */
export async function checkDeadline(
  { programme }: Pick<Reserving, "programme">,
  tx: EntityTransaction,
  deadline: Date,
  performanceIds: readonly number[],
): Promise<void> {
  const starts: number[] = [];
  for (const id of performanceIds) {
    const facts = await programme.currentSellingFacts(tx, id);
    if (facts) starts.push(facts.startsAt.getTime());
  }
  const refused = deadlineRefusal(deadline, new Date(), new Date(Math.min(...starts)));
  if (refused) throw new NotReserved(refused);
}

export async function remindBefore(
  { remindBeforeMs }: Pick<Reserving, "remindBeforeMs">,
  tx: EntityTransaction,
  reservationId: string,
  deadline: Date,
): Promise<void> {
  for (const delay of reminderDelays(deadline, new Date(), remindBeforeMs)) {
    await appendOutbox(tx, reminderKind, { reservationId, deadline: deadline.toISOString() }, delay);
  }
}

type Reserved = { readonly kind: "reserved"; readonly id: string };

/**
 * Keeps everything a cart holds for a named customer until a deadline. The seats move to a cart of the reservation's
 * own, so the seller's cart is empty for the next customer, and whoever sells that cart sells the reservation.
 */
export async function reserveSeats(
  reserving: Reserving,
  actor: StaffActor,
  { cartKey, customer, deadline }: ReserveSeatsCommand,
): Promise<Reserved | ReservationRefusal> {
  const read = readCustomer(customer);
  if ("kind" in read) return read;
  return orNotReserved(reserving.database, async (tx): Promise<Reserved> => {
    const [id, reservedKey] = [uuidv7(), newCartKey()];
    const kept = await reserveHolds(tx, cartKey, reservedKey, deadline);
    if (kept.length === 0) {
      throw new NotReserved(
        refusal(null, "没有可预订的座位：保留时间已到。", "There is nothing to reserve: the seats' time was over."),
      );
    }
    const performanceIds = [...new Set(kept.map(({ performanceId }) => performanceId))];
    const seatCount = kept.reduce((sum, { ordinals }) => sum + ordinals.length, 0);
    await checkDeadline(reserving, tx, deadline, performanceIds);
    const reference = newReservationReference();
    await insertReservation(tx, {
      id,
      reference,
      cartKey: reservedKey,
      performanceIds,
      seatCount,
      customerName: read.name,
      customerPhone: read.phone,
      customerEmail: read.email,
      customerId: read.customerId ?? null,
      note: read.note,
      deadline,
      reservedBy: actor.staffId,
    });
    await remindBefore(reserving, tx, id, deadline);
    await audit(tx, {
      actor,
      act: "reservation.make",
      subjectKind: "reservation",
      subjectId: id,
      details: { reference, performanceIds, seatCount, deadline },
    });
    return { kind: "reserved", id };
  });
}
