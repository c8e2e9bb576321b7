import type { BlockDocument, SeatFlagName, SeatMapDocument } from "../model.ts";
import { OffsetPath } from "../offset-path.ts";
import { drawWedge, upTo } from "./wedge.ts";

const seatStep = 50;
const rowDepth = 85;
/** Where the bowl begins beside the stage, and its half width at the first row; the floor lies inside. */
const bowlTop = 300;
const halfWidth = 2250;

interface Tier {
  readonly level: string;
  readonly category: string;
  /** Labels count up from here, clockwise from the stage's right hand. */
  readonly firstLabel: number;
  readonly rows: number;
  readonly offset: number;
  readonly elevation: number;
  readonly rake: number;
  /** Blocks on each side and around the end. */
  readonly side: number;
  readonly end: number;
}

const tiers: readonly Tier[] = [
  {
    level: "下层看台 Lower tier",
    category: "lower",
    firstLabel: 101,
    rows: 15,
    offset: 0,
    elevation: 150,
    rake: 30,
    side: 6,
    end: 9,
  },
  {
    level: "上层看台 Upper tier",
    category: "upper",
    firstLabel: 201,
    rows: 14,
    offset: 1450,
    elevation: 900,
    rake: 45,
    side: 7,
    end: 13,
  },
];

/**
 * An arena of about 12,000 for a concert: a stage at the upper end, twelve blocks of chairs on the floor, two tiers in
 * a horseshoe around it. The blocks nearest the stage look at it from the side and say so.
 */
export function arena(): SeatMapDocument {
  const path = horseshoe();
  return {
    format: "parterre.seat-map",
    version: 1,
    name: "体育馆 Arena",
    categories: [
      { key: "floor", name: "内场 Floor", colour: "#b23a55" },
      { key: "lower", name: "下层看台 Lower tier", colour: "#7a5cc2" },
      { key: "upper", name: "上层看台 Upper tier", colour: "#2f7fb5" },
    ],
    focalPoints: [{ x: 0, y: 300, z: 300, facing: 0 }],
    blocks: [...floorBlocks(), ...tiers.flatMap((tier) => tierBlocks(path, tier))],
    shapes: [
      {
        kind: "stage",
        label: { zh: "舞台", en: "Stage" },
        points: [
          { x: -1500, y: -900 },
          { x: 1500, y: -900 },
          { x: 1500, y: 500 },
          { x: 300, y: 500 },
          { x: 300, y: 1300 },
          { x: -300, y: 1300 },
          { x: -300, y: 500 },
          { x: -1500, y: 500 },
        ],
      },
      { kind: "text", label: { zh: "内场", en: "Floor" }, points: [{ x: 0, y: 6550 }], size: 260 },
    ],
  };
}

/** Down the right side, around the far end, up the left side: clockwise on the drawing, the floor to the right. */
function horseshoe(): OffsetPath {
  const corner = 1500;
  const side = { kind: "line", length: 5000 } as const;
  const turn = { kind: "arc", radius: corner, degrees: 90 } as const;
  return new OffsetPath({ x: halfWidth, y: bowlTop }, Math.PI / 2, [
    side,
    turn,
    { kind: "line", length: 2 * (halfWidth - corner) },
    turn,
    side,
  ]);
}

function tierBlocks(path: OffsetPath, tier: Tier): BlockDocument[] {
  const count = tier.side * 2 + tier.end;
  const label = (index: number) => String(tier.firstLabel + index);
  const stretch = (from: number, to: number, first: number, blocks: number): BlockDocument[] => {
    const middle = tier.offset + (tier.rows * rowDepth) / 2;
    const [begin, end] = [path.travelled(from, middle), path.travelled(to, middle)];
    const border = (index: number) =>
      index === blocks ? to : path.placeAt(begin + ((end - begin) * index) / blocks, middle);
    return upTo(blocks).map((number) => {
      const [start, end] = [border(number - 1), border(number)];
      const index = first + number - 1;
      const rows = Array.from({ length: tier.rows }, (_, row) => {
        const offset = tier.offset + row * rowDepth;
        const room = path.travelled(end, offset) - path.travelled(start, offset) - 120;
        return { label: String(row + 1), offset, numbers: upTo(Math.floor(room / seatStep)) };
      });
      const besideStage = index === 0 || index === count - 1;
      return drawWedge(path, start, end, { label: label(index), rows }, seatStep, {
        level: tier.level,
        elevation: tier.elevation,
        rake: tier.rake,
        category: tier.category,
        flagsOf: (row, number): SeatFlagName[] => [
          ...(besideStage ? (["restrictedView"] as const) : []),
          ...(number === 1 || number === row.numbers.length ? (["aisle"] as const) : []),
        ],
      });
    });
  };
  return [
    ...stretch(0, 1, 0, tier.side),
    ...stretch(1, 4, tier.side, tier.end),
    ...stretch(4, 5, tier.side + tier.end, tier.side),
  ];
}

/** Chairs on the flat floor: three columns of four blocks, the catwalk between the first two rows of blocks. */
function floorBlocks(): BlockDocument[] {
  const blocks: BlockDocument[] = [];
  for (const [line, letter] of ["A", "B", "C", "D"].entries()) {
    for (const [column, centre] of [-1220, 0, 1220].entries()) {
      const id = `${letter}${column + 1}`;
      const top = 1500 + line * 1230;
      blocks.push({
        id: id.toLowerCase(),
        label: id,
        level: "内场 Floor",
        rows: upTo(11).map((row) => ({
          id: `${id.toLowerCase()}-${row}`,
          label: String(row),
          seats: upTo(18).map((number) => {
            const flags: SeatFlagName[] = number === 1 || number === 18 ? ["aisle"] : [];
            // The last row of the middle blocks at the back keeps places for wheelchairs, each with a companion.
            if (line === 3 && row === 11 && (number <= 4 || number > 14)) {
              flags.push(number % 2 === 1 ? "wheelchair" : "companion");
            }
            return {
              id: `${id.toLowerCase()}-${row}-${number}`,
              label: String(number),
              x: centre + (number - 9.5) * 56,
              y: top + (row - 1) * 95,
              ...(flags.length > 0 ? { flags } : {}),
              category: "floor",
            };
          }),
        })),
      });
    }
  }
  return blocks;
}
