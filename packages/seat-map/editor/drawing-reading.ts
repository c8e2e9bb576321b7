import { checkSeatMap } from "../src/check-seat-map.ts";
import { compileSeatMap } from "../src/compile.ts";
import { ProblemList, type SeatMapProblem } from "../src/import/outcome.ts";
import type { SeatMapDocument } from "../src/model.ts";
import { scoreRanks } from "../src/score-ranks.ts";

/** Nobody steps through more places of one problem. */
const mostPlaces = 2_000;

/** A problem with every place it is at. */
export interface DrawingProblem extends SeatMapProblem {
  /** Paths into the drawing, the first one as in `path`. */
  readonly places: readonly string[];
}

/** What a drawing comes to: its problems, and how good each seat would be. */
export interface DrawingReading {
  readonly problems: readonly DrawingProblem[];
  /** Rank step by seat identity, 0 to 11, 11 = best. */
  readonly ranks: ReadonlyMap<string, number>;
}

/** Compiles the drawing as publishing would; some hundred milliseconds for a stadium. */
export function readDrawing(document: SeatMapDocument): DrawingReading {
  const geometry = compileSeatMap(document);
  const steps = scoreRanks(geometry);
  return {
    problems: problemsOf(document),
    ranks: new Map(geometry.seatIds.map((id, ordinal) => [id, steps[ordinal]!])),
  };
}

function problemsOf(document: SeatMapDocument): DrawingProblem[] {
  const list = new PlacedProblems();
  const problems = checkSeatMap(document, list).map((problem) => ({ ...problem, places: list.placesOf(problem.code) }));
  const zoneless = pathsWithoutZone(document);
  if (zoneless.length === 0) return problems;
  return [
    ...problems,
    {
      code: "seat-without-zone",
      severity: "warning",
      message: { zh: "有座位不在任何票价区，不会出售", en: "Some seats are in no price zone and will not be sold" },
      path: zoneless[0]!,
      count: zoneless.length,
      places: zoneless,
    },
  ];
}

class PlacedProblems extends ProblemList {
  readonly #places = new Map<string, string[]>();

  override add(problem: SeatMapProblem): void {
    super.add(problem);
    const places = this.#places.get(problem.code) ?? [];
    if (places.length < mostPlaces) places.push(problem.path);
    this.#places.set(problem.code, places);
  }

  placesOf(code: string): readonly string[] {
    return this.#places.get(code) ?? [];
  }
}

/** Once some seats are painted with zones, those that are not were perhaps forgotten. */
function pathsWithoutZone(document: SeatMapDocument): string[] {
  if (document.categories.length === 0) return [];
  return document.blocks.flatMap(({ rows }, block) =>
    rows.flatMap(({ seats }, row) =>
      seats.flatMap(({ category }, seat) =>
        category === undefined ? `blocks[${block}].rows[${row}].seats[${seat}]` : [],
      ),
    ),
  );
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
