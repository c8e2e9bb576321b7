import { isRefused, type Refused } from "../programme/index.ts";

/** The demo's own data is right; a refusal is a mistake in it, and says which. */
export function accepted<Saved extends object>(outcome: Saved | Refused): Saved {
  if (isRefused(outcome)) throw new Error(`the demo was refused: ${outcome.field ?? ""} ${outcome.reason.en}`);
  return outcome as Saved;
}
