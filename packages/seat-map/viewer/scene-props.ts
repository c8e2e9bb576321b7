import type { SeatMapGeometry } from "../src/model.ts";
import type { SeatMapZone, SeatStatesSource } from "./contract.ts";
import type { SeatMapTexts } from "./texts.ts";

/** What the host is given to show; anything that is another repaints the house. */
export interface SceneProps {
  readonly geometry: SeatMapGeometry;
  readonly seatStates: SeatStatesSource;
  readonly zoneOf: Uint8Array;
  readonly zones: readonly SeatMapZone[];
  readonly ranks: Uint8Array | undefined;
  readonly matching: Uint8Array | null | undefined;
  /** 1 by index for the blocks of the level that is shown; null for the whole house. */
  readonly shownBlocks?: Uint8Array | null;
  readonly scheme: "light" | "dark";
  readonly locale: "zh" | "en";
  readonly texts: SeatMapTexts;
  readonly accent: string | undefined;
}
