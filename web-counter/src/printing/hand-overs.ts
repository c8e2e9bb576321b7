import type { HandOver } from "./hand-over-documents.ts";

/** How many tickets of a hand-over wait, and how many are printed, of those that were not taken back. */
export function countsOf({ tickets }: Pick<HandOver, "tickets">) {
  const count = (...states: readonly HandOver["tickets"][number]["state"][]) =>
    tickets.filter(({ state }) => states.includes(state)).length;
  return {
    waiting: count("WAITING"),
    printed: count("PRINTED"),
    all: count("WAITING", "IN_DOUBT", "PRINTED", "SPOILED"),
  };
}

/** The tickets of an order that wait at another window than this one, with the hand-over that holds each. */
export function elsewhereOf(handOvers: readonly HandOver[], counterId: string | null): ReadonlyMap<string, HandOver> {
  return new Map(
    handOvers
      .filter(({ toCounterId }) => toCounterId !== counterId)
      .flatMap((handOver) =>
        handOver.tickets.flatMap(({ ticketId, state }) =>
          state === "WAITING" || state === "IN_DOUBT" ? [[ticketId, handOver] as const] : [],
        ),
      ),
  );
}
