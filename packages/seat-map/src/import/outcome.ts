import type { LocalisedText, SeatMapDocument } from "../model.ts";

/** Something a person should know about an imported plan. */
export interface SeatMapProblem {
  /** Stable name of the kind of problem, for tests, filters and translations of one's own. */
  readonly code: string;
  /** An error refuses the whole plan; a warning says what was odd and how it was taken. */
  readonly severity: "error" | "warning";
  readonly message: LocalisedText;
  /** Where the first one is: a path into the file that was read, like `zones[0].rows[3].seats[2]`. */
  readonly path: string;
  /** How many of this kind there are. */
  readonly count: number;
  /** Identities of the seats it is about, to find them on the map: the first {@link mostSeatsOfProblem}. */
  readonly seats?: readonly string[];
}

/** More seats than this are not named with a problem: nobody looks at them one by one. */
export const mostSeatsOfProblem = 200;

/** An identity of the file that cannot be kept, and the one its seat would get instead. */
export interface SeatMapRename {
  /** Place in the file, as in {@link SeatMapProblem.path}. */
  readonly path: string;
  /** As the file has it; empty when it has none. */
  readonly from: string;
  readonly to: string;
}

/** Either a whole document or none: a plan with errors is never imported in part. */
export interface ImportOutcome {
  readonly document: SeatMapDocument | null;
  /** What can be seen of the plan, to look at its errors; equal to the document when there are none. */
  readonly drawing: SeatMapDocument | null;
  readonly problems: SeatMapProblem[];
  /** What would be renamed. A person has to agree before the document is kept. */
  readonly renames: readonly SeatMapRename[];
}

/** An outcome of one error and nothing else. */
export function unreadablePlan(code: string, zh: string, en: string, path = ""): ImportOutcome {
  const problems = new ProblemList();
  problems.error(code, path, { zh, en });
  return problems.outcome(null);
}

/** What a plan may be at most. Larger ones are refused before work is spent on them. */
export const seatMapLimits = {
  seats: 150_000,
  rows: 60_000,
  blocks: 5_000,
  shapes: 5_000,
  pointsOfShape: 2_000,
  seatsOfTable: 200,
  categories: 500,
  focalPoints: 20,
  /** Different view photos; any number of seats may share one. */
  photos: 5_000,
  /** Characters. */
  seatLabel: 32,
  rowLabel: 64,
  blockLabel: 120,
  name: 200,
  text: 500,
  identity: 200,
  note: 1_000,
  /** Centimetres from the origin, in either direction: ten kilometres. */
  coordinate: 1_000_000,
} as const;

/** Gathers problems: one entry per code, at the first place, with how many there were. */
export class ProblemList {
  private readonly byCode = new Map<string, SeatMapProblem>();
  private readonly renames: SeatMapRename[] = [];

  /** @param seats identities of the seats concerned */
  error(code: string, path: string, message: LocalisedText, seats: readonly string[] = []): void {
    this.add({ code, severity: "error", message, path, count: 1, seats });
  }

  warn(code: string, path: string, message: LocalisedText, seats: readonly string[] = []): void {
    this.add({ code, severity: "warning", message, path, count: 1, seats });
  }

  add(problem: SeatMapProblem): void {
    const { seats = [], ...rest } = problem;
    const known = this.byCode.get(problem.code);
    const named = known?.seats ?? [];
    const room = mostSeatsOfProblem - named.length;
    const together = room > 0 && seats.length > 0 ? [...named, ...seats.slice(0, room)] : named;
    this.byCode.set(problem.code, {
      ...(known ? { ...known, count: known.count + problem.count } : rest),
      ...(together.length > 0 ? { seats: together } : {}),
    });
  }

  rename(rename: SeatMapRename): void {
    this.renames.push(rename);
  }

  get hasErrors(): boolean {
    return [...this.byCode.values()].some(({ severity }) => severity === "error");
  }

  /** Errors first, otherwise in the order in which they were met. */
  all(): SeatMapProblem[] {
    const list = [...this.byCode.values()];
    return [
      ...list.filter(({ severity }) => severity === "error"),
      ...list.filter(({ severity }) => severity === "warning"),
    ];
  }

  /** The document, unless there are errors. */
  outcome(document: SeatMapDocument | null): ImportOutcome {
    return {
      document: this.hasErrors ? null : document,
      drawing: document,
      problems: this.all(),
      renames: this.renames,
    };
  }
}
