import {
  compileSeatMap,
  importPretix,
  parseSeatMapDocument,
  type SeatMapGeometry,
  type SeatMapProblem,
} from "@parterre/seat-map";

export type PlanFormat = "PARTERRE" | "PRETIX";

/** A seat plan read in the browser, before anything is sent. */
export interface ReadPlan {
  readonly text: string;
  readonly format: PlanFormat;
  /** The name the plan gives itself; may be empty. */
  readonly name: string;
  /** Null when the plan has errors that keep it from being a map. */
  readonly geometry: SeatMapGeometry | null;
  readonly problems: readonly SeatMapProblem[];
}

export type PlanReading =
  | { readonly kind: "plan"; readonly plan: ReadPlan }
  /** Not JSON at all, or JSON of neither format. */
  | { readonly kind: "notJson" }
  | { readonly kind: "unknownFormat" };

/** The format a document is in, told by its own marks; null when it is neither. */
export function detectFormat(json: unknown): PlanFormat | null {
  if (typeof json !== "object" || json === null) return null;
  if ("format" in json && json.format === "parterre.seat-map") return "PARTERRE";
  // pretix plans have zones of rows and a drawing size, and no format mark.
  if ("zones" in json && Array.isArray(json.zones)) return "PRETIX";
  return null;
}

/** Reads a plan's text: format, name, problems and the map itself, with the same functions that the server uses. */
export function readPlan(text: string): PlanReading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: "notJson" };
  }
  const format = detectFormat(json);
  if (format === null) return { kind: "unknownFormat" };
  const { document, problems } = format === "PRETIX" ? importPretix(json) : parseSeatMapDocument(json);
  const geometry = document ? compileSeatMap(document) : null;
  return { kind: "plan", plan: { text, format, name: document?.name ?? "", geometry, problems } };
}
