import type { PrinterFault, PrinterNews } from "../languages/printer-language.ts";

/**
 * Where a ticket of a job is. `recording`: the server is being asked to note the attempt, no byte has left. `sending`:
 * bytes leave. `sent`: the printer has all of them. `printed`: it said so, or a person did. `failed`: nothing came out.
 * `unknown`: a person has to look.
 */
export type TicketPrintState =
  | "queued"
  | "recording"
  | "sending"
  | "sent"
  | "printed"
  | "failed"
  | "unknown"
  | "refused";

export interface TicketInJob {
  readonly ticketId: string;
  readonly state: TicketPrintState;
  /** The server's name for this attempt; null before it has one. */
  readonly attemptId: string | null;
}

/** Why a job does not go on by itself. */
export type JobStop =
  | { readonly kind: "fault"; readonly fault: PrinterFault }
  | { readonly kind: "unplugged" }
  /** A ticket is unknown: what has become of it? */
  | { readonly kind: "undecided"; readonly ticketId: string }
  | { readonly kind: "paused" }
  /** The server refused to have this ticket printed. */
  | { readonly kind: "refused"; readonly ticketId: string; readonly reason: unknown };

export interface PrintJob {
  readonly tickets: readonly TicketInJob[];
  readonly stop: JobStop | null;
  readonly connected: boolean;
  /** A pause was asked for; it begins when the ticket under way is out. */
  readonly pausing: boolean;
  /** The printer keeps the ticket under way and prints it by itself once its fault is mended. */
  readonly held: boolean;
  /** A person says that the fault is mended; the printer is being asked. */
  readonly checking: boolean;
  /** The server did not answer; nothing goes on until it does. */
  readonly serverAway: boolean;
  /** What the server has to be told before anything else is done, oldest first. */
  readonly untold: readonly PrintOutcome[];
}

export interface PrintOutcome {
  readonly attemptId: string;
  readonly outcome: "sent" | "confirmed" | "failed" | "unknown";
  /** What the printer said; null when it said nothing. */
  readonly fault: PrinterFault | "unplugged" | "silent" | null;
}

export type JobEvent =
  | { readonly kind: "recorded"; readonly ticketId: string; readonly attemptId: string }
  | { readonly kind: "refused"; readonly ticketId: string; readonly reason: unknown }
  /** The server did not answer a note of ours; `retry` asks again. */
  | { readonly kind: "server-away" }
  | { readonly kind: "retry" }
  | { readonly kind: "bytes-taken" }
  /** Writing broke off. `nothingLeft`: with proof that not one byte did. */
  | { readonly kind: "write-broke"; readonly nothingLeft: boolean }
  | { readonly kind: "news"; readonly news: PrinterNews; readonly sequenceFits: boolean }
  /** The printer has had its time to answer for the ticket under way. */
  | { readonly kind: "silent" }
  /** A person sees that the ticket under way does not come. */
  | { readonly kind: "doubted" }
  | { readonly kind: "told" }
  | { readonly kind: "unplugged" }
  | { readonly kind: "plugged" }
  | { readonly kind: "decided"; readonly ticketId: string; readonly decision: "in-hand" | "spoiled" | "not-there" }
  | { readonly kind: "pause" }
  | { readonly kind: "go-on" };

/** What is to be done next, at most one thing; carrying it out brings the next event. */
export type JobEffect =
  | { readonly kind: "tell"; readonly outcome: PrintOutcome }
  | { readonly kind: "record"; readonly ticketId: string }
  | { readonly kind: "send"; readonly ticketId: string; readonly attemptId: string };

/** How a kind of printer behaves after a fault (see PrinterMake.afterFault). */
export type AfterFault = (fault: PrinterFault) => "prints-held" | "lost";

/** A job of tickets, in the order in which they are to come out. */
export function newPrintJob(ticketIds: readonly string[], connected: boolean): PrintJob {
  return {
    tickets: ticketIds.map((ticketId) => ({ ticketId, state: "queued", attemptId: null })),
    stop: connected ? null : { kind: "unplugged" },
    connected,
    pausing: false,
    held: false,
    checking: false,
    serverAway: false,
    untold: [],
  };
}

/** The ticket whose attempt is under way; one at most. */
export function underWay(job: PrintJob): TicketInJob | null {
  return job.tickets.find(({ state }) => state === "recording" || state === "sending" || state === "sent") ?? null;
}

export function undecided(job: PrintJob): TicketInJob | null {
  return job.tickets.find(({ state }) => state === "unknown") ?? null;
}

/** Whether nothing is left to do: every ticket printed, failed by decision, or refused, and the server told. */
export function isFinished(job: PrintJob): boolean {
  return job.untold.length === 0 && job.tickets.every(({ state }) => ["printed", "failed", "refused"].includes(state));
}

/**
 * What a job does next: first what the server has to know, then the next ticket, if nothing stops it and no other is
 * under way.
 */
export function nextEffect(job: PrintJob): JobEffect | null {
  if (job.serverAway) return null;
  const [outcome] = job.untold;
  if (outcome) return { kind: "tell", outcome };
  const current = underWay(job);
  if (current) {
    const ready = current.state === "sending" && current.attemptId !== null;
    return ready ? { kind: "send", ticketId: current.ticketId, attemptId: current.attemptId } : null;
  }
  if (job.stop || !job.connected) return null;
  const next = job.tickets.find(({ state }) => state === "queued");
  return next ? { kind: "record", ticketId: next.ticketId } : null;
}
