import type { TicketToPrint } from "./documents.ts";

/** Where a ticket's paper is: what can be done about it follows. */
export type PaperState = "waiting" | "printed" | "spoiled" | "in-doubt" | "revoked" | "no-template";

/** From the ticket's attempts, oldest first. */
export function paperStateOf(ticket: Pick<TicketToPrint, "state" | "prints" | "template">): PaperState {
  if (ticket.state !== "VALID") return "revoked";
  const last = ticket.prints.at(-1);
  if (!last || (last.state === "FAILED" && last.decision !== "SPOILED")) {
    return ticket.template ? "waiting" : "no-template";
  }
  if (last.state === "FAILED") return "spoiled";
  return last.state === "CONFIRMED" ? "printed" : "in-doubt";
}
