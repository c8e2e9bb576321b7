import type { SeatMapDocument } from "../model.ts";
import { arena } from "./arena.ts";
import { curvedTheatre } from "./curved-theatre.ts";
import { stadium } from "./stadium.ts";

/** Houses we drew ourselves, for the demo, for tests and for benches. Each call draws anew; the result never varies. */
export const demoHouses: {
  readonly curvedTheatre: () => SeatMapDocument;
  readonly arena: () => SeatMapDocument;
  readonly stadium: () => SeatMapDocument;
} = { curvedTheatre, arena, stadium };
