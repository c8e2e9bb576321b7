import type { LocalisedText } from "../src/model.ts";
import type { ColourScheme } from "../src/palette.ts";
import type { AvailabilityTally } from "./availability-tally.ts";
import type { SeatMapZone } from "./contract.ts";
import type { MapModel } from "./map-model.ts";
import type { LookTable } from "./seat-look.ts";

/** What the painters of a scene are given; they are made anew when any of it is another. */
export interface SceneInput {
  readonly model: MapModel;
  readonly table: LookTable;
  readonly tally: AvailabilityTally;
  readonly zones: readonly SeatMapZone[];
  readonly scheme: ColourScheme;
  readonly locale: keyof LocalisedText;
  readonly stageText: string;
  readonly fontFamily: string;
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
}
