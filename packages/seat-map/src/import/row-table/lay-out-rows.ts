import { checkSeatMap } from "../../check-seat-map.ts";
import type {
  BlockDocument,
  FocalPoint,
  Point,
  RowDocument,
  SeatDocument,
  SeatMapDocument,
  ShapeDocument,
} from "../../model.ts";
import { whole } from "../../whole.ts";
import { type ImportOutcome, ProblemList, seatMapLimits } from "../outcome.ts";
import { bowlGround, fanGround, type Ground, halfPitch, type Stand, type Stretch, straightGround } from "./grounds.ts";
import { checkRowLayout, type RowLayout } from "./layout.ts";
import { measureBlock } from "./measured-block.ts";
import { type RowTable, standsOf } from "./row-table.ts";

/** Hues of the stands, which become categories: a first idea of price zones. */
const colours = ["#7a5cc2", "#2f7fb5", "#2d8f6f", "#c27a2c", "#b23a55", "#8a5a2b", "#5b7f2b", "#4a6d8c"];

/**
 * Gives a table of rows the places it lacks, as the layout says, and so makes an ordinary document of it. The same table
 * and layout always give the same document. Never throws; measures out of range are refused.
 */
export function layOutRows(table: RowTable, layout: RowLayout, name: string): ImportOutcome {
  const problems = new ProblemList();
  checkRowLayout(layout, problems);
  if (problems.hasErrors) return problems.outcome(null);
  const stands = measuredStands(table, layout);
  const blockCount = stands.reduce((sum, { blocks }) => sum + blocks.length, 0);
  const ground = blockCount === 0 ? null : groundOf(stands, layout);
  const identities = new Set<string>();
  const named = standsOf(table).filter((stand) => stand !== "");
  const document: SeatMapDocument = {
    format: "parterre.seat-map",
    version: 1,
    name: (name || table.name).slice(0, seatMapLimits.name),
    categories: named
      .slice(0, seatMapLimits.categories)
      .map((stand, index) => ({ key: stand, name: stand, colour: colours[index % colours.length]! })),
    focalPoints: ground ? [focalPoint(ground, layout)] : [],
    blocks: ground
      ? inTableOrder(ground.stretches, table).map((stretch, index) =>
          drawBlock(stretch, ground, layout, index, stands, identities),
        )
      : [],
    shapes: ground ? shapesOf(ground, layout, named) : [],
  };
  for (const problem of checkSeatMap(document)) problems.add(problem);
  return problems.outcome(document);
}

function measuredStands(table: RowTable, layout: RowLayout): Stand[] {
  const all = standsOf(table);
  const order = [...new Set([...layout.stands.filter((stand) => all.includes(stand)), ...all])];
  // In a bowl walking is clockwise; before a stage it leads from the right of the drawing to the left.
  const reversed = (layout.kind === "bowl") === (layout.blocksFrom === "right");
  return order.map((name) => {
    const blocks = table.blocks
      .filter(({ stand, rows }) => stand === name && rows.length > 0)
      .map((block) => measureBlock(block, layout));
    return { name, blocks: reversed ? blocks.reverse() : blocks };
  });
}

function groundOf(stands: readonly Stand[], layout: RowLayout): Ground {
  if (layout.kind === "straight") return straightGround(stands, layout);
  return layout.kind === "fan" ? fanGround(stands, layout) : bowlGround(stands, layout);
}

function inTableOrder(stretches: readonly Stretch[], table: RowTable): Stretch[] {
  const places = new Map(table.blocks.map((block, index) => [block, index]));
  return [...stretches].sort((a, b) => places.get(a.block.block)! - places.get(b.block.block)!);
}

