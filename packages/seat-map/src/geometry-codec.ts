import { maxSeatsInFrame } from "./availability-frames.ts";
import { decodeLabels, encodeLabels, type LabelColumn } from "./label-ranges.ts";
import type { GeometryBlock, GeometryRow, SeatMapGeometry } from "./model.ts";
import {
  fillFromRepeats,
  fromSecondDifferences,
  numbersToText,
  repeats,
  secondDifferences,
  textToNumbers,
} from "./number-text.ts";
import { type PhotosOnWire, photosFromWire, photosToWire } from "./seat-photos.ts";

/**
 * The published map on the wire: JSON with one text per column, meant to be compressed once and cached for ever.
 * Lossless except for seat identities, which clients do not need. 39,616 seats are about 60 kB after brotli.
 */
interface GeometryOnWire {
  readonly format: "parterre.geometry";
  readonly version: 1;
  readonly name: string;
  readonly seatCount: number;
  readonly blocks: readonly {
    readonly label: string;
    readonly level?: string;
    readonly rows: number;
    /** Points as x, y, then differences. */
    readonly outline: string;
  }[];
  readonly rowLabels: readonly string[];
  /** Runs of each row. */
  readonly rowRuns: string;
  /** Seats of each run. */
  readonly runSeats: string;
  /** Second differences of whole centimetres. */
  readonly x: string;
  readonly y: string;
  /** Second differences of 0 to 65535. */
  readonly score: string;
  /** Pairs: bits, number of seats. */
  readonly flags: string;
  readonly labels: LabelColumn;
  /** Absent when no seat has a photo, as in every text from before there were any. */
  readonly photos?: PhotosOnWire;
  readonly shapes: SeatMapGeometry["shapes"];
  readonly focalPoints: SeatMapGeometry["focalPoints"];
  readonly bounds: readonly [number, number, number, number];
}

/** The text is no geometry of this version. */
export class GeometryFormatError extends Error {
  override readonly name = "GeometryFormatError";
}

/** @returns compact JSON text */
export function encodeGeometry(geometry: SeatMapGeometry): string {
  const { bounds } = geometry;
  const rowsOfBlock = geometry.blocks.map(() => 0);
  for (const row of geometry.rows) rowsOfBlock[row.block]! += 1;
  const runSeats = Array.from(geometry.runStart.subarray(1), (end, run) => end - geometry.runStart[run]!);
  const wire: GeometryOnWire = {
    format: "parterre.geometry",
    version: 1,
    name: geometry.name,
    seatCount: geometry.seatCount,
    blocks: geometry.blocks.map(({ label, level, outline }, block) => ({
      label,
      ...(level === undefined ? {} : { level }),
      rows: rowsOfBlock[block]!,
      outline: outlineToText(outline),
    })),
    rowLabels: geometry.rows.map((row) => row.label),
    rowRuns: numbersToText(
      geometry.rows.map((row) =>
        row.count === 0 ? 0 : geometry.runOf[row.first + row.count - 1]! - geometry.runOf[row.first]! + 1,
      ),
    ),
    runSeats: numbersToText(runSeats),
    x: numbersToText(secondDifferences(wholeNumbers(geometry.x))),
    y: numbersToText(secondDifferences(wholeNumbers(geometry.y))),
    score: numbersToText(secondDifferences(geometry.score)),
    flags: numbersToText(repeats(geometry.flags)),
    labels: encodeLabels(geometry.labels),
    ...(geometry.photos ? { photos: photosToWire(geometry.photos) } : {}),
    shapes: geometry.shapes,
    focalPoints: geometry.focalPoints,
    bounds: [bounds.minX, bounds.minY, bounds.maxX, bounds.maxY],
  };
  return JSON.stringify(wire);
}

/**
 * @param text what {@link encodeGeometry} made
 * @throws {GeometryFormatError} anything else
 */
export function decodeGeometry(text: string): SeatMapGeometry {
  let wire: GeometryOnWire;
  try {
    wire = JSON.parse(text);
  } catch (cause) {
    throw new GeometryFormatError("the geometry is not JSON", { cause });
  }
  if (wire?.format !== "parterre.geometry" || wire.version !== 1) {
    throw new GeometryFormatError("the geometry is of an unknown format or version");
  }
  try {
    return readColumns(wire);
  } catch (cause) {
    if (cause instanceof GeometryFormatError) throw cause;
    throw new GeometryFormatError("the geometry is damaged", { cause });
  }
}

