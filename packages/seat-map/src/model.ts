/**
 * The seat map's two shapes.
 *
 * A {@link SeatMapDocument} is what a person draws and what importers make: blocks of rows of seats,
 * with names and coordinates in centimetres. Publishing compiles it into a {@link SeatMapGeometry}:
 * flat columns by *ordinal*, the fixed number of each seat that inventory, live frames and tickets use.
 */

/** A text in the two languages every screen speaks. */
export interface LocalisedText {
  readonly zh: string;
  readonly en: string;
}

/** Things about a seat a buyer must know or a seller must respect. Bit flags in {@link SeatMapGeometry.flags}. */
export const SeatFlag = {
  wheelchair: 1,
  companion: 2,
  restrictedView: 4,
  aisle: 8,
  house: 16,
  standing: 32,
} as const;
export type SeatFlagName = keyof typeof SeatFlag;

export interface SeatDocument {
  /** Stable identity within the map: survives relabelling and moving. */
  readonly id: string;
  /** What is printed on the seat; only a label, never used to find neighbours. */
  readonly label: string;
  /** Centimetres, x to the right and y away from the top edge of the drawing. */
  readonly x: number;
  readonly y: number;
  readonly flags?: readonly SeatFlagName[];
  /** The drawing's own category (a hint for price zones), a key of {@link SeatMapDocument.categories}. */
  readonly category?: string;
  /** Manual correction added to the quality score, -1 to 1. */
  readonly correction?: number;
  readonly note?: string;
  /** The view from the seat: hash of a picture in the house's store, 64 hexadecimal digits. */
  readonly photo?: string;
}

export interface RowDocument {
  readonly id: string;
  /** Row name; may be empty in imported plans. */
  readonly label: string;
  readonly seats: readonly SeatDocument[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface BlockDocument {
  readonly id: string;
  readonly label: string;
  /** Height of the block's first row above the stage floor, in centimetres. */
  readonly elevation?: number;
  /** Rise from one row to the next, in centimetres. */
  readonly rake?: number;
  readonly level?: string;
  /**
   * Identities of the block's seats, best first. While it is there, the scores computed for the block are dealt out in
   * this order, whatever focal points or corrections change; seats that are not in it come after.
   */
  readonly lockedOrder?: readonly string[];
  readonly rows: readonly RowDocument[];
}

export const shapeKinds = ["stage", "shape", "text", "table", "area"] as const;
export type ShapeKind = (typeof shapeKinds)[number];

export interface ShapeDocument {
  /** Stable identity within the drawing; imported plans get theirs when the drawing board opens them. */
  readonly id?: string;
  /** A table has seats around it, an area standing places in it: those of `row`. */
  readonly kind: ShapeKind;
  /** A table is named as its row, a standing area as its block: they have no label of their own. */
  readonly label?: LocalisedText;
  /** Closed polygon in centimetres; for a text its first point is the anchor (centre). */
  readonly points: readonly Point[];
  /** Font size in centimetres, texts only. */
  readonly size?: number;
  /** Identity of the row whose seats belong to this table or standing area. */
  readonly row?: string;
  /** Seats of a table: one number, all around a round one; four, along top, right, bottom and left of a rectangular one. */
  readonly around?: readonly number[];
}

/** A picture to trace over: part of the drawing, never of the published map. Centimetres. */
export interface UnderlayDocument {
  /** Hash of a picture in the house's store, 64 hexadecimal digits. */
  readonly picture: string;
  /** Its upper left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** 0 to 1. */
  readonly opacity: number;
  /** Not moved by the hand. */
  readonly locked: boolean;
}

export interface FocalPoint extends Point {
  /** Height of what people look at above the stage floor, in centimetres. */
  readonly z?: number;
  /** Direction the stage faces, degrees clockwise from +y (down the drawing, towards the audience). */
  readonly facing?: number;
  /** All-round events (arena, pitch) have no angle penalty. */
  readonly allRound?: boolean;
}

/** Seats that are meant to cost the same; a performance on this map begins with a price zone for each. */
export interface CategoryDocument {
  readonly key: string;
  readonly name: string;
  /** The name in both languages; absent in plans whose format knows one name only. */
  readonly label?: LocalisedText;
  /** `#rrggbb`; drawn with the nearest hue of the zone palette. */
  readonly colour: string;
}

/** Our own JSON: what `SeatMapFormat.PARTERRE` reads and writes. */
export interface SeatMapDocument {
  readonly format: "parterre.seat-map";
  readonly version: 1;
  readonly name: string;
  readonly categories: readonly CategoryDocument[];
  readonly focalPoints: readonly FocalPoint[];
  readonly blocks: readonly BlockDocument[];
  readonly shapes: readonly ShapeDocument[];
  readonly underlay?: UnderlayDocument;
}

/** What the published map shows of a shape: where and what it is, not what the drawing keeps to change it. */
export type GeometryShape = Omit<ShapeDocument, "id" | "row" | "around">;

/** One block of the published map; its seats are the ordinals `first` to `first + count - 1`. */
export interface GeometryBlock {
  readonly label: string;
  readonly level?: string;
  readonly first: number;
  readonly count: number;
  /**
   * Outline in centimetres, for the far view and for picking blocks: a simple polygon around all its seats that follows
   * the rows, so not always convex (test points by the even-odd rule). Empty for a block without seats.
   */
  readonly outline: readonly Point[];
}

/** One physical row of a block; its seats are consecutive ordinals. */
export interface GeometryRow {
  readonly block: number;
  readonly label: string;
  readonly first: number;
  readonly count: number;
}

/** The view photos of a published map; many seats usually share one. */
export interface SeatPhotos {
  /** Hashes of the pictures, each once. */
  readonly pictures: readonly string[];
  /** By ordinal: 1 + an index into `pictures`, 0 without a photo. */
  readonly ofSeat: Uint16Array;
}

/**
 * The published map in memory: columns by ordinal. Seats are ordered block → row → run → along the run,
 * so the neighbours of ordinal n are n ± 1 when `runOf` is equal.
 */
export interface SeatMapGeometry {
  readonly name: string;
  readonly seatCount: number;
  readonly blocks: readonly GeometryBlock[];
  readonly rows: readonly GeometryRow[];
  readonly shapes: readonly GeometryShape[];
  readonly focalPoints: readonly FocalPoint[];
  /** Bounding box of seats and shapes, centimetres. */
  readonly bounds: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };
  /** Centimetres. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Index into `rows`. */
  readonly rowOf: Uint32Array;
  /** Index of the run (contiguous stretch between aisles). */
  readonly runOf: Uint32Array;
  /** First ordinal of each run, plus one closing entry equal to seatCount. */
  readonly runStart: Uint32Array;
  /** Bits of {@link SeatFlag}. */
  readonly flags: Uint8Array;
  /** Quality, 0 worst to 65535 best, comparable over the whole map. Price is never in it. */
  readonly score: Uint16Array;
  /** Printed seat labels. */
  readonly labels: readonly string[];
  /** Absent when no seat has a photo. */
  readonly photos?: SeatPhotos;
  /** Stable seat identities from the document; empty when read from the wire (clients do not need them). */
  readonly seatIds: readonly string[];
}

/**
 * State of a seat on the wire and in every live view. Public frames use only free, sold and killed; reserved (for a
 * named customer, until a deadline) is for staff frames alone.
 */
export const SeatStatus = { free: 0, held: 1, sold: 2, killed: 3, reserved: 4 } as const;
export type SeatStatusCode = (typeof SeatStatus)[keyof typeof SeatStatus];
