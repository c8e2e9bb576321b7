import type { HeldSeat } from "./use-held-seats.ts";

/** A new seat with the kind of ticket wanted for it. */
export interface Wanted extends HeldSeat {
  readonly ticketTypeId: string;
}

/**
 * The kind of ticket of each new seat: as chosen; else the one that the ticket has for which it comes, in their order;
 * else the first that its performance sells.
 */
export function keepPreviousTypes(
  seats: readonly HeldSeat[],
  going: readonly { readonly ticketType: { readonly id: string } }[],
  chosen: ReadonlyMap<string, string>,
): readonly Wanted[] {
  return seats.map((seat, index) => {
    const sold = seat.performance.ticketTypes;
    const isSold = (id: string | undefined) => sold.some((type) => type.id === id);
    const wanted = [chosen.get(seat.key), going[index]?.ticketType.id].find(isSold);
    return { ...seat, ticketTypeId: wanted ?? sold[0]?.id ?? "" };
  });
}
