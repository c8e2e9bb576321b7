import { expect, it } from "vitest";
import type { HandOver } from "./hand-over-documents.ts";
import { countsOf, elsewhereOf } from "./hand-overs.ts";

const handOver = (toCounterId: string, ...states: readonly HandOver["tickets"][number]["state"][]): HandOver => ({
  ...{ id: `to ${toCounterId}`, orderId: "o", reference: "R", contactName: null, endedAt: null },
  ...{ fromCounterId: "1", fromCounterName: "Window 1", toCounterId, toCounterName: `Window ${toCounterId}` },
  tickets: states.map((state, index) => ({ ticketId: `T${index}`, state })),
});

it("counts what waits and what is printed; what was taken back or is not valid any more is no part of it", () => {
  const counts = countsOf(handOver("2", "PRINTED", "WAITING", "IN_DOUBT", "TAKEN_BACK", "REVOKED"));
  expect(counts).toEqual({ waiting: 1, printed: 1, all: 3 });
});

it("knows what waits at another window, and that what was handed to this one waits here", () => {
  const handed = handOver("2", "PRINTED", "WAITING", "IN_DOUBT", "TAKEN_BACK");
  expect([...elsewhereOf([handed], "1").keys()]).toEqual(["T1", "T2"]);
  expect(elsewhereOf([handed], "2").size).toBe(0);
  expect(elsewhereOf([handed], null).get("T1")).toBe(handed);
});
