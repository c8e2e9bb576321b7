/** Where a print attempt stands. Kept as these texts. */
export type PrintState = "queued" | "sent" | "confirmed" | "failed" | "unknown";

/** What a counter says of an attempt. */
export type PrintReport = "sent" | "confirmed" | "failed" | "unknown";

export type PrintDecision = "in-hand" | "spoiled" | "not-there";

const reportsFrom: Readonly<Record<PrintState, readonly PrintReport[]>> = {
  // Nothing has left for certain only while nothing was sent.
  queued: ["sent", "confirmed", "failed", "unknown"],
  sent: ["confirmed", "unknown"],
  // The printer may answer after all.
  unknown: ["confirmed"],
  confirmed: [],
  failed: [],
};

/** Whether a report moves an attempt on, says what is known already, or comes too late. */
export function weighReport(state: PrintState, report: PrintReport): "move" | "known" | "too-late" {
  if (reportsFrom[state].includes(report)) return "move";
  return state === report ? "known" : "too-late";
}

/** Where a person's word takes an attempt that has no end yet. */
export function stateAfter(decision: PrintDecision): "confirmed" | "failed" {
  return decision === "in-hand" ? "confirmed" : "failed";
}

export function hasEnded(state: PrintState): boolean {
  return state === "confirmed" || state === "failed";
}

/** Why a ticket cannot be put on paper now; null when it can. `last`: its last attempt, if there was any. */
export function whyNotPrint(
  live: boolean,
  last: { readonly state: PrintState; readonly decision: PrintDecision | null } | null,
): "revoked" | "already-printed" | "in-doubt" | "spoiled" | null {
  if (!live) return "revoked";
  if (!last) return null;
  if (last.state === "confirmed") return "already-printed";
  if (last.state !== "failed") return "in-doubt";
  // A torn ticket may still be read at the door: what comes in its place has another code.
  return last.decision === "spoiled" ? "spoiled" : null;
}
