import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginRecording, type JobEvent, newPrintJob, nextEffect, type PrintJob, stepJob } from "../index.ts";

const faults = ["paper-out", "jam", "cover-open"] as const;
const anyEvent: fc.Arbitrary<JobEvent> = fc.oneof(
  fc.constantFrom<JobEvent>(
    { kind: "server-away" },
    { kind: "retry" },
    { kind: "bytes-taken" },
    { kind: "write-broke", nothingLeft: true },
    { kind: "write-broke", nothingLeft: false },
    { kind: "silent" },
    { kind: "doubted" },
    { kind: "told" },
    { kind: "unplugged" },
    { kind: "plugged" },
    { kind: "pause" },
    { kind: "go-on" },
    { kind: "news", news: { kind: "ready", idle: true }, sequenceFits: false },
    { kind: "news", news: { kind: "ticket-done", sequence: null }, sequenceFits: true },
    { kind: "news", news: { kind: "ticket-done", sequence: 3 }, sequenceFits: false },
  ),
  fc
    .constantFrom(...faults)
    .map((fault): JobEvent => ({ kind: "news", news: { kind: "fault", fault }, sequenceFits: false })),
  fc
    .tuple(fc.constantFrom("A", "B", "C"), fc.constantFrom("in-hand", "spoiled", "not-there"))
    .map(([ticketId, decision]): JobEvent => ({ kind: "decided", ticketId, decision: decision as "in-hand" })),
  fc
    .constantFrom("A", "B", "C")
    .map((ticketId): JobEvent => ({ kind: "recorded", ticketId, attemptId: `${ticketId}1` })),
);
const afterFault = (fault: string) => (fault === "paper-out" ? "prints-held" : "lost");

describe("a print job, whatever happens to it in whatever order", () => {
  it("has one ticket under way at most, and queues nothing again of which a byte may have left", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        let job: PrintJob = newPrintJob(["A", "B", "C"], true);
        const left = new Set<string>();
        for (const event of events) {
          const effect = nextEffect(job);
          if (effect?.kind === "record") job = beginRecording(job, effect.ticketId);
          job = stepJob(job, event, afterFault);
          const moving = job.tickets.filter(({ state }) => ["recording", "sending", "sent"].includes(state));
          expect(moving.length).toBeLessThanOrEqual(1);
          for (const { ticketId, state } of job.tickets) {
            if (state === "sent" || state === "unknown") left.add(ticketId);
            if (left.has(ticketId)) expect(["sent", "unknown", "printed", "failed"]).toContain(state);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("stays printed once it is, and does nothing while somebody has to decide", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        let job: PrintJob = newPrintJob(["A", "B", "C"], true);
        const ended = new Map<string, string>();
        for (const event of events) {
          const effect = nextEffect(job);
          if (effect?.kind === "record") {
            expect(job.tickets.some(({ state }) => state === "unknown")).toBe(false);
            job = beginRecording(job, effect.ticketId);
          }
          job = stepJob(job, event, afterFault);
          for (const { ticketId, state } of job.tickets) {
            if (ended.has(ticketId)) expect(state).toBe(ended.get(ticketId));
            if (state === "printed" || state === "failed") ended.set(ticketId, state);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});