function drawBlock(
  { block: measured, stand, from, to, base }: Stretch,
  { path }: Ground,
  layout: RowLayout,
  number: number,
  stands: readonly Stand[],
  identities: Set<string>,
): BlockDocument {
  const { block, rows } = measured;
  const id = `block-${number + 1}`;
  const drawn = rows.map(({ row, offset, width, seats }, rowNumber): RowDocument => {
    const out = base + offset;
    const begin = path.travelled(from, out);
    const room = path.travelled(to, out) - begin - layout.blockGap;
    // Whoever walks with the stage on the right hand walks to the left of those who look at it.
    const share = layout.align === "centre" ? 0.5 : layout.align === "left" ? 1 : 0;
    const first = begin + layout.blockGap / 2 + (room - width) * share;
    return {
      id: `${id}-${rowNumber + 1}`,
      label: row.label,
      seats: seats.map(({ label, at }): SeatDocument => {
        const along = first + (layout.numbersFrom === "left" ? width - at : at);
        const { x, y } = path.point(path.placeAt(along, out), out);
        const seatId = unique(`${block.label || number + 1}/${row.label}/${label}`, stand, identities);
        return { id: seatId, label, x: whole(x), y: whole(y), ...(stand === "" ? {} : { category: stand }) };
      }),
    };
  });
  const below = layout.kind === "bowl" ? 0 : rowsBefore(stands, stand);
  return {
    id,
    label: block.label || String(number + 1),
    ...(layout.rake > 0 ? { elevation: below * layout.rake, rake: layout.rake } : {}),
    ...(stand === "" ? {} : { level: stand }),
    // The document's rows rise from the first; rows from the back are turned around, labels stay.
    rows: layout.rowsFrom === "front" ? drawn : drawn.reverse(),
  };
}

/** Rows of the stands before this one, which lies higher by so many. */
function rowsBefore(stands: readonly Stand[], stand: string): number {
  const before = stands.slice(
    0,
    stands.findIndex(({ name }) => name === stand),
  );
  return before.reduce((sum, { blocks }) => sum + Math.max(0, ...blocks.map(({ rows }) => rows.length)), 0);
}

/** A table has no identities; names make one, with the stand or a number where they repeat. */
function unique(name: string, stand: string, taken: Set<string>): string {
  let identity = taken.has(name) && stand !== "" ? `${stand}/${name}` : name;
  for (let number = 2; taken.has(identity); number += 1) identity = `${stand}/${name}~${number}`;
  taken.add(identity);
  return identity;
}

/** How deep a stage is drawn, and how wide at most, centimetres. */
const stageDepth = 700;
const widestStage = 2_400;

function focalPoint({ radius }: Ground, { kind, firstRow }: RowLayout): FocalPoint {
  if (kind === "bowl") return { x: 0, y: 0, allRound: true };
  return { x: 0, y: whole(radius - firstRow - stageDepth / 3), z: 100, facing: 0 };
}

function shapesOf(ground: Ground, layout: RowLayout, stands: readonly string[]): ShapeDocument[] {
  if (layout.kind !== "bowl") return [stage(ground, layout)];
  const { x, y } = halfPitch;
  const pitch: ShapeDocument = { kind: "stage", label: { zh: "场地", en: "Pitch" }, points: box(-x, -y, x, y) };
  return [pitch, ...stands.map((stand) => standName(stand, ground))];
}

const standNameSize = 500;

function standName(stand: string, { path, stretches }: Ground): ShapeDocument {
  const own = stretches.filter((stretch) => stretch.stand === stand);
  const behind = own.reduce((most, { base, block }) => Math.max(most, base + block.depth), 0) + 400;
  const middleAt = (out: number): Point => {
    const [from, to] = [own[0]?.from ?? 0, own.at(-1)?.to ?? 0].map((place) => path.travelled(place, out));
    return path.point(path.placeAt((from! + to!) / 2, out), out);
  };
  // Beside the bowl half of the name's width has to pass the last row, above and below it only half of its height.
  const aside = Math.abs(middleAt(behind + 100).x - middleAt(behind).x) / 100;
  const middle = middleAt(behind + standNameSize * (0.5 + aside * 0.45 * stand.length));
  const label = { zh: stand.slice(0, seatMapLimits.text), en: stand.slice(0, seatMapLimits.text) };
  return { kind: "text", label, points: [{ x: whole(middle.x), y: whole(middle.y) }], size: standNameSize };
}

function stage({ path, radius }: Ground, { firstRow }: RowLayout): ShapeDocument {
  const front = whole(radius - firstRow);
  const half = (path.travelled(1, 0) - path.travelled(0, 0)) / 2;
  // Between the ends of a fan's first row, which come up beside the stage.
  const clear = radius > 0 ? Math.sqrt(Math.max(0, radius ** 2 - front ** 2)) - 100 : half;
  const halfWidth = whole(Math.max(150, Math.min(clear, half, widestStage / 2)));
  return {
    kind: "stage",
    label: { zh: "舞台", en: "Stage" },
    points: box(-halfWidth, front - stageDepth, halfWidth, front),
  };
}

const box = (left: number, top: number, right: number, bottom: number): Point[] => [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
];
