import { type Text, useText } from "@parterre/web-kit";
import type { en } from "./en.ts";

/** The shop's sentences; keys are checked against the English tree. */
export function useShopText(): Text<typeof en> {
  return useText<typeof en>();
}
