import type { LocalisedText } from "../platform/graphql/index.ts";

/** Why an act was not done, and which input to mend; null: none. */
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

/** Thrown inside a transaction to roll it back and answer why. */
class Undone extends Error {
  constructor(readonly why: NotDone) {
    super(why.reason.en);
  }
}

export function undo(reason: LocalisedText, field: string | null = null): Error {
  return new Undone(notDone(reason, field));
}

/** Runs a transaction; what `undo` made becomes the answer. */
export async function orNotDone<Outcome>(work: () => Promise<Outcome>): Promise<Outcome | NotDone> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Undone) return error.why;
    throw error;
  }
}
