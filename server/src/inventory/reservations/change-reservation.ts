import { audit, type StaffActor } from "../../identity/index.ts";
import type { EntityTransaction } from "../../platform/database/index.ts";
import type { Reservation } from "./reservation.entity.ts";
import { type ReservationRefusal, refusal, stateOf } from "./reservation.rules.ts";
import {
  findReservation,
  freeSeatsOfCart,
  lockHoldsOfCart,
  lockReservation,
  reserveHolds,
  updateReservation,
} from "./reservation.store.ts";
import { checkDeadline, NotReserved, orNotReserved, type Reserving, remindBefore } from "./reserve-seats.ts";

type ReservationChanged = { readonly kind: "changed"; readonly id: string };

interface ChangeCommand {
  readonly reservationId: string;
  readonly reason: string;
}

const longestReason = 300;

/** The frame of every change: a reason, and a reservation that is still open, locked after its holds and before its seats. */
function change(
  reserving: Reserving,
  actor: StaffActor,
  act: string,
  { reservationId, reason }: ChangeCommand,
  work: (tx: EntityTransaction, reservation: Reservation) => Promise<Readonly<Record<string, unknown>>>,
): Promise<ReservationChanged | ReservationRefusal> {
  const words = reason.trim();
  return orNotReserved(reserving.database, async (tx) => {
    if (words === "" || words.length > longestReason) {
      throw new NotReserved(
        refusal(
          "reason",
          `请说明原因（最多 ${longestReason} 个字）。`,
          `Say why, in at most ${longestReason} characters.`,
        ),
      );
    }
    const found = await findReservation(tx, reservationId);
    if (found) await lockHoldsOfCart(tx, found.cartKey);
    const reservation = await lockReservation(tx, reservationId);
    if (!reservation) {
      throw new NotReserved(refusal("reservationId", "没有这项预订。", "There is no such reservation."));
    }
    if (stateOf(reservation, new Date()) !== "open") throw new NotReserved(over());
    const details = await work(tx, reservation);
    await audit(tx, { actor, act, subjectKind: "reservation", subjectId: reservation.id, reason: words, details });
    return { kind: "changed", id: reservation.id };
  });
}

function over(): ReservationRefusal {
  return refusal(
    null,
    "这项预订已经结束，座位已放回或售出。",
    "This reservation is over: its seats are free again or sold.",
  );
}

/** Another deadline, later or earlier. */
export function extendReservation(
  reserving: Reserving,
  actor: StaffActor,
  command: ChangeCommand & { readonly deadline: Date },
): Promise<ReservationChanged | ReservationRefusal> {
  const { deadline } = command;
  return change(
    reserving,
    actor,
    "reservation.extend",
    command,
    async (tx, { id, cartKey, performanceIds, ...before }) => {
      await checkDeadline(reserving, tx, deadline, performanceIds);
      if ((await reserveHolds(tx, cartKey, cartKey, deadline)).length === 0) throw new NotReserved(over());
      await updateReservation(tx, id, { deadline, remindedAt: null });
      await remindBefore(reserving, tx, id, deadline);
      return { deadline, before: { deadline: before.deadline } };
    },
  );
}

/** Its seats are free again, or back in their allocation. */
export function releaseReservation(
  reserving: Reserving,
  actor: StaffActor,
  command: ChangeCommand,
): Promise<ReservationChanged | ReservationRefusal> {
  return change(reserving, actor, "reservation.release", command, async (tx, { id, cartKey, customerName }) => {
    const seats = await freeSeatsOfCart(tx, cartKey);
    await updateReservation(tx, id, { releasedAt: new Date() });
    return { customerName, seats };
  });
}
