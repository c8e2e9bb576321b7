import type { PrinterFault, PrinterNews } from "../languages/printer-language.ts";
import {
  type AfterFault,
  type JobEvent,
  type JobStop,
  type PrintJob,
  type PrintOutcome,
  type TicketInJob,
  type TicketPrintState,
  undecided,
  underWay,
} from "./print-job.ts";

/**
 * A job after an event. Pure: the same events always lead to the same job, and what is to be done about it is
 * `nextEffect`. A ticket becomes `printed` by the printer's own answer or a person's word, never by silence, and once
 * bytes have left it is never queued again.
 */
export function stepJob(job: PrintJob, event: JobEvent, afterFault: AfterFault): PrintJob {
  switch (event.kind) {
    case "recorded":
      return change(job, event.ticketId, "recording", { state: "sending", attemptId: event.attemptId });
    case "refused":
      return stopped(change(job, event.ticketId, "recording", { state: "refused" }), event);
    case "server-away":
      return { ...requeued(job), serverAway: true };
    case "retry":
      return { ...job, serverAway: false };
    case "bytes-taken":
      return bytesTaken(job);
    case "write-broke":
      return writeBroke(job, event.nothingLeft);
    case "news":
      return heard(job, event.news, event.sequenceFits, afterFault);
    case "silent":
      return underWay(job)?.state === "sent" && !job.held ? lost(job, "silent") : job;
    case "doubted":
      return underWay(job)?.state === "sent" ? lost(job, "silent") : job;
    case "told":
      return { ...job, untold: job.untold.slice(1) };
    case "unplugged":
      return unplugged(job);
    case "plugged":
      return plugged(job);
    case "decided":
      return decided(job, event.ticketId, event.decision);
    case "pause":
      return underWay(job) ? { ...job, pausing: true } : stopped(job, { kind: "paused" });
    case "go-on":
      return goOn(job);
  }
}

/** The job once its effect `record` was begun: no second one may begin beside it. */
export function beginRecording(job: PrintJob, ticketId: string): PrintJob {
  return change(job, ticketId, "queued", { state: "recording" });
}

function change(
  job: PrintJob,
  ticketId: string,
  from: TicketPrintState,
  to: Partial<TicketInJob> & { readonly state: TicketPrintState },
): PrintJob {
  return {
    ...job,
    tickets: job.tickets.map((ticket) =>
      ticket.ticketId === ticketId && ticket.state === from ? { ...ticket, ...to } : ticket,
    ),
  };
}

/** The weightier reason stays: an undecided ticket before an unplugged printer before everything else. */
function stopped(job: PrintJob, stop: JobStop): PrintJob {
  const weight = (each: JobStop | null) =>
    each === null ? 0 : each.kind === "undecided" ? 3 : each.kind === "unplugged" ? 2 : 1;
  return weight(job.stop) > weight(stop) ? job : { ...job, stop };
}

function requeued(job: PrintJob): PrintJob {
  const current = underWay(job);
  return current ? change(job, current.ticketId, "recording", { state: "queued" }) : job;
}

function tell(job: PrintJob, outcome: PrintOutcome): PrintJob {
  return { ...job, untold: [...job.untold, outcome] };
}

function bytesTaken(job: PrintJob): PrintJob {
  const current = underWay(job);
  if (current?.state !== "sending") return job;
  const sent = change(job, current.ticketId, "sending", { state: "sent" });
  return tell(sent, { attemptId: current.attemptId!, outcome: "sent", fault: null });
}

function writeBroke(job: PrintJob, nothingLeft: boolean): PrintJob {
  const current = underWay(job);
  if (current?.state !== "sending") return job;
  if (!nothingLeft) return lost(job, "unplugged");
  const failed = change(job, current.ticketId, "sending", { state: "queued", attemptId: null });
  return tell(failed, { attemptId: current.attemptId!, outcome: "failed", fault: "unplugged" });
}

/** The ticket under way may be out or not: only a person can say. */
function lost(job: PrintJob, fault: PrintOutcome["fault"]): PrintJob {
  const current = underWay(job);
  if (!current || current.attemptId === null) return job;
  const unknown = change(job, current.ticketId, current.state, { state: "unknown" });
  const told = tell({ ...unknown, held: false }, { attemptId: current.attemptId, outcome: "unknown", fault });
  return stopped(told, { kind: "undecided", ticketId: current.ticketId });
}

function heard(job: PrintJob, news: PrinterNews, sequenceFits: boolean, afterFault: AfterFault): PrintJob {
  switch (news.kind) {
    case "ticket-done":
      return sequenceFits ? done(job) : job;
    case "fault":
      return faulted(job, news.fault, afterFault);
    case "ready":
      return job.checking ? { ...job, checking: false, stop: job.stop?.kind === "fault" ? null : job.stop } : job;
    case "paper-low":
    case "identity":
      return job;
  }
}

/** The printer's own answer: it settles the ticket under way, and one that was in doubt but is not decided yet. */
function done(job: PrintJob): PrintJob {
  const ticket = underWay(job) ?? undecided(job);
  if (!ticket || !["sending", "sent", "unknown"].includes(ticket.state)) return job;
  const printed = change(job, ticket.ticketId, ticket.state, { state: "printed" });
  const told = tell(
    { ...printed, held: false, pausing: false },
    { attemptId: ticket.attemptId!, outcome: "confirmed", fault: null },
  );
  const cleared = told.stop?.kind === "undecided" ? { ...told, stop: null } : told;
  return job.pausing ? stopped(cleared, { kind: "paused" }) : cleared;
}

function faulted(job: PrintJob, fault: PrinterFault, afterFault: AfterFault): PrintJob {
  const current = underWay(job);
  const stop = stopped({ ...job, checking: false }, { kind: "fault", fault });
  if (!current || current.state === "recording") return stop;
  return afterFault(fault) === "prints-held" ? { ...stop, held: true } : lost(job, fault);
}

function unplugged(job: PrintJob): PrintJob {
  const gone = { ...job, connected: false };
  const current = underWay(job);
  // While bytes leave, the write itself breaks and tells whether any did.
  return current?.state === "sent" ? lost(gone, "unplugged") : stopped(gone, { kind: "unplugged" });
}

function plugged(job: PrintJob): PrintJob {
  const back = { ...job, connected: true };
  return job.stop?.kind === "unplugged" ? { ...back, stop: null } : back;
}

function decided(job: PrintJob, ticketId: string, decision: "in-hand" | "spoiled" | "not-there"): PrintJob {
  // Nothing prints again by itself: what is not in hand ends here, and a person asks for it anew.
  const settled = change(job, ticketId, "unknown", { state: decision === "in-hand" ? "printed" : "failed" });
  const other = undecided(settled);
  if (other) return { ...settled, stop: { kind: "undecided", ticketId: other.ticketId } };
  if (settled.stop?.kind !== "undecided") return settled;
  return { ...settled, stop: settled.connected ? { kind: "paused" } : { kind: "unplugged" } };
}

function goOn(job: PrintJob): PrintJob {
  if (undecided(job) || !job.connected) return job;
  // Whether a fault is mended is for the printer to say.
  if (job.stop?.kind === "fault") return { ...job, checking: true };
  return { ...job, stop: null, pausing: false };
}
