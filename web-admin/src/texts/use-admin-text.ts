import { type Text, useText } from "@parterre/web-kit";
import type { en } from "./en.ts";

export type AdminText = Text<typeof en>;

/** The organiser's own sentences in the reader's language, keys checked against the English tree. */
export function useAdminText(): AdminText {
  return useText<typeof en>();
}
