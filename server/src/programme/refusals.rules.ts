import type { LocalisedText } from "@parterre/seat-map";

/** Why a change of the programme was not made, and which input to mend. */
export interface Refused {
  readonly refused: true;
  readonly reason: LocalisedText;
  /** Path of the input field, such as `zones.1.blockIndexes`; null when it is the state of things. */
  readonly field: string | null;
}

export function refuse(field: string | null, zh: string, en: string): Refused {
  return { refused: true, reason: { zh, en }, field };
}

export function isRefused(outcome: object): outcome is Refused {
  return "refused" in outcome;
}
