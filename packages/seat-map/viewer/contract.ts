import type { ReactNode, Ref } from "react";
import type { Point, SeatMapGeometry } from "../src/model.ts";
import type { ColourScheme } from "../src/palette.ts";
import type { Camera } from "./camera.ts";
import type { SeatMapTexts } from "./texts.ts";

/** What the viewer needs of live availability; `SeatStates` of "@parterre/seat-map" is one. */
export interface SeatStatesSource {
  /** One `SeatStatus` code per ordinal, changed in place. */
  readonly states: Uint8Array;
  /** @returns a function that ends the subscription */
  subscribe(listener: (changed: readonly number[] | "all") => void): () => void;
}

export interface SeatMapZone {
  /** The value of this zone in `zoneOf`. */
  readonly index: number;
  /** Key of the zone palette, 0 to 11. */
  readonly hue: number;
  readonly name: string;
  /** Lowest price, already formatted for the reader ("¥ 380"). */
  readonly fromPrice?: string;
  /** Lowest price in minor units, to say "from" over blocks with several zones; without it the first zone's is said. */
  readonly fromPriceMinor?: number;
}

/** Value in `zoneOf` of a seat that belongs to no price zone. */
export const NO_ZONE = 255;

/**
 * `pick`: taps choose seats. `look`: taps only report (`onSeatTap` still says which seat, for details).
 * `blocks`: taps choose blocks, and with a lasso or a brush in hand dragging chooses seats.
 */
export type SeatMapMode = "pick" | "look" | "blocks";

/** What dragging does in mode `blocks`: move the map, draw a loop around seats, or paint over them. */
export type SeatMapTool = "pan" | "lasso" | "brush";

/** What became of a seat from one map to another; each has a shape and a colour of its own. */
export type SeatSignKind = "added" | "removed" | "moved" | "relabelled" | "changed";

/** A sign over a seat. */
export interface SeatSign {
  readonly kind: SeatSignKind;
  /** Said to screen readers after the seat's name. */
  readonly text: string;
}

export interface SeatHover {
  readonly ordinal: number;
  /** A finger that tapped or rested asks for a sheet, mouse and keyboard for something beside the seat. */
  readonly by: "mouse" | "keyboard" | "touch";
  /** Centre of the seat in CSS pixels from the view's top left corner. */
  readonly x: number;
  readonly y: number;
  /** Radius of the drawn seat in CSS pixels. */
  readonly radius: number;
}

/** What an app may ask of the view, through `ref`. */
export interface SeatMapHandle {
  /** The whole house. */
  fit(): void;
  zoomToBlock(blockIndex: number): void;
  /** Brings the seats into view, near enough to tap them. */
  zoomToSeats(ordinals: Iterable<number>): void;
  /** The same for places of the drawing, in centimetres, whether a seat stands there or not. */
  zoomToPlaces(places: Iterable<Point>): void;
  /** Shows what another view of the same size shows; null: the whole house. `onLook` is not told. */
  follow(camera: Camera | null): void;
  /** Where a seat is drawn now, to anchor a tooltip; null before the map is there. */
  seatOnScreen(ordinal: number): { readonly x: number; readonly y: number; readonly radius: number } | null;
  /** Gives the map the keyboard. */
  focus(): void;
  /** Says a sentence to screen readers, politely. */
  announce(sentence: string): void;
}

export interface SeatMapViewProps {
  readonly geometry: SeatMapGeometry;
  readonly seatStates: SeatStatesSource;
  /** Zone index per ordinal, {@link NO_ZONE} for none. A changed array must be a new one. */
  readonly zoneOf: Uint8Array;
  readonly zones: readonly SeatMapZone[];
  /** Rank step per ordinal, 0 to 11, 11 = best; by default `scoreRanks(geometry, zoneOf)`. */
  readonly ranks?: Uint8Array;
  /** Seats of my own hold: drawn in the accent whatever their state. A changed set must be a new one. */
  readonly mine: ReadonlySet<number>;
  /** Seats suggested but not held yet. */
  readonly proposed?: ReadonlySet<number>;
  /** Seats somebody else got while I hesitated. */
  readonly lost?: ReadonlySet<number>;
  /** Signs over seats, drawn above everything else but my own. A changed map must be a new one. */
  readonly signs?: ReadonlyMap<number, SeatSign>;
  /** Non-zero per ordinal for seats that match the reader's filter; the others recede. */
  readonly matching?: Uint8Array | null;
  /**
   * Which level of the house is shown, an index into `levelsOf(geometry)`; null for the whole house. Without it the view
   * keeps the level itself, and remembers it for the house.
   */
  readonly level?: number | null;
  /** Told at first and after every change. */
  readonly onLevelChange?: (level: number | null) => void;
  /** Blocks drawn as chosen (mode `blocks`). */
  readonly chosenBlocks?: ReadonlySet<number>;
  readonly mode: SeatMapMode;
  /** Default `pan`; only in mode `blocks`. */
  readonly tool?: SeatMapTool;
  /** A seat was tapped, clicked or chosen by key, near enough to be meant; any state. */
  readonly onSeatTap?: (ordinal: number) => void;
  readonly onBlockTap?: (blockIndex: number) => void;
  /** Seats inside the lasso or under the brush, ascending, each once a gesture. */
  readonly onSeatsBrushed?: (ordinals: readonly number[]) => void;
  /**
   * Seat under the mouse or the keyboard's focus, or that a finger tapped or rested on; null when none: for tooltip or
   * sheet. After a finger nothing more is told until the next one.
   */
  readonly onSeatHover?: (hover: SeatHover | null) => void;
  /** Where the reader looks now, null for the whole house: another view can follow. */
  readonly onLook?: (camera: Camera | null) => void;
  readonly colourScheme: ColourScheme;
  /** `#rrggbb` for my own seats instead of the palette's accent. */
  readonly accent?: string;
  readonly locale: "zh" | "en";
  /** Replaces single texts; by default all come from `seatMapTexts(locale)`. */
  readonly texts?: Partial<SeatMapTexts>;
  /** Name of the map for screen readers, by default the geometry's. */
  readonly label?: string;
  /** Space in CSS pixels that sheets cover; fit and zoom keep clear of it. */
  readonly padding?: {
    readonly top?: number;
    readonly right?: number;
    readonly bottom?: number;
    readonly left?: number;
  };
  /** The app's own controls over the map, in one line with the level switch, so that neither covers the other. */
  readonly tools?: ReactNode;
  /** Zoom and fit buttons; default true. */
  readonly controls?: boolean;
  readonly className?: string;
  readonly ref?: Ref<SeatMapHandle>;
}

export interface SeatMapLegendProps {
  readonly zones: readonly SeatMapZone[];
  readonly colourScheme: ColourScheme;
  readonly locale: "zh" | "en";
  readonly texts?: Partial<SeatMapTexts>;
  readonly accent?: string;
  /** Zone index the map is filtered by, null for none. */
  readonly chosenZone?: number | null;
  /** Makes zones buttons that filter. */
  readonly onZoneChoose?: (zoneIndex: number | null) => void;
  /** Staff legends also explain held and killed seats. */
  readonly audience?: "public" | "staff";
  readonly className?: string;
}
