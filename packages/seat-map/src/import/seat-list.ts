import { checkSeatMap } from "../check-seat-map.ts";
import { type BlockDocument, type Point, type SeatDocument, SeatFlag, type SeatMapDocument } from "../model.ts";
import { whole } from "../whole.ts";
import { guessStage } from "./guess-stage.ts";
import { numberedIdentity } from "./identities.ts";
import { type ImportOutcome, ProblemList, seatMapLimits } from "./outcome.ts";
import { JsonReader } from "./reader.ts";
import { facingLowestRow } from "./row-facing.ts";
import { divideNamelessRows } from "./rows-from-places.ts";
import { furnitureOf } from "./seat-list-furniture.ts";
import { findSeatList, freeBlocks, isSeat, nameOf, positionOf, type SeatObject, valueUnder } from "./seat-list-keys.ts";
import { roughDistance, scaleToSeats } from "./seat-scale.ts";

interface ListedSeat extends Point {
  readonly path: string;
  readonly own: string;
  readonly block: string;
  readonly row: string;
  readonly label: string;
  readonly category: string;
  readonly standing: boolean;
}

/**
 * Reads a list of objects of which each is a seat with a place and names, as ticketing systems and hall editors export
 * it: `x`/`y` or `positionLeft`/`positionTop`, a seat's, row's and block's name under any of the usual keys
 * ({@link findSeatList}), JSON written into texts unwrapped. Stages and texts among the objects become shapes. The plan is
 * scaled so that neighbours stand 55 cm apart. Who has bought which seat is not part of a seat map: it is listed and left
 * out. Never throws; an error refuses the whole list.
 * @param name the seat map's name, where the list has none
 */
export function importSeatList(json: unknown, name: string): ImportOutcome {
  const problems = new ProblemList();
  const list = findSeatList(json);
  if (!list) {
    problems.error("unknown-format", "", {
      zh: "不是座位列表：没有带位置和座位号的对象列表",
      en: "This is no list of seats: it has no list of objects with places and seat names",
    });
    return problems.outcome(null);
  }
  const read = new JsonReader(problems);
  const free = freeBlocks(list.objects);
  const listed = read
    .list(list.objects, list.path, seatMapLimits.seats + seatMapLimits.shapes)
    .flatMap((object, index) => (isSeat(object) ? [readSeat(object, `${list.path}[${index}]`, read, free)] : []));
  if (problems.hasErrors) return problems.outcome(null);
  const scale = scaleToSeats(listed, roughDistance(listed));
  const corner = { x: lowest(listed, "x"), y: lowest(listed, "y") };
  const place = ({ x, y }: Point): Point => ({ x: whole((x - corner.x) * scale), y: whole((y - corner.y) * scale) });
  const { blocks, sold } = blocksOf(listed, list.objects, place, problems);
  if (sold.length > 0) {
    const message = {
      zh: "有的座位标为已售；座位图不含销售状态，已略去",
      en: "Some seats are marked as sold; a seat map has no sales in it, so that is left out",
    };
    problems.add({
      code: "sold-left-out",
      severity: "warning",
      message,
      path: list.path,
      count: sold.length,
      seats: sold,
    });
  }
  const furniture = furnitureOf(list.objects, list.path, listed, problems).map((shape) => ({
    ...shape,
    points: shape.points.map(place),
    ...(shape.size === undefined ? {} : { size: whole(shape.size * scale) }),
  }));
  const seats = blocks.flatMap(({ rows }) => rows.flatMap((row) => row.seats));
  const guess = guessStage(furniture, seats);
  const document: SeatMapDocument = {
    format: "parterre.seat-map",
    version: 1,
    name: (name || list.name).slice(0, seatMapLimits.name),
    categories: categoriesOf(listed),
    focalPoints: guess.focalPoints.length > 0 ? guess.focalPoints : facingLowestRow(blocks, problems),
    blocks,
    shapes: furniture.map((shape, index) => (index === guess.stage ? { ...shape, kind: "stage" } : shape)),
  };
  for (const problem of checkSeatMap(document)) problems.add(problem);
  return problems.outcome(document);
}

function readSeat(object: SeatObject, path: string, read: JsonReader, free: ReadonlySet<string>): ListedSeat {
  const text = (kind: Parameters<typeof nameOf>[0], limit: number): string => {
    const found = nameOf(kind, object);
    return found ? read.text(found.value, `${path}.${found.key}`, limit).trim() : "";
  };
  const { x, y, key } = positionOf(object)!;
  const block = text("block", seatMapLimits.blockLabel);
  return {
    path,
    own: text("id", seatMapLimits.identity - 20),
    block,
    row: text("row", seatMapLimits.rowLabel),
    label: text("seat", seatMapLimits.seatLabel),
    category: text("category", seatMapLimits.identity),
    standing: free.has(block),
    x: read.number(x, `${path}.${key}`, seatMapLimits.coordinate),
    y: read.number(y, `${path}.${key}`, seatMapLimits.coordinate),
  };
}

function lowest(points: readonly Point[], axis: "x" | "y"): number {
  return points.reduce((least, point, index) => (index === 0 ? point[axis] : Math.min(least, point[axis])), 0);
}

function blocksOf(
  listed: readonly ListedSeat[],
  objects: readonly unknown[],
  place: (point: Point) => Point,
  problems: ProblemList,
): { blocks: BlockDocument[]; sold: string[] } {
  const isSold = objects.filter(isSeat).map((object) => valueUnder(object, "sold") === true);
  const blocks = new Map<string, Map<string, SeatDocument[]>>();
  const taken = new Set<string>();
  const sold: string[] = [];
  listed.forEach((seat, index) => {
    const own = seat.own || `${seat.block}/${seat.row}/${seat.label}`;
    const id = taken.has(own) ? numberedIdentity(own, seat.own, seat.path, taken, problems) : own;
    taken.add(id);
    if (isSold[index]) sold.push(id);
    if (seat.label === "") {
      problems.warn("seat-without-number", seat.path, { zh: "有的座位没有编号", en: "Some seats have no number" }, [
        id,
      ]);
    }
    const rows = blocks.get(seat.block) ?? new Map<string, SeatDocument[]>();
    const row = rows.get(seat.row) ?? [];
    row.push({
      id,
      label: seat.label,
      ...place(seat),
      ...(seat.standing ? { flags: ["standing" satisfies keyof typeof SeatFlag] } : {}),
      ...(seat.category === "" ? {} : { category: seat.category }),
    });
    rows.set(seat.row, row);
    blocks.set(seat.block, rows);
  });
  return {
    sold,
    blocks: [...blocks].map(([label, rows], block) => ({
      id: `block-${block + 1}`,
      label: label || String(block + 1),
      rows: divideNamelessRows(
        [...rows].map(([rowLabel, seats], row) => ({ id: `row-${block + 1}-${row + 1}`, label: rowLabel, seats })),
        problems,
      ),
    })),
  };
}

function categoriesOf(listed: readonly ListedSeat[]): SeatMapDocument["categories"] {
  const keys = [...new Set(listed.map(({ category }) => category))].filter((key) => key !== "");
  return keys.slice(0, seatMapLimits.categories).map((key) => ({ key, name: key, colour: "#888888" }));
}
