import type { ReactNode } from "react";
import type { Random } from "./random.ts";

/** Where a poster's words stand: a block at the top or bottom, or for full-width titles a column at the side. */
export type TitlePlace = "top" | "bottom" | "column";

/** One way to draw a poster in a field of 600 by 800. */
export interface Motif {
  readonly ink: string;
  readonly soft: string;
  readonly place: TitlePlace;
  /** Height the title may take before it covers what matters in the drawing. */
  readonly titleHeight: number;
  /** Draws everything but the words. `id` makes names for gradients that are unique on the page. */
  draw(random: Random, id: (name: string) => string): ReactNode;
}
