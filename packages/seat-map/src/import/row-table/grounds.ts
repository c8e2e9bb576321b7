import { OffsetPath, type PathPiece } from "../../offset-path.ts";
import type { RowLayout } from "./layout.ts";
import type { MeasuredBlock } from "./measured-block.ts";

/** Blocks side by side along one line, between two places of it each, `base` behind the line's front. */
export interface Stretch {
  readonly block: MeasuredBlock;
  readonly stand: string;
  readonly from: number;
  readonly to: number;
  readonly base: number;
}

/** A house's first line, with every block's stretch of it. */
export interface Ground {
  readonly path: OffsetPath;
  readonly stretches: readonly Stretch[];
  /** Radius of a fan's front line; 0 for others. */
  readonly radius: number;
}

export interface Stand {
  readonly name: string;
  /** In walking order along the line. */
  readonly blocks: readonly MeasuredBlock[];
}

/** The half length and half width of a football pitch, centimetres: 105 by 68 metres. */
export const halfPitch = { x: 5_250, y: 3_400 };

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const depthOf = (stand: Stand): number => stand.blocks.reduce((most, { depth }) => Math.max(most, depth), 0);

/** Where each stand begins behind the front, when stands lie one behind the other. */
function bases(stands: readonly Stand[], standGap: number): number[] {
  let base = 0;
  return stands.map((stand) => {
    const own = base;
    base += depthOf(stand) + standGap;
    return own;
  });
}

/** Blocks beside each other; each stand a line of them, one behind the other. */
export function straightGround(stands: readonly Stand[], layout: RowLayout): Ground {
  const widthOf = ({ blocks }: Stand) => blocks.reduce((sum, { widest }) => sum + widest + layout.blockGap, 0);
  const length = Math.max(1, ...stands.map(widthOf));
  // The audience looks up the drawing, so walking with the stage on the right hand leads to the left.
  const path = new OffsetPath({ x: length / 2, y: 0 }, Math.PI, [{ kind: "line", length }]);
  const base = bases(stands, layout.standGap);
  const stretches = stands.flatMap((stand, index) => {
    let at = (length - widthOf(stand)) / 2;
    return stand.blocks.map((block): Stretch => {
      const from = at;
      at += block.widest + layout.blockGap;
      return { block, stand: stand.name, from: from / length, to: at / length, base: base[index]! };
    });
  });
  return { path, stretches, radius: 0 };
}

/** Blocks on arcs around one middle; the radius follows from how far the fan is to bend. */
export function fanGround(stands: readonly Stand[], layout: RowLayout): Ground {
  const base = bases(stands, layout.standGap);
  const angleOf = (block: MeasuredBlock, radius: number, behind: number): number =>
    block.rows.reduce(
      (most, { width, offset }) => Math.max(most, (width + layout.blockGap) / (radius + behind + offset)),
      0,
    );
  const widestAngle = (radius: number): number =>
    stands.reduce(
      (most, stand, index) =>
        Math.max(
          most,
          stand.blocks.reduce((sum, block) => sum + angleOf(block, radius, base[index]!), 0),
        ),
      0,
    );
  const arc = radians(layout.arc);
  const radius = least((value) => widestAngle(value) <= arc, layout.firstRow + 200, 2_000_000);
  const whole = Math.max(widestAngle(radius), 1e-6);
  const start = Math.PI - whole / 2;
  const from = { x: radius * Math.sin(start), y: -radius * Math.cos(start) };
  const path = new OffsetPath(from, start, [{ kind: "arc", radius, degrees: (whole * 180) / Math.PI }]);
  const stretches = stands.flatMap((stand, index) => {
    const angles = stand.blocks.map((block) => angleOf(block, radius, base[index]!));
    let at = (whole - angles.reduce((sum, angle) => sum + angle, 0)) / 2;
    return stand.blocks.map((block, number): Stretch => {
      const begin = at;
      at += angles[number]!;
      return { block, stand: stand.name, from: begin / whole, to: at / whole, base: base[index]! };
    });
  });
  return { path, stretches, radius };
}

