import { checkSeatMap } from "../check-seat-map.ts";
import type { BlockDocument, Point, SeatDocument, SeatMapDocument, ShapeDocument } from "../model.ts";
import { median, orderAlongPath, stepsOf } from "../row-path.ts";
import { whole } from "../whole.ts";
import { clusterRows } from "./cluster-rows.ts";
import { guessStage } from "./guess-stage.ts";
import { type IdentitySource, resolveIdentities } from "./identities.ts";
import { beside, movedShape } from "./levels.ts";
import { type ImportOutcome, ProblemList, seatMapLimits } from "./outcome.ts";
import { areaShapes } from "./pretix-areas.ts";
import { type JsonObject, JsonReader, parsedJson } from "./reader.ts";

/** The usual width of a seat: a plan in pixels is scaled so that its median step is this, in centimetres. */
const usualSeatWidth = 55;

interface PretixSeat extends Point, IdentitySource {
  readonly label: string;
  readonly category: string;
}

interface PretixRow {
  readonly label: string;
  readonly seats: PretixSeat[];
}

export interface PretixZone {
  readonly name: string;
  readonly rows: PretixRow[];
  readonly shapes: ShapeDocument[];
}

/**
 * Reads a pretix seating plan, also one that breaks pretix's own schema in the ways its editor does. Never throws;
 * any error refuses the whole plan. What is decided for the reader is listed as a warning: identities that were
 * repeated, blocks found by geometry, a guessed stage, levels drawn beside each other.
 * @param json the parsed value or its text
 */
export function importPretix(json: unknown): ImportOutcome {
  const problems = new ProblemList();
  const root = parsedJson(json);
  const read = new JsonReader(problems);
  const plan = root === undefined ? null : read.object(root, "");
  if (!plan) {
    if (root === undefined) {
      problems.error("not-json", "", { zh: "文件不是有效的 JSON", en: "The file is not valid JSON" });
    }
    return problems.outcome(null);
  }
  if (!Array.isArray(plan.zones)) {
    problems.error("unknown-format", "zones", {
      zh: "不是 pretix 座位图：没有 zones 列表",
      en: "This is no pretix seating plan: it has no list of zones",
    });
    return problems.outcome(null);
  }
  const zones = read
    .list(plan.zones, "zones", seatMapLimits.blocks)
    .map((zone, index) => readZone(zone, `zones[${index}]`, index, read, problems));
  const name = read.text(plan.name, "name", seatMapLimits.name, "");
  const categories = readCategories(plan, read, problems);
  if (problems.hasErrors) return problems.outcome(null);
  const document = makeDocument(name, zones, categories, problems);
  for (const problem of checkSeatMap(document)) problems.add(problem);
  return problems.outcome(document);
}

function readZone(value: unknown, path: string, number: number, read: JsonReader, problems: ProblemList): PretixZone {
  const zone = read.object(value, path) ?? {};
  const offset = read.point(zone.position, `${path}.position`, true);
  const fallback = typeof zone.zone_id === "string" ? zone.zone_id : `Zone ${number + 1}`;
  return {
    name: read.text(zone.name, `${path}.name`, 80, fallback).trim() || fallback.slice(0, 80),
    rows: read
      .list(zone.rows, `${path}.rows`, seatMapLimits.rows)
      .map((row, index) => readRow(row, `${path}.rows[${index}]`, offset, read)),
    shapes: read.list(zone.areas, `${path}.areas`, seatMapLimits.shapes, true).flatMap((area, index) => {
      const areaPath = `${path}.areas[${index}]`;
      const object = read.object(area, areaPath);
      return object ? areaShapes(object, areaPath, offset, read, problems) : [];
    }),
  };
}

function readRow(value: unknown, path: string, offset: Point, read: JsonReader): PretixRow {
  const row = read.object(value, path) ?? {};
  const position = read.point(row.position, `${path}.position`, true);
  return {
    label: read.text(row.row_number, `${path}.row_number`, seatMapLimits.rowLabel, "").trim(),
    seats: read.list(row.seats, `${path}.seats`, seatMapLimits.seats).map((entry, index) => {
      const seatPath = `${path}.seats[${index}]`;
      const seat = read.object(entry, seatPath) ?? {};
      const own = read.point(seat.position, `${seatPath}.position`);
      return {
        path: seatPath,
        guid: read.text(seat.seat_guid, `${seatPath}.seat_guid`, seatMapLimits.identity, ""),
        uuid: read.text(seat.uuid, `${seatPath}.uuid`, seatMapLimits.identity, ""),
        label: read.text(seat.seat_number, `${seatPath}.seat_number`, seatMapLimits.seatLabel, "").trim(),
        category: read.text(seat.category, `${seatPath}.category`, seatMapLimits.identity, ""),
        x: offset.x + position.x + own.x,
        y: offset.y + position.y + own.y,
      };
    }),
  };
}

