import type { RowLayout } from "@parterre/seat-map";
import type { PlanFound, PlanPicture, PlanTrouble } from "./read-plan.ts";

/** What the page asks of the reader. Each question has a number; answers to older ones are passed over. */
export type PlanQuestion =
  | { readonly kind: "open"; readonly number: number; readonly bytes: ArrayBuffer }
  | { readonly kind: "lay-out"; readonly number: number; readonly layout: RowLayout | null };

export type PlanAnswer =
  | { readonly kind: "stage"; readonly number: number; readonly stage: "seats" }
  | { readonly kind: "found"; readonly number: number; readonly found: PlanFound }
  | { readonly kind: "picture"; readonly number: number; readonly picture: PlanPicture }
  | { readonly kind: "trouble"; readonly number: number; readonly trouble: PlanTrouble };