/**
 * Stands around a pitch, clockwise, the first with its middle over the pitch. The bowl is as tight as its rows allow, and
 * what is left over widens the ways between the blocks.
 */
export function bowlGround(stands: readonly Stand[], layout: RowLayout): Ground {
  const { blockGap, standGap } = layout;
  const round = layout.roundness / 100;
  // A round corner keeps clear of the pitch's own: its middle lies off by (corner - way) in both directions.
  const clear = (round * halfPitch.y) / (2 + Math.SQRT2 - round) + 100;
  const way = Math.max(layout.firstRow, clear);
  const [halfX, halfY] = [halfPitch.x + way, halfPitch.y + way];
  const corner = Math.max(100, round * (halfY - 100));
  const arc: PathPiece = { kind: "arc", radius: corner, degrees: 90 };
  const [along, aside]: PathPiece[] = [
    { kind: "line", length: 2 * (halfX - corner) },
    { kind: "line", length: 2 * (halfY - corner) },
  ];
  const once = [along!, arc, aside!, arc, along!, arc, aside!, arc];
  // Twice around, so that a walk may begin anywhere; pieces 0 and 8 are the side above the pitch.
  const path = new OffsetPath({ x: corner - halfX, y: -halfY }, 0, [...once, ...once]);
  const blocks = stands.flatMap((stand) => stand.blocks.map((block) => ({ block, stand: stand.name })));
  const gaps = blocks.map(({ stand }, index) => (stand === blocks[(index + 1) % blocks.length]!.stand ? 0 : standGap));

  const walk = (start: number, base: number, slack: number): Stretch[] => {
    let from = start;
    return blocks.map(({ block, stand }, index): Stretch => {
      const to = block.rows.reduce((furthest, { width, offset }) => {
        const out = base + offset;
        return Math.max(furthest, path.placeAt(path.travelled(from, out) + width + blockGap + slack, out));
      }, from);
      const stretch = { block, stand, from, to, base };
      from = path.placeAt(path.travelled(to, base) + gaps[index]!, base);
      return stretch;
    });
  };
  const endOf = (stretches: readonly Stretch[], base: number): number => {
    const last = stretches.at(-1);
    return last ? path.placeAt(path.travelled(last.to, base) + gaps.at(-1)!, base) : 0;
  };
  const fits = (start: number, base: number, slack: number) => endOf(walk(start, base, slack), base) <= start + 8;
  // First as the walk from the top left corner gives it, then with the first stand's middle over the pitch's.
  let start = 0;
  for (let round = 0; ; round += 1) {
    const base = least((value) => fits(start, value, 0), 0, 100_000);
    const slack = greatest((value) => fits(start, base, value), 0, 20_000);
    const stretches = walk(start, base, slack);
    const first = stretches.filter(({ stand }) => stand === stretches[0]!.stand);
    const middle = (path.travelled(first[0]!.from, base) + path.travelled(first.at(-1)!.to, base)) / 2;
    const wanted = path.travelled(8.5, base);
    if (round === 3) return { path, stretches, radius: 0 };
    const lap = path.travelled(8, base);
    start = path.placeAt((((path.travelled(start, base) + wanted - middle) % lap) + lap) % lap, base);
  }
}

/** The least value within the bounds that is enough; the upper bound when none is. */
function least(isEnough: (value: number) => boolean, low: number, high: number): number {
  if (isEnough(low)) return low;
  let [below, above] = [low, high];
  for (let round = 0; round < 40; round += 1) {
    const middle = (below + above) / 2;
    if (isEnough(middle)) above = middle;
    else below = middle;
  }
  return above;
}

/** The greatest value within the bounds that still holds. */
const greatest = (holds: (value: number) => boolean, low: number, high: number): number =>
  least((value) => !holds(value), low, high) - 1;
