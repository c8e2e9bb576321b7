import { LoaderCache } from "../../platform/graphql/index.ts";
import type { ClaimedMessage } from "../../platform/jobs/index.ts";
import { timeIn } from "../../platform/time-in.rules.ts";
import type { Reservation } from "./reservation.entity.ts";
import { stateOf } from "./reservation.rules.ts";
import { lockReservation, updateReservation } from "./reservation.store.ts";
import { type Reserving, reminderKind } from "./reserve-seats.ts";

/**
 * Carries out a reminder: the reservation stands out in the list from now on, and the customer is written to. Nothing
 * happens when it is over or its deadline has moved: then another reminder is on its way.
 */
export async function remindOfReservation(reserving: Reserving, { id, payload }: ClaimedMessage): Promise<void> {
  const { reservationId, deadline } = payload as { readonly reservationId: string; readonly deadline: string };
  const reminded = await reserving.database.inTransaction(async (tx) => {
    const reservation = await lockReservation(tx, reservationId);
    if (!reservation || stateOf(reservation, new Date()) !== "open") return null;
    if (reservation.deadline.toISOString() !== deadline) return null;
    await updateReservation(tx, reservation.id, { remindedAt: new Date() });
    return reservation;
  });
  if (reminded?.customerEmail) await writeReminder(reserving, id, reminded);
}

/** The letter is in both languages: whoever reserved by telephone was not asked which one they read. */
async function writeReminder(
  { programme, venues, messages }: Reserving,
  outboxId: string,
  { id, reference, customerName, customerEmail, seatCount, deadline, performanceIds }: Reservation,
): Promise<void> {
  const cache = new LoaderCache();
  const performance = await programme.loadPerformance(cache, performanceIds[0]!);
  const event = performance && (await programme.loadEvent(cache, performance.eventId));
  const venue = performance && (await venues.loadVenue(cache, performance.venueId));
  if (!event || !venue) return;
  const until = (language: "zh" | "en") => timeIn(language, deadline, venue.timeZone);
  const starts = (language: "zh" | "en") => timeIn(language, performance.startsAt, venue.timeZone);
  const subject = `预订 ${reference} 即将到期 · Your reservation ends soon`;
  const body = [
    `${customerName}，您好：\n您预订的《${event.title.zh}》（${starts("zh")}，${venue.name.zh}）共 ${seatCount} 个座位，为您保留到 ${until("zh")}，逾期将放回公开销售。付款时请报预订编号 ${reference}。`,
    `Dear ${customerName},\nyour ${seatCount === 1 ? "seat" : `${seatCount} seats`} for ${event.title.en} (${starts("en")}, ${venue.name.en}) ${seatCount === 1 ? "is" : "are"} kept for you until ${until("en")}; after that they go back on sale. To pay for them, give the number ${reference}.`,
  ].join("\n\n");
  await messages.write({
    ...{ outboxId, kind: reminderKind, aboutId: id, email: customerEmail, locale: "zh", usefulUntil: deadline },
    ...{ subject: { zh: subject, en: subject }, body: { zh: body, en: body } },
  });
}
