import type { Identity, StaffActor } from "../../identity/index.ts";
import type { Messages } from "../../messages/index.ts";
import type { Database, EntityTransaction } from "../../platform/database/index.ts";
import type { OutboxHandler } from "../../platform/jobs/index.ts";
import type { Programme } from "../../programme/index.ts";
import type { Venues } from "../../venues/index.ts";
import type { CartLoader } from "../cart-loader.ts";
import { extendReservation, releaseReservation } from "./change-reservation.ts";
import { remindOfReservation } from "./remind-of-reservation.ts";
import {
  type BuyerKeys,
  findReservationByReference,
  findReservationsOfBuyer,
  forgetReservationsOf,
} from "./reservation.store.ts";
import { type ReservationType, toReservationType } from "./reservation.type.ts";
import { ReservationsResolver } from "./reservations.resolver.ts";
import { type Reserving, reminderKind, reserveSeats } from "./reserve-seats.ts";

export { freeKept, keepForPayment } from "./keep-for-payment.ts";
export type { BuyerKeys } from "./reservation.store.ts";
export { ReservationType } from "./reservation.type.ts";

/** A day and two hours before the deadline. */
const remindBeforeMs: readonly number[] = [24 * 3_600_000, 2 * 3_600_000];

type Act<Command extends (reserving: Reserving, actor: StaffActor, command: never) => unknown> = (
  actor: StaffActor,
  command: Parameters<Command>[2],
) => ReturnType<Command>;

/** What staff do with reservations. Each answers what was done, or why nothing was. */
export interface Reservations {
  reserveSeats: Act<typeof reserveSeats>;
  extendReservation: Act<typeof extendReservation>;
  releaseReservation: Act<typeof releaseReservation>;
}

/** The part of inventory that keeps seats for named customers. */
export function createReservations(
  dependencies: {
    readonly database: Database;
    readonly identity: Pick<Identity, "loadStaffMember">;
    readonly programme: Pick<Programme, "currentSellingFacts" | "loadPerformance" | "loadEvent">;
    readonly venues: Pick<Venues, "loadVenue">;
    readonly messages: Pick<Messages, "write">;
  },
  carts: CartLoader,
): {
  readonly acts: Reservations;
  readonly outboxHandlers: Readonly<Record<string, OutboxHandler>>;
  readonly resolvers: readonly object[];
} {
  const { database, programme, identity, venues, messages } = dependencies;
  const reserving: Reserving = { database, programme, venues, messages, remindBeforeMs };
  return {
    acts: {
      reserveSeats: (actor, command) => reserveSeats(reserving, actor, command),
      extendReservation: (actor, command) => extendReservation(reserving, actor, command),
      releaseReservation: (actor, command) => releaseReservation(reserving, actor, command),
    },
    outboxHandlers: { [reminderKind]: (message) => remindOfReservation(reserving, message) },
    resolvers: [new ReservationsResolver(reserving, carts, programme, identity)],
  };
}

/** What the books say of a buyer's reservations. */
export interface ReservationBooks {
  /** Newest first. */
  reservationsOf(buyer: BuyerKeys, most: number): Promise<readonly ReservationType[]>;
  /** For whom a reservation is; null for no such reference. */
  reserverOf(reference: string): Promise<(BuyerKeys & { readonly name: string }) | null>;
  /** Takes a buyer's name and addresses off everything that he reserved. */
  forgetReserver(tx: EntityTransaction, buyer: BuyerKeys): Promise<void>;
}

export function reservationBooks(database: Database): ReservationBooks {
  return {
    reservationsOf: async (buyer, most) =>
      (await database.read((tx) => findReservationsOfBuyer(tx, buyer, most))).map(toReservationType),
    reserverOf: async (reference) => {
      const found = await database.read((tx) => findReservationByReference(tx, reference));
      if (!found) return null;
      const { customerId, customerName: name, customerPhone: phone, customerEmail: email } = found;
      return { customerId, name, phone, email };
    },
    forgetReserver: forgetReservationsOf,
  };
}
