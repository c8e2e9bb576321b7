import type { BlockDocument, FocalPoint, Point, SeatMapDocument, ShapeDocument } from "../model.ts";
import { OffsetPath } from "../offset-path.ts";
import { whole } from "../whole.ts";
import { standFigures } from "./stadium-figures.ts";
import { divide, drawWedge, upTo, type Wedge, type WedgeRow } from "./wedge.ts";

type Stand = keyof typeof standFigures;

const seatStep = 47;
const rowDepth = 80;
/** Half of the straight sides, and how far the first row keeps from the pitch's middle line. */
const halfStraight = 6700;
const halfWidth = 5300;
const pitch = { halfLength: 5250, halfWidth: 3400 };

/**
 * A football ground of 39,616 seats: 58 blocks in a bowl around a pitch that lies across the drawing, the west stand
 * on top. Row lengths are a real ground's ({@link standFigures}); the bowl, its wedges and boxes are drawn by us.
 */
export function stadium(): SeatMapDocument {
  const path = bowl();
  const blocks = [...westStand(path)];
  for (const [stand, from, to] of [
    ["north", 1, 4],
    ["east", 4, 5],
    ["south", 5, 8],
  ] as const) {
    blocks.push(...wedges(path, stand, from, to, wedgesOf(stand)));
  }
  const focus: FocalPoint = { x: 0, y: 0, z: 0, allRound: true };
  return {
    format: "parterre.seat-map",
    version: 1,
    name: "体育场 Stadium",
    categories: [
      { key: "west", name: "西看台 West stand", colour: "#7a5cc2" },
      { key: "north", name: "北看台 North stand", colour: "#2f7fb5" },
      { key: "east", name: "东看台 East stand", colour: "#2d8f6f" },
      { key: "south", name: "南看台 South stand", colour: "#c27a2c" },
      { key: "vip", name: "贵宾席 VIP", colour: "#b23a55" },
      { key: "box", name: "包厢 Boxes", colour: "#8a5a2b" },
    ],
    focalPoints: [focus],
    blocks,
    shapes: shapes(),
  };
}

/** The innermost line: two straights and two ends of three arcs each, tangent to each other, clockwise from top left. */
function bowl(): OffsetPath {
  const corner = 4700;
  const cornerDegrees = 60;
  const half = ((90 - cornerDegrees) * Math.PI) / 180;
  // A three-centred arch: the middle arc's radius follows from the span it has to close.
  const middle = corner + (halfWidth - corner) / Math.sin(half);
  const end = [
    { kind: "arc", radius: corner, degrees: cornerDegrees },
    { kind: "arc", radius: middle, degrees: 180 - 2 * cornerDegrees },
    { kind: "arc", radius: corner, degrees: cornerDegrees },
  ] as const;
  const side = { kind: "line", length: 2 * halfStraight } as const;
  return new OffsetPath({ x: -halfStraight, y: -halfWidth }, 0, [side, ...end, side, ...end]);
}

/** Blocks of the west stand's middle lie above each other: terrace, VIP, club seats, boxes. */
function westStand(path: OffsetPath): BlockDocument[] {
  const all = new Map(wedgesOf("west").map((wedge) => [wedge.label, wedge]));
  const pick = (...labels: string[]) => labels.map((label) => all.get(label)!);
  const outer = pick("1", "2", "3", "4", "5", "6", "7", "8", "9");
  const borders = divide(path, 0, 1, outer, seatStep);
  const between = (first: number, last: number, labels: string[], category: string) =>
    wedges(path, "west", borders[first]!, borders[last]!, pick(...labels), category);
  const boxes = ["Box 1", "Box 2", "Box 3–5", "Box 6", "Box 7", "Box 8", "Box 9", "Box 10", "Box 11"];
  return [
    ...wedges(path, "west", 0, 1, outer),
    ...between(3, 6, ["VIP AL", "VIP B", "VIP AR"], "vip"),
    ...between(2, 3, ["VIP BL"], "vip"),
    ...between(6, 7, ["VIP BR"], "vip"),
    ...between(2, 7, boxes, "box"),
  ];
}

function wedges(
  path: OffsetPath,
  stand: Stand,
  from: number,
  to: number,
  list: readonly Wedge[],
  category: string = stand,
): BlockDocument[] {
  const borders = divide(path, from, to, list, seatStep);
  return list.map((wedge, index) =>
    drawWedge(path, borders[index]!, borders[index + 1]!, wedge, seatStep, {
      level: levels[stand],
      elevation: 100 + whole(wedge.rows[0]!.offset * 0.45),
      rake: 36,
      category,
    }),
  );
}

const levels: Record<Stand, string> = {
  west: "西看台 West",
  north: "北看台 North",
  east: "东看台 East",
  south: "南看台 South",
};

/**
 * How many rows of terrace lie below a block's row 1, for boxes and the VIP block, whose rows count within their tier.
 * The south stand is set back: its long upper rows need the wider curve.
 */
function rowsBelow(stand: Stand, label: string): number {
  if (label.startsWith("Box")) return 28;
  if (label === "VIP B") return 8;
  return stand === "south" ? 9 : 0;
}

function wedgesOf(stand: Stand): Wedge[] {
  return standFigures[stand].map(([label, figures]) => ({
    label,
    rows: figures.split(" ").flatMap((part) => rowsOf(part, rowsBelow(stand, label))),
  }));
}

function rowsOf(figures: string, below: number): WedgeRow[] {
  const [names, seats] = figures.split(":") as [string, string];
  const [first, last = first] = names.split("-").map(Number) as [number, number?];
  const numbers = seats.includes("-")
    ? seats.split(",").flatMap((range) => {
        const [from, to] = range.split("-").map(Number) as [number, number];
        return upTo(to).slice(from - 1);
      })
    : upTo(Number(seats));
  return upTo(last)
    .slice(first - 1)
    .map((row) => ({ label: String(row), offset: (row - 1 + below) * rowDepth, numbers }));
}

function shapes(): ShapeDocument[] {
  const { halfLength: x, halfWidth: y } = pitch;
  const outside = halfWidth + 43 * rowDepth;
  const text = (zh: string, en: string, at: Point): ShapeDocument => ({
    kind: "text",
    label: { zh, en },
    points: [at],
    size: 700,
  });
  return [
    { kind: "shape", label: { zh: "跑道", en: "Track" }, points: oval(4220, 4630) },
    { kind: "shape", points: oval(4220, 3650) },
    {
      kind: "stage",
      label: { zh: "球场", en: "Pitch" },
      points: [
        { x: -x, y: -y },
        { x, y: -y },
        { x, y },
        { x: -x, y },
      ],
    },
    text("西看台", "West stand", { x: 0, y: -outside - 200 }),
    text("东看台", "East stand", { x: 0, y: outside + 200 }),
  ];
}

/** A running track's edge: two straights and two half circles. */
function oval(halfStraightOfTrack: number, radius: number): Point[] {
  const end = (side: number): Point[] =>
    upTo(19).map((number) => {
      const turn = ((number - 1) * 10 - 90) * (Math.PI / 180);
      return {
        x: whole(side * (halfStraightOfTrack + radius * Math.cos(turn))),
        y: whole(side * radius * Math.sin(turn)),
      };
    });
  return [...end(1), ...end(-1)];
}
