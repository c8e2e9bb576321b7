/** What a window knows of its way to the server. */
export interface LineState {
  readonly kind: "online" | "slow" | "offline";
  /** Since when it is offline, milliseconds since 1970; null: it is not. */
  readonly since: number | null;
  /** Asked in vain, one after another. */
  readonly failures: number;
  /** When the first of those was. */
  readonly failingSince: number | null;
}

export type LineEvent =
  | { readonly kind: "answered"; readonly tookMs: number }
  | { readonly kind: "failed"; readonly at: number }
  /** The browser itself says that there is no network. */
  | { readonly kind: "cut"; readonly at: number };

/** An answer that takes longer is felt at the window. */
const slowMs = 1_500;
/** One lost packet is no outage: so many questions in vain are. */
const failuresOfAnOutage = 2;

export const firstLine: LineState = { kind: "online", since: null, failures: 0, failingSince: null };

/** The state after an event. Slow ends well below where it begins, so that it does not flicker. */
export function stepLine(line: LineState, event: LineEvent): LineState {
  if (event.kind === "answered") {
    const isSlow = event.tookMs > (line.kind === "slow" ? slowMs / 2 : slowMs);
    return { ...firstLine, kind: isSlow ? "slow" : "online" };
  }
  if (line.kind === "offline") return line;
  const failures = line.failures + 1;
  const failingSince = line.failingSince ?? event.at;
  if (event.kind === "cut" || failures >= failuresOfAnOutage) {
    return { kind: "offline", since: failingSince, failures, failingSince };
  }
  return { ...line, failures, failingSince };
}
