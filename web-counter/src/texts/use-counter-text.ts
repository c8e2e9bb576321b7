import { type Text, useText } from "@parterre/web-kit";
import type { en } from "./en.ts";

export type CounterText = Text<typeof en>;

/** The counter's own sentences in the reader's language, keys checked against the English tree. */
export function useCounterText(): CounterText {
  return useText<typeof en>();
}
