import { checkSeatMap } from "../check-seat-map.ts";
import type { BlockDocument, Point, SeatDocument, SeatMapDocument, ShapeDocument } from "../model.ts";
import { median } from "../row-path.ts";
import { whole } from "../whole.ts";
import { guessStage } from "./guess-stage.ts";
import { numberedIdentity } from "./identities.ts";
import { type ImportOutcome, ProblemList, seatMapLimits } from "./outcome.ts";
import { divideNamelessRows } from "./rows-from-places.ts";
import { scaleToSeats } from "./seat-scale.ts";
import { type SvgShape, svgShapes } from "./svg-elements.ts";

/** A shape this many times as large as most is furniture: a stage, a wall, the paper. */
const furnitureFactor = 3;

/**
 * Reads a drawing in SVG: circles, ellipses and rectangles of about the same size are seats, larger ones stay shapes.
 * The innermost group with a name is the seat's row where another named group is around it, which then is the block;
 * with one group only it is the block, and its rows are found by where the seats stand. The seat's label is its title
 * or label attribute, else its number within its row, which is listed. The drawing is scaled so that neighbours stand
 * 55 cm apart. Never throws; an error refuses the whole drawing.
 * @param name the seat map's name
 */
export function importSvg(text: string, name: string): ImportOutcome {
  const problems = new ProblemList();
  const found = svgShapes(text, seatMapLimits.seats + seatMapLimits.shapes);
  if (!found) {
    problems.error("not-svg", "line 1", {
      zh: "不是 SVG 图，或图形太多",
      en: "This is no SVG drawing, or one of too many shapes",
    });
    return problems.outcome(null);
  }
  const usual = median(found.map(({ size }) => size));
  const seats = found.filter(({ size }) => size <= usual * furnitureFactor);
  const furniture = found.filter(({ size }) => size > usual * furnitureFactor).slice(0, seatMapLimits.shapes);
  const scale = scaleToSeats(
    seats.map(({ middle }) => middle),
    usual,
  );
  const place = ({ x, y }: Point): Point => ({ x: whole(x * scale), y: whole(y * scale) });
  const shapes = furniture.map(
    ({ corners, title, id }): ShapeDocument => ({
      kind: "shape",
      ...(title || id ? { label: { zh: cut(title || id), en: cut(title || id) } } : {}),
      points: corners.map(place),
    }),
  );
  const guess = guessStage(
    shapes,
    seats.map(({ middle }) => place(middle)),
  );
  const document: SeatMapDocument = {
    format: "parterre.seat-map",
    version: 1,
    name: name.slice(0, seatMapLimits.name),
    categories: [],
    focalPoints: guess.focalPoints,
    blocks: blocksOf(seats, place, problems),
    shapes: shapes.map((shape, index) => (index === guess.stage ? { ...shape, kind: "stage" } : shape)),
  };
  for (const problem of checkSeatMap(document)) problems.add(problem);
  return problems.outcome(document);
}

const cut = (text: string): string => text.slice(0, seatMapLimits.text);

function blocksOf(seats: readonly SvgShape[], place: (point: Point) => Point, problems: ProblemList): BlockDocument[] {
  const blocks = new Map<string, Map<string, SvgShape[]>>();
  for (const seat of seats) {
    const block = (seat.groups.length > 1 ? seat.groups.at(-2) : seat.groups.at(-1)) ?? "";
    const row = seat.groups.length > 1 ? seat.groups.at(-1)! : "";
    for (const [text, limit] of [
      [block, seatMapLimits.blockLabel],
      [row, seatMapLimits.rowLabel],
      [seat.title, seatMapLimits.seatLabel],
      [seat.id, seatMapLimits.identity - 20],
    ] as const) {
      if (text.length > limit) problems.error("text-too-long", `line ${seat.line}`, tooLong(text.length, limit));
    }
    const rows = blocks.get(block) ?? new Map<string, SvgShape[]>();
    const list = rows.get(row) ?? [];
    list.push(seat);
    rows.set(row, list);
    blocks.set(block, rows);
  }
  const taken = new Set<string>();
  return [...blocks].map(([label, rows], block) => ({
    id: `block-${block + 1}`,
    label: label || "1",
    rows: divideNamelessRows(
      [...rows].map(([rowLabel, list], row) => ({
        id: `row-${block + 1}-${row + 1}`,
        label: rowLabel,
        seats: list.map((seat, index): SeatDocument => {
          const at = `line ${seat.line}`;
          const own = seat.id !== "" && !taken.has(seat.id);
          const id = own
            ? seat.id
            : seat.id !== ""
              ? numberedIdentity(seat.id, seat.id, at, taken, problems)
              : `${block + 1}/${row + 1}/${index + 1}`;
          taken.add(id);
          if (seat.title === "") problems.warn("seat-numbered", at, numbered, [id]);
          return { id, label: seat.title || String(index + 1), ...place(seat.middle) };
        }),
      })),
      problems,
    ),
  }));
}

const numbered = {
  zh: "有的座位没有标签，按顺序编了号",
  en: "Some seats have no label and were numbered in the order of the file",
};
const tooLong = (length: number, limit: number) => ({
  zh: `名称有 ${length} 个字符，最多 ${limit} 个`,
  en: `A name has ${length} characters, at most ${limit} are possible`,
});
