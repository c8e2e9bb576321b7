import { type PrintDecision, type PrintState, whyNotPrint } from "../print.rules.ts";

/** Why tickets are not handed to a window. */
export type PlaceTrouble = "same-counter" | "other-venue" | "no-shift" | "no-printer" | "no-paper" | "wrong-paper";

/** Why no ticket can be handed over, or taken back. */
export type TicketTrouble = "revoked" | "already-printed" | "in-doubt" | "already-handed-over";

/** A window that could print, as the books know it. */
export interface PrintPlace {
  readonly counterId: string;
  readonly counterName: string;
  readonly venueId: string;
  readonly hasShift: boolean;
  readonly hasPrinter: boolean;
  /** The kind of paper in its printer and how many blank tickets are left; null: it is empty. */
  readonly paper: { readonly stockCode: string; readonly left: number } | null;
  /** Whether every ticket has a template for that paper. */
  readonly fits: boolean;
}

/** What keeps tickets from being printed at a window; null: it is ready for them. */
export function whyNotThere(
  from: { readonly counterId: string; readonly venueId: string },
  place: PrintPlace,
): PlaceTrouble | null {
  if (place.counterId === from.counterId) return "same-counter";
  if (place.venueId !== from.venueId) return "other-venue";
  if (!place.hasShift) return "no-shift";
  if (!place.hasPrinter) return "no-printer";
  if (!place.paper || place.paper.left === 0) return "no-paper";
  return place.fits ? null : "wrong-paper";
}

/** A ticket of an order and its paper. */
export interface TicketPaper {
  readonly id: string;
  readonly live: boolean;
  /** Its last attempt, if there was any. */
  readonly last: { readonly state: PrintState; readonly decision: PrintDecision | null } | null;
  /** The hand-over that holds it now; null: none does. */
  readonly handOverId: string | null;
}

/**
 * The tickets that can leave a hand-over (or, for null, the window where they were sold): those that no attempt holds
 * and no other hand-over does. When there is none, the reason that a person has to deal with first.
 */
export function ticketsToMove(
  tickets: readonly TicketPaper[],
  heldBy: string | null,
): readonly string[] | TicketTrouble {
  const movable = tickets.filter(
    ({ live, last, handOverId }) => handOverId === heldBy && whyNotPrint(live, last) === null,
  );
  if (movable.length > 0) return movable.map(({ id }) => id);
  const troubles = new Set(
    tickets.map(({ live, last, handOverId }) => {
      const why = whyNotPrint(live, last);
      if (why === "spoiled") return "already-printed";
      return why ?? (handOverId === null ? "revoked" : "already-handed-over");
    }),
  );
  const byWeight = ["in-doubt", "already-handed-over", "already-printed"] as const;
  return byWeight.find((trouble) => troubles.has(trouble)) ?? "revoked";
}

export type HandedTicketState = "waiting" | "in-doubt" | "printed" | "spoiled" | "revoked" | "taken-back";

/** Where a ticket that was handed over stands. What came out counts as printed, whatever becomes of the ticket later. */
export function handedTicketState(
  takenBack: boolean,
  { live, last }: Pick<TicketPaper, "live" | "last">,
): HandedTicketState {
  if (takenBack) return "taken-back";
  if (last?.state === "confirmed") return "printed";
  const why = whyNotPrint(live, last);
  return why === null || why === "already-printed" ? "waiting" : why;
}
