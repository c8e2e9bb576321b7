import {
  compileSeatMap,
  decodePlanText,
  detectPlanFormat,
  type ImportOutcome,
  isBrokenJson,
  layOutRows,
  type PlanEncoding,
  type PlanFormat,
  type RowLayout,
  type RowTable,
  readPlan,
  readRowTableText,
  type SeatMapGeometry,
  type SeatMapProblem,
  type SeatMapRename,
  standsOf,
  usualRowLayout,
} from "@parterre/seat-map";

/** A seat plan read in the browser, before anything is sent. */
export interface PlanFound {
  readonly text: string;
  readonly format: PlanFormat;
  readonly encoding: PlanEncoding;
  /** The name the plan gives itself; may be empty. */
  readonly name: string;
  /** Stands of a table of rows, in its order; empty for other formats. */
  readonly stands: readonly string[];
}

/** What the plan looks like: for a table of rows, with the layout it was last asked for. */
export interface PlanPicture {
  /** Null when there is nothing to look at. */
  readonly geometry: SeatMapGeometry | null;
  readonly categoryCount: number;
  readonly problems: readonly SeatMapProblem[];
  /** The first of what would be renamed, and how many there are. */
  readonly renames: readonly SeatMapRename[];
  readonly renameCount: number;
  /** Whether there are no errors. */
  readonly importable: boolean;
}

export type PlanTrouble = "notJson" | "unknownFormat" | "unknownEncoding";

/** Renames shown one by one; of more only the number is told. */
const mostRenames = 100;

/** A plan that is open: what it is, and its picture for any layout. */
export interface OpenPlan {
  readonly found: PlanFound;
  /** @param layout only asked for tables of rows */
  picture(layout: RowLayout | null): PlanPicture;
}

/** Opens a file's bytes: format and encoding are told by their own marks. The functions are those the server uses. */
export function openPlan(bytes: Uint8Array): OpenPlan | PlanTrouble {
  const decoded = decodePlanText(bytes);
  if (!decoded) return "unknownEncoding";
  const { text, encoding } = decoded;
  const format = detectPlanFormat(text);
  if (format === null) return isBrokenJson(text) ? "notJson" : "unknownFormat";
  if (format === "ROW_TABLE") {
    const { table, problems } = readRowTableText(text);
    if (table) return openTable(table, problems.all(), text, encoding);
  }
  const outcome = readPlan(text, format);
  const picture = pictureOf(outcome, []);
  const name = outcome.drawing?.name ?? "";
  return { found: { text, format, encoding, name, stands: [] }, picture: () => picture };
}

function openTable(
  table: RowTable,
  problems: readonly SeatMapProblem[],
  text: string,
  encoding: PlanEncoding,
): OpenPlan {
  return {
    found: { text, format: "ROW_TABLE", encoding, name: table.name, stands: standsOf(table) },
    picture: (layout) => pictureOf(layOutRows(table, layout ?? usualRowLayout, ""), problems),
  };
}

function pictureOf(outcome: ImportOutcome, before: readonly SeatMapProblem[]): PlanPicture {
  const { document, drawing, problems, renames } = outcome;
  return {
    geometry: drawing ? compileSeatMap(drawing) : null,
    categoryCount: drawing?.categories.length ?? 0,
    problems: [...before, ...problems],
    renames: renames.slice(0, mostRenames),
    renameCount: renames.length,
    importable: document !== null,
  };
}

/** A first guess: three stands or more stand around a pitch, fewer before a stage. */
export function firstLayout(stands: readonly string[]): RowLayout {
  return { ...usualRowLayout, kind: stands.length > 2 ? "bowl" : "fan", stands };
}
