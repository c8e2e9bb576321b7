import type { LocalisedText } from "../platform/graphql/index.ts";

/** Why an act of setting up was not done, and which input to mend; null: none. */
export interface NotDone {
  readonly kind: "not-done";
  readonly reason: LocalisedText;
  readonly field: string | null;
}

export function notDone(reason: LocalisedText, field: string | null = null): NotDone {
  return { kind: "not-done", reason, field };
}

export function isNotDone(outcome: object): outcome is NotDone {
  return "kind" in outcome && outcome.kind === "not-done";
}
