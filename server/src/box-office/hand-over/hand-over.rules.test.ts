import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { handedTicketState, type PrintPlace, type TicketPaper, ticketsToMove, whyNotThere } from "./hand-over.rules.ts";

const from = { counterId: "1", venueId: "house" };
const place: PrintPlace = {
  ...{ counterId: "2", counterName: "Window 2", venueId: "house", hasShift: true, hasPrinter: true, fits: true },
  paper: { stockCode: "thermal", left: 9 },
};

it.each([
  [null, {}],
  ["same-counter", { counterId: "1" }],
  ["other-venue", { venueId: "elsewhere" }],
  ["no-shift", { hasShift: false }],
  ["no-printer", { hasPrinter: false, paper: null }],
  ["no-paper", { paper: null }],
  ["no-paper", { paper: { stockCode: "thermal", left: 0 } }],
  ["wrong-paper", { fits: false }],
] as const)("a window is ready, or says why not: %s", (why, change) => {
  expect(whyNotThere(from, { ...place, ...change })).toBe(why);
});

const attempts = fc.constantFrom<TicketPaper["last"]>(
  null,
  { state: "queued", decision: null },
  { state: "sent", decision: null },
  { state: "unknown", decision: null },
  { state: "confirmed", decision: null },
  { state: "confirmed", decision: "in-hand" },
  { state: "failed", decision: null },
  { state: "failed", decision: "not-there" },
  { state: "failed", decision: "spoiled" },
);
const orders = fc
  .array(fc.record({ live: fc.boolean(), last: attempts, handOverId: fc.constantFrom(null, "here", "there") }))
  .map((tickets) => tickets.map((ticket, index): TicketPaper => ({ id: `T${index}`, ...ticket })));

describe("tickets to move", () => {
  it("are those that nothing holds, all of them, and never one that is or may be on paper", () => {
    fc.assert(
      fc.property(orders, fc.constantFrom(null, "here"), (tickets, heldBy) => {
        const found = ticketsToMove(tickets, heldBy);
        const moved = typeof found === "string" ? [] : found;
        for (const { id, live, last, handOverId } of tickets) {
          const free =
            live &&
            handOverId === heldBy &&
            (last === null || (last.state === "failed" && last.decision !== "spoiled"));
          expect(moved.includes(id)).toBe(free);
        }
      }),
    );
  });

  it.each([
    ["in-doubt", [{ last: { state: "sent", decision: null } }, { last: { state: "confirmed", decision: null } }]],
    ["already-handed-over", [{ handOverId: "there" }, { last: { state: "confirmed", decision: null } }]],
    ["already-printed", [{ last: { state: "confirmed", decision: null } }, { live: false }]],
    ["already-printed", [{ last: { state: "failed", decision: "spoiled" } }]],
    ["revoked", [{ live: false }]],
    ["revoked", []],
  ] as const)("say what stands in the way when there is none: %s", (why, tickets) => {
    const papers = tickets.map((ticket, index) => ({
      ...{ id: String(index), live: true, last: null, handOverId: null },
      ...ticket,
    }));
    expect(ticketsToMove(papers, null)).toBe(why);
  });
});

it.each([
  ["waiting", false, true, null],
  ["waiting", false, true, { state: "failed", decision: "not-there" }],
  ["in-doubt", false, true, { state: "unknown", decision: null }],
  ["spoiled", false, true, { state: "failed", decision: "spoiled" }],
  ["printed", false, false, { state: "confirmed", decision: null }],
  ["revoked", false, false, null],
  ["taken-back", true, true, null],
] as const)("a ticket that was handed over is %s", (state, takenBack, live, last) => {
  expect(handedTicketState(takenBack, { live, last })).toBe(state);
});
