import type { TicketToPrint } from "./documents.ts";

/** Where a ticket's paper is: what can be done about it follows. */
export type PaperState =
  | "backup"
  | "waiting"
  | "elsewhere"
  | "printed"
  | "spoiled"
  | "in-doubt"
  | "revoked"
  | "no-template";

/** From the ticket's attempts, oldest first; `elsewhere`: another window was given it to print. */
export function paperStateOf(
  ticket: Pick<TicketToPrint, "state" | "prints" | "template" | "backupNumber">,
  elsewhere: boolean,
): PaperState {
  if (ticket.state !== "VALID") return "revoked";
  // A numbered one is out for it: its own paper would be a second.
  if (ticket.backupNumber !== null) return "backup";
  const last = ticket.prints.at(-1);
  if (!last || (last.state === "FAILED" && last.decision !== "SPOILED")) {
    if (elsewhere) return "elsewhere";
    return ticket.template ? "waiting" : "no-template";
  }
  if (last.state === "FAILED") return "spoiled";
  return last.state === "CONFIRMED" ? "printed" : "in-doubt";
}
