import type { BlockDocument, Point, RowDocument, SeatDocument, SeatFlagName, SeatMapDocument } from "../model.ts";
import { whole } from "../whole.ts";
import { upTo } from "./wedge.ts";

/** Rows are arcs around one point behind the stage; angles are degrees off the middle line, to the right positive. */
const centre: Point = { x: 0, y: -700 };
const seatStep = 55;
const rowDepth = 95;
const firstRadius = 1500;
const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";

interface Fan {
  readonly id: string;
  readonly label: string;
  readonly level: string;
  readonly category: string;
  readonly elevation: number;
  readonly rake: number;
  readonly firstLetter: number;
  readonly rows: number;
  readonly radius: number;
  /** Half of the row's angle, from the first row to the last. */
  readonly halfAngle: readonly [number, number];
  /** Angles of the stairs on the right half; mirrored on the left. */
  readonly aisles: readonly number[];
  /** "across": 1, 2, 3 from the left; "fromMiddle": odd to the left, even to the right, as Chinese houses count. */
  readonly numbering: "across" | "fromMiddle";
  readonly flagsOf?: (row: number, fromEnd: number, wing: boolean) => readonly SeatFlagName[];
}

const fans: readonly Fan[] = [
  {
    id: "front-stalls",
    label: "池座前区 Front stalls",
    level: "池座 Stalls",
    category: "front",
    elevation: -20,
    rake: 8,
    firstLetter: 0,
    rows: 7,
    radius: firstRadius,
    halfAngle: [34, 33],
    aisles: [14],
    numbering: "across",
  },
  {
    id: "rear-stalls",
    label: "池座后区 Rear stalls",
    level: "池座 Stalls",
    category: "rear",
    elevation: 70,
    rake: 14,
    firstLetter: 7,
    rows: 8,
    radius: firstRadius + 7 * rowDepth + 110,
    halfAngle: [32, 30],
    aisles: [14],
    numbering: "across",
    // Behind the cross aisle, at both ends: level access, a place and a companion beside it.
    flagsOf: (row, fromEnd, wing) =>
      row === 0 && wing && fromEnd < 4 ? [fromEnd % 2 === 0 ? "wheelchair" : "companion"] : [],
  },
  {
    id: "first-balcony",
    label: "一层楼座 First balcony",
    level: "一层楼座 First balcony",
    category: "balcony-1",
    elevation: 520,
    rake: 40,
    firstLetter: 0,
    rows: 5,
    radius: firstRadius + 15 * rowDepth + 420,
    halfAngle: [31, 30],
    aisles: [8, 21],
    numbering: "fromMiddle",
  },
  {
    id: "second-balcony",
    label: "二层楼座 Second balcony",
    level: "二层楼座 Second balcony",
    category: "balcony-2",
    elevation: 980,
    rake: 52,
    firstLetter: 0,
    rows: 4,
    radius: firstRadius + 20 * rowDepth + 740,
    halfAngle: [27, 26],
    aisles: [8, 19],
    numbering: "fromMiddle",
    flagsOf: (row, fromEnd) => (row === 3 || fromEnd < 3 ? ["restrictedView"] : []),
  },
];

/** A theatre of about 1,200 seats: curved stalls with two aisles, two balconies, boxes on both sides. */
export function curvedTheatre(): SeatMapDocument {
  return {
    format: "parterre.seat-map",
    version: 1,
    name: "剧院 Theatre",
    categories: [
      { key: "front", name: "池座前区 Front stalls", colour: "#b23a55" },
      { key: "rear", name: "池座后区 Rear stalls", colour: "#c27a2c" },
      { key: "balcony-1", name: "一层楼座 First balcony", colour: "#2f7fb5" },
      { key: "balcony-2", name: "二层楼座 Second balcony", colour: "#2d8f6f" },
      { key: "box", name: "包厢 Boxes", colour: "#7a5cc2" },
    ],
    focalPoints: [{ x: 0, y: 150, z: 200, facing: 0 }],
    blocks: [...fans.map(fanBlock), ...boxes()],
    shapes: [
      { kind: "stage", label: { zh: "舞台", en: "Stage" }, points: stageOutline() },
      ...fans
        .slice(1)
        .map((fan) => ({
          kind: "text" as const,
          label: { zh: fan.level.split(" ")[0]!, en: fan.level.slice(fan.level.indexOf(" ") + 1) },
          points: [polar(fan.radius - (fan.id === "rear-stalls" ? 105 : 210), 0)],
          size: fan.id === "rear-stalls" ? 60 : 120,
        }))
        .filter((shape) => shape.size > 60),
    ],
  };
}

