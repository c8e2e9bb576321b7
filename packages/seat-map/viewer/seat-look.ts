import { SeatFlag, type SeatMapGeometry, SeatStatus } from "../src/model.ts";
import { type ColourScheme, inkOn, type MapInks, mapInks, zoneColours } from "../src/palette.ts";
import { NO_ZONE, type SeatMapZone } from "./contract.ts";
import { seatsOfBlocks } from "./levels.ts";

/** Form of a seat: state is told by form as well as by colour. */
export const SeatForm = {
  /** Free: filled. */
  full: 0,
  /** Taken: a thin outline that recedes. */
  outline: 1,
  /** Held by somebody (staff view): a ring with a dot. */
  ring: 2,
  /** Killed: crossed out. */
  cross: 3,
  /** Free but outside of the reader's filter, or without a price: a faint disc. */
  faint: 4,
  /** On another level of the house than the one shown: nothing. */
  away: 5,
} as const;

/** Body of a seat: wheelchair places are squares, standing places diamonds. */
const SeatBody = { disc: 0, square: 1, diamond: 2 } as const;

/** Everything that decides how a seat looks, packed: form + 8 * body + 32 * colour. */
export type SeatLook = number;

export interface LookTable {
  readonly inks: MapInks;
  /** By colour index (zone slot * 12 + rank step; the last entry is for seats without a price). */
  readonly colours: readonly string[];
  readonly numberInks: readonly string[];
  readonly lookOf: (ordinal: number) => SeatLook;
  /** Whether a block is on the level that is shown. */
  readonly isShown: (block: number) => boolean;
  /** Whether a block is shown and holds a seat the reader's filter lets through. */
  readonly matches: (block: number) => boolean;
  /** Red, green and blue, 0 to 255, of a look. */
  readonly paintOf: (look: SeatLook) => readonly [number, number, number];
}

/** Binds states, zones and filter to colours. Cheap: made anew whenever one of the arrays is replaced. */
export function makeLookTable(
  geometry: SeatMapGeometry,
  states: Uint8Array,
  zoneOf: Uint8Array,
  zones: readonly SeatMapZone[],
  ranks: Uint8Array,
  matching: Uint8Array | null | undefined,
  shownBlocks: Uint8Array | null | undefined,
  scheme: ColourScheme,
): LookTable {
  const inks = mapInks(scheme);
  const colours: string[] = [];
  const slotOf = new Int16Array(256).fill(-1);
  for (const zone of zones) {
    slotOf[zone.index] = colours.length / 12;
    colours.push(...zoneColours(zone.hue, scheme));
  }
  const unpriced = colours.length;
  colours.push(inks.unpriced);
  const { flags, blocks } = geometry;
  const shownSeats = shownBlocks ? seatsOfBlocks(geometry, shownBlocks) : null;
  const matchingBlocks = blocks.map(
    ({ first, count }, index) =>
      (!shownBlocks || shownBlocks[index] === 1) &&
      (!matching || matching.subarray(first, first + count).some(Boolean)),
  );
  const lookOf = (ordinal: number): SeatLook => {
    if (shownSeats && !shownSeats[ordinal]) return SeatForm.away;
    const flag = flags[ordinal]!;
    const body =
      flag & SeatFlag.wheelchair ? SeatBody.square : flag & SeatFlag.standing ? SeatBody.diamond : SeatBody.disc;
    const zone = zoneOf[ordinal]!;
    const slot = zone === NO_ZONE ? -1 : slotOf[zone]!;
    const colour = slot < 0 ? unpriced : slot * 12 + ranks[ordinal]!;
    const state = states[ordinal];
    const form =
      state === SeatStatus.sold
        ? SeatForm.outline
        : state === SeatStatus.held || state === SeatStatus.reserved
          ? SeatForm.ring
          : state === SeatStatus.killed
            ? SeatForm.cross
            : slot < 0 || (matching && !matching[ordinal])
              ? SeatForm.faint
              : SeatForm.full;
    return form + 8 * body + 32 * colour;
  };
  const channels = colours.map(channelsOf);
  const neutral = [inks.taken, inks.held, inks.killed].map(channelsOf);
  const paintOf = (look: SeatLook): readonly [number, number, number] => {
    const form = look & 7;
    return form === SeatForm.full || form === SeatForm.faint ? channels[look >> 5]! : neutral[form - 1]!;
  };
  return {
    inks,
    colours,
    numberInks: colours.map(inkOn),
    lookOf,
    isShown: (block) => !shownBlocks || shownBlocks[block] === 1,
    matches: (block) => matchingBlocks[block] === true,
    paintOf,
  };
}

function channelsOf(hex: string): readonly [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function traceBody(context: CanvasRenderingContext2D, body: number, x: number, y: number, radius: number): void {
  context.beginPath();
  if (body === SeatBody.square)
    context.roundRect(x - radius * 0.92, y - radius * 0.92, radius * 1.84, radius * 1.84, radius * 0.35);
  else if (body === SeatBody.diamond) {
    context.moveTo(x, y - radius * 1.08);
    context.lineTo(x + radius * 1.08, y);
    context.lineTo(x, y + radius * 1.08);
    context.lineTo(x - radius * 1.08, y);
    context.closePath();
  } else context.arc(x, y, radius, 0, Math.PI * 2);
}

/** Paints the form of a seat in the context's present ink; all lengths in pixels of the context. */
export function paintForm(
  context: CanvasRenderingContext2D,
  form: number,
  body: number,
  x: number,
  y: number,
  radius: number,
): void {
  const thin = Math.max(0.75, Math.min(radius * 0.16, 2.2));
  switch (form) {
    case SeatForm.full:
      traceBody(context, body, x, y, radius);
      context.fill();
      return;
    case SeatForm.faint:
      traceBody(context, body, x, y, radius * 0.72);
      context.globalAlpha = 0.34;
      context.fill();
      context.globalAlpha = 1;
      return;
    case SeatForm.outline:
      traceBody(context, body, x, y, radius * 0.86 - thin / 2);
      context.lineWidth = thin;
      context.stroke();
      return;
    case SeatForm.ring:
      traceBody(context, body, x, y, radius * 0.92 - thin / 2);
      context.lineWidth = thin * 1.5;
      context.stroke();
      context.beginPath();
      context.arc(x, y, radius * 0.34, 0, Math.PI * 2);
      context.fill();
      return;
    default: {
      const arm = radius * 0.5;
      context.beginPath();
      context.moveTo(x - arm, y - arm);
      context.lineTo(x + arm, y + arm);
      context.moveTo(x + arm, y - arm);
      context.lineTo(x - arm, y + arm);
      context.lineWidth = thin;
      context.stroke();
    }
  }
}