function readCategories(plan: JsonObject, read: JsonReader, problems: ProblemList): SeatMapDocument["categories"] {
  const categories = new Map<string, { key: string; name: string; colour: string }>();
  read.list(plan.categories, "categories", seatMapLimits.categories, true).forEach((value, index) => {
    const path = `categories[${index}]`;
    const category = read.object(value, path) ?? {};
    const key = read.text(category.name, `${path}.name`, seatMapLimits.identity);
    if (categories.has(key)) {
      problems.warn("repeated-category", path, {
        zh: `类别“${key}”出现多次，以第一个为准`,
        en: `The category “${key}” comes more than once; the first one counts`,
      });
      return;
    }
    const colour = typeof category.color === "string" && category.color.length <= 40 ? category.color : "#888888";
    categories.set(key, { key, name: key, colour });
  });
  return [...categories.values()];
}

function makeDocument(
  name: string,
  zones: readonly PretixZone[],
  categories: SeatMapDocument["categories"],
  problems: ProblemList,
): SeatMapDocument {
  const laidOut = beside(zones, problems);
  const seatsInOrder = laidOut.zones.flatMap(({ rows }) => rows.flatMap(({ seats }) => seats));
  const identities = resolveIdentities(seatsInOrder, problems);
  const scale = scaleOf(laidOut.zones);
  const place = ({ x, y }: Point): Point => ({ x: whole(x * scale), y: whole(y * scale) });
  const toSeat = (seat: PretixSeat): SeatDocument => {
    if (seat.label === "") {
      const message = { zh: "有的座位没有编号", en: "Some seats have no number" };
      problems.warn("seat-without-number", seat.path, message, [identities.get(seat)!]);
    }
    // An undefined category stays on the seat: the check of the finished document names it.
    const category = seat.category === "" ? {} : { category: seat.category };
    return { id: identities.get(seat)!, label: seat.label, ...place(seat), ...category };
  };
  // The stage is looked for in the plan as it was drawn; a level that was moved gets one of its own.
  const drawn = zones.flatMap((zone) => zone.shapes);
  const guess = guessStage(
    drawn,
    zones.flatMap(({ rows }) => rows.flatMap((row) => row.seats)),
  );
  const stages = drawn
    .filter((_, index) => index === guess.stage)
    .map((shape) => ({ ...shape, kind: "stage" as const }));
  const shapes = [
    ...laidOut.zones.flatMap((zone) => zone.shapes).filter((_, index) => index !== guess.stage),
    ...laidOut.repeat<ShapeDocument>(stages, movedShape),
  ].map((shape) => ({
    ...shape,
    points: shape.points.map(place),
    ...(shape.size === undefined ? {} : { size: whole(shape.size * scale) }),
  }));
  const focalPoints = laidOut
    .repeat(guess.focalPoints, (focus, by) => ({ ...focus, x: focus.x + by }))
    .map((focus) => ({ ...focus, ...place(focus) }));
  const blocks = laidOut.zones.flatMap((zone, index) => zoneBlocks(zone, index, zones.length > 1, toSeat, problems));
  if (guess.by === "size") {
    problems.warn("stage-guessed", "zones", {
      zh: "没有注明舞台，最大的图形被当作舞台",
      en: "No area is named as the stage; the largest one was taken for it",
    });
  }
  return {
    format: "parterre.seat-map",
    version: 1,
    name,
    categories,
    focalPoints,
    blocks,
    shapes,
  };
}

function scaleOf(zones: readonly PretixZone[]): number {
  const steps = zones.flatMap(({ rows }) => rows.map(({ seats }) => median(stepsOf(seats)))).filter((step) => step > 0);
  const usual = median(steps);
  return usual > 0 ? usualSeatWidth / usual : 1;
}

/** A cluster smaller than this, in most of a zone, means tables or boxes: then the zone itself is the block. */
const smallestBlock = 12;

function zoneBlocks(
  zone: PretixZone,
  zoneNumber: number,
  hasLevels: boolean,
  toSeat: (seat: PretixSeat) => SeatDocument,
  problems: ProblemList,
): BlockDocument[] {
  const pieces = zone.rows.map((row) => ({ label: row.label, seats: orderAlongPath(row.seats).flat() }));
  const clusterOf = clusterRows(pieces);
  const clusters: PretixRow[][] = [];
  zone.rows.forEach((row, index) => {
    const list = clusters[clusterOf[index]!] ?? [];
    list.push(row);
    clusters[clusterOf[index]!] = list;
  });
  const sizes = clusters.map((rows) => rows.reduce((sum, { seats }) => sum + seats.length, 0));
  const whole = clusters.length === 1 || median(sizes) < smallestBlock;
  if (!whole) {
    problems.add({
      code: "blocks-derived",
      severity: "warning",
      message: {
        zh: "pretix 没有区域的概念，区域按座位的位置划分并编号",
        en: "pretix knows no blocks; they were found by where the seats stand, and numbered",
      },
      path: `zones[${zoneNumber}]`,
      count: clusters.length,
    });
  }
  return (whole ? [zone.rows] : clusters)
    .filter((rows) => rows.length > 0)
    .map((rows, index) => {
      const id = `zone-${zoneNumber + 1}${whole ? "" : `-${index + 1}`}`;
      return {
        id,
        label: whole ? zone.name : `${zone.name} ${index + 1}`,
        ...(hasLevels ? { level: zone.name } : {}),
        rows: rows.map((row, number) => ({
          id: `${id}-${number + 1}`,
          label: row.label,
          seats: row.seats.map(toSeat),
        })),
      };
    });
}
