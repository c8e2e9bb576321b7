import { checkSeatMap } from "../src/check-seat-map.ts";
import { compileSeatMap } from "../src/compile.ts";
import type { SeatMapProblem } from "../src/import/outcome.ts";
import type { SeatMapDocument } from "../src/model.ts";
import { scoreRanks } from "../src/score-ranks.ts";

/** What a drawing comes to: its problems, and how good each seat would be. */
export interface DrawingReading {
  readonly problems: readonly SeatMapProblem[];
  /** Rank step by seat identity, 0 to 11, 11 = best. */
  readonly ranks: ReadonlyMap<string, number>;
}

/** Compiles the drawing as publishing would; some hundred milliseconds for a stadium. */
export function readDrawing(document: SeatMapDocument): DrawingReading {
  const geometry = compileSeatMap(document);
  const steps = scoreRanks(geometry);
  return {
    problems: checkSeatMap(document),
    ranks: new Map(geometry.seatIds.map((id, ordinal) => [id, steps[ordinal]!])),
  };
}

/** The seats that a problem's path leads to: one seat, a row, a block; none when it is about the whole drawing. */
export function seatsAtPath(document: SeatMapDocument, path: string): ReadonlySet<string> {
  const parts = /^blocks\[(\d+)\](?:\.rows\[(\d+)\](?:\.seats\[(\d+)\])?)?/.exec(path);
  const block = parts ? document.blocks[Number(parts[1])] : undefined;
  const rows = !parts?.[2] ? (block?.rows ?? []) : [block?.rows[Number(parts[2])]].filter((row) => row !== undefined);
  const seats = rows.flatMap((row) =>
    parts?.[3] ? row.seats.slice(Number(parts[3]), Number(parts[3]) + 1) : row.seats,
  );
  return new Set(seats.map(({ id }) => id));
}

/** Seats by what a person says: `A 3 12` is seat 12 of row 3 in block A; single words may be left out from the left. */
export function findSeats(document: SeatMapDocument, words: string): ReadonlySet<string> {
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const found = new Set<string>();
  if (wanted.length === 0) return found;
  const said = (label: string) => label.toLowerCase();
  for (const block of document.blocks) {
    for (const row of block.rows) {
      for (const seat of row.seats) {
        const place = `${said(block.label)} ${said(row.label)} ${said(seat.label)}`;
        const tail = ` ${wanted.join(" ")}`;
        if (` ${place}`.endsWith(tail)) found.add(seat.id);
      }
    }
  }
  return found;
}