function polar(radius: number, degrees: number): Point {
  const turn = (degrees * Math.PI) / 180;
  return {
    x: whole(centre.x + radius * Math.sin(turn)),
    y: whole(centre.y + radius * Math.cos(turn)),
  };
}

function fanBlock(fan: Fan): BlockDocument {
  const rows = upTo(fan.rows).map((number) => fanRow(fan, number - 1));
  return { id: fan.id, label: fan.label, level: fan.level, elevation: fan.elevation, rake: fan.rake, rows };
}

function fanRow(fan: Fan, row: number): RowDocument {
  const radius = fan.radius + row * rowDepth;
  const along = fan.rows === 1 ? 0 : row / (fan.rows - 1);
  const halfAngle = fan.halfAngle[0] + (fan.halfAngle[1] - fan.halfAngle[0]) * along;
  const perSeat = ((seatStep / radius) * 180) / Math.PI;
  const halfStair = ((55 / radius) * 180) / Math.PI;
  const borders = [
    -halfAngle - halfStair,
    ...fan.aisles.map((angle) => -angle).reverse(),
    ...fan.aisles,
    halfAngle + halfStair,
  ];
  const angles: { angle: number; edge: boolean; fromEnd: number; wing: boolean }[] = [];
  for (let wing = 1; wing < borders.length; wing += 1) {
    const from = borders[wing - 1]! + halfStair;
    const to = borders[wing]! - halfStair;
    const seats = Math.floor((to - from) / perSeat);
    const first = (from + to) / 2 - ((seats - 1) / 2) * perSeat;
    const outermost = wing === 1 ? "left" : wing === borders.length - 1 ? "right" : null;
    for (let seat = 0; seat < seats; seat += 1) {
      angles.push({
        angle: first + seat * perSeat,
        edge: (seat === 0 && outermost !== "left") || (seat === seats - 1 && outermost !== "right"),
        fromEnd: outermost === "left" ? seat : outermost === "right" ? seats - 1 - seat : seats,
        wing: outermost !== null,
      });
    }
  }
  const letter = letters[fan.firstLetter + row]!;
  const left = angles.filter(({ angle }) => angle < 0).length;
  const seats = angles.map(({ angle, edge, fromEnd, wing }, index): SeatDocument => {
    const number =
      fan.numbering === "across" ? index + 1 : index < left ? (left - index) * 2 - 1 : (index - left + 1) * 2;
    const flags: SeatFlagName[] = [...(edge ? (["aisle"] as const) : []), ...(fan.flagsOf?.(row, fromEnd, wing) ?? [])];
    // Two pairs in the middle of row F are the house's own until the evening.
    if (fan.id === "front-stalls" && row === 5 && Math.abs(index - (angles.length - 1) / 2) < 2) flags.push("house");
    return {
      id: `${fan.id}-${letter}-${number}`,
      label: String(number),
      ...polar(radius, angle),
      ...(flags.length > 0 ? { flags } : {}),
      category: fan.category,
    };
  });
  return { id: `${fan.id}-${letter}`, label: letter, seats };
}

/** Five boxes a side, four chairs each in two rows, turned towards the stage; those nearest it see it from the side. */
function boxes(): BlockDocument[] {
  return (["left", "right"] as const).flatMap((side) =>
    upTo(5).map((number): BlockDocument => {
      const sign = side === "left" ? -1 : 1;
      const label = `包厢 Box ${side === "left" ? number * 2 - 1 : number * 2}`;
      const id = `box-${side}-${number}`;
      const middle = { x: sign * (1300 + number * 105), y: 260 + number * 285 };
      const turn = (sign * (52 - number * 4) * Math.PI) / 180;
      return {
        id,
        label,
        level: "包厢 Boxes",
        elevation: 320,
        rake: 20,
        rows: [0, 1].map((row) => ({
          id: `${id}-${row + 1}`,
          label: String(row + 1),
          seats: [0, 1].map((seat): SeatDocument => {
            const across = (seat - 0.5) * 70;
            const back = row * 85;
            return {
              id: `${id}-${row + 1}-${seat + 1}`,
              label: String(row * 2 + seat + 1),
              x: whole(middle.x + across * Math.cos(turn) + back * Math.sin(turn)),
              y: whole(middle.y - across * Math.sin(turn) + back * Math.cos(turn)),
              ...(number <= 1 || (row === 1 && number <= 2) ? { flags: ["restrictedView"] as const } : {}),
              category: "box",
            };
          }),
        })),
      };
    }),
  );
}

function stageOutline(): Point[] {
  const apron = Array.from({ length: 13 }, (_, index) => polar(firstRadius - 330, 33 - index * 5.5));
  return [{ x: -900, y: -650 }, { x: 900, y: -650 }, ...apron];
}