function readColumns(wire: GeometryOnWire): SeatMapGeometry {
  const { seatCount } = wire;
  if (!Number.isInteger(seatCount) || seatCount < 0 || seatCount > maxSeatsInFrame) {
    throw new GeometryFormatError(`a seat map cannot have ${seatCount} seats`);
  }
  const runSeats = numbers(wire.runSeats, "runSeats");
  const rowRuns = numbers(wire.rowRuns, "rowRuns", wire.rowLabels.length);
  const { runStart, runOf } = readRuns(runSeats, seatCount);
  const rows: GeometryRow[] = [];
  const blocks: GeometryBlock[] = [];
  let run = 0;
  for (const block of wire.blocks) {
    const first = runStart[run]!;
    for (let count = 0; count < block.rows; count += 1) {
      const rowFirst = runStart[run]!;
      run += rowRuns[rows.length]!;
      const end = runStart[run];
      if (end === undefined || end < rowFirst) throw new GeometryFormatError("rows and runs do not agree");
      rows.push({ block: blocks.length, label: wire.rowLabels[rows.length]!, first: rowFirst, count: end - rowFirst });
    }
    blocks.push({
      label: block.label,
      ...(block.level === undefined ? {} : { level: block.level }),
      first,
      count: runStart[run]! - first,
      outline: textToOutline(block.outline),
    });
  }
  if (run !== runSeats.length || rows.length !== rowRuns.length) {
    throw new GeometryFormatError("blocks and rows do not agree");
  }
  const rowOf = new Uint32Array(seatCount);
  rows.forEach((row, index) => {
    rowOf.fill(index, row.first, row.first + row.count);
  });
  const labels = decodeLabels(wire.labels, seatCount);
  if (!labels) throw new GeometryFormatError("the labels do not fit the seats");
  const photos = wire.photos && photosFromWire(wire.photos, seatCount);
  if (photos === null) throw new GeometryFormatError("the column photos is damaged");
  const [minX, minY, maxX, maxY] = wire.bounds;
  return {
    name: wire.name,
    seatCount,
    blocks,
    rows,
    shapes: wire.shapes,
    focalPoints: wire.focalPoints,
    bounds: { minX, minY, maxX, maxY },
    x: Float32Array.from(fromSecondDifferences(numbers(wire.x, "x", seatCount))),
    y: Float32Array.from(fromSecondDifferences(numbers(wire.y, "y", seatCount))),
    rowOf,
    runOf,
    runStart,
    flags: readFlags(wire.flags, seatCount),
    score: Uint16Array.from(fromSecondDifferences(numbers(wire.score, "score", seatCount))),
    labels,
    ...(photos ? { photos } : {}),
    seatIds: [],
  };
}

function readRuns(runSeats: readonly number[], seatCount: number) {
  const runStart = new Uint32Array(runSeats.length + 1);
  const runOf = new Uint32Array(seatCount);
  let at = 0;
  runSeats.forEach((seats, run) => {
    if (seats <= 0 || at + seats > seatCount) throw new GeometryFormatError("the runs do not fit the seats");
    runOf.fill(run, at, at + seats);
    at += seats;
    runStart[run + 1] = at;
  });
  if (at !== seatCount) throw new GeometryFormatError("the runs do not fit the seats");
  return { runStart, runOf };
}

function numbers(text: string, column: string, count?: number): number[] {
  const values = textToNumbers(text);
  if (!values || (count !== undefined && values.length !== count)) {
    throw new GeometryFormatError(`the column ${column} is damaged`);
  }
  return values;
}

function readFlags(text: string, seatCount: number): Uint8Array {
  const flags = new Uint8Array(seatCount);
  if (fillFromRepeats(numbers(text, "flags"), flags)) return flags;
  throw new GeometryFormatError("the flags do not fit the seats");
}

function* wholeNumbers(values: Iterable<number>): Generator<number> {
  for (const value of values) yield Math.round(value);
}

function outlineToText(outline: GeometryBlock["outline"]): string {
  let [x, y] = [0, 0];
  return numbersToText(
    outline.flatMap((point) => {
      const step = [Math.round(point.x) - x, Math.round(point.y) - y];
      x += step[0]!;
      y += step[1]!;
      return step;
    }),
  );
}

function textToOutline(text: string): GeometryBlock["outline"] {
  const steps = numbers(text, "outline");
  let [x, y] = [0, 0];
  return Array.from({ length: steps.length / 2 }, (_, index) => {
    x += steps[index * 2]!;
    y += steps[index * 2 + 1]!;
    return { x, y };
  });
}
