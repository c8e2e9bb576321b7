import { mixColours } from "../src/oklch.ts";
import { zoneColours } from "../src/palette.ts";
import { type Bounds, grow, overlaps } from "./bounds.ts";
import type { SeatMapZone } from "./contract.ts";
import type { BlockModel } from "./map-model.ts";
import type { SceneInput } from "./scene-input.ts";

const TINT_STEPS = 10;

/** Plates of the blocks: plain under seats, and tinted by zone and availability when the reader is far. */
export class BlockPainter {
  readonly #input: SceneInput;
  /** Levels that are not shown lie beneath those that are: drawings may put a balcony over the stalls. */
  readonly #inOrder: readonly BlockModel[];
  readonly #plates: (Path2D | undefined)[] = [];

  constructor(input: SceneInput) {
    this.#input = input;
    const { model, table } = input;
    this.#inOrder = [...model.blocks].sort((a, b) => Number(table.isShown(a.index)) - Number(table.isShown(b.index)));
  }

  /** @param isTinted in the zone's colour, the fuller the more seats are left; else as the seats stand on them */
  paintPlates(context: CanvasRenderingContext2D, part: Bounds, scale: number, isTinted: boolean): void {
    const { model, table } = this.#input;
    for (const block of this.#inOrder) {
      if (model.hidden.has(block.index) || !overlaps(grow(block.bounds, block.lineWidth), part)) continue;
      const fill = isTinted ? this.tint(block.index) : table.inks.plate;
      this.#paintPlate(context, block, scale, fill, table.inks.plateEdge);
    }
  }

  /** A block's colour when far: changes only by {@link tintKey}. */
  tint(index: number): string {
    const { tally, scheme, table, model } = this.#input;
    const zone = this.leadingZone(index);
    if (!zone || !table.matches(index) || tally.freeInBlock(index) === 0) return table.inks.plate;
    const colour = zoneColours(zone.hue, scheme)[tally.meanRank(index)]!;
    const share = tally.freeInBlock(index) / model.blocks[index]!.count;
    return mixColours(table.inks.plate, colour, 0.28 + 0.72 * (Math.ceil(share * TINT_STEPS) / TINT_STEPS));
  }

  /** Equal keys mean an equal tint. */
  tintKey(index: number): number {
    const { tally, model } = this.#input;
    const share = Math.ceil((tally.freeInBlock(index) / model.blocks[index]!.count) * TINT_STEPS);
    return share * 16 + tally.meanRank(index) + (this.leadingZone(index)?.index ?? 255) * 4096;
  }

  /** The zone most of the block's free seats belong to. */
  leadingZone(index: number): SeatMapZone | undefined {
    const { tally, zones } = this.#input;
    let best: SeatMapZone | undefined;
    for (const zone of zones) {
      const free = tally.freeInZone(index, zone.index);
      if (free > 0 && (!best || free > tally.freeInZone(index, best.index))) best = zone;
    }
    return best;
  }

  #paintPlate(context: CanvasRenderingContext2D, block: BlockModel, scale: number, fill: string, edge: string): void {
    let path = this.#plates[block.index];
    if (!path) {
      path = new Path2D();
      for (const line of block.lines) {
        path.moveTo(line[0]!, line[1]!);
        // A line to the very same point would not be drawn: a lone seat still has a plate.
        if (line.length === 2) path.lineTo(line[0]! + 0.01, line[1]!);
        for (let at = 2; at < line.length; at += 2) path.lineTo(line[at]!, line[at + 1]!);
      }
      this.#plates[block.index] = path;
    }
    context.save();
    context.scale(scale, scale);
    context.lineCap = "round";
    context.lineJoin = "round";
    context.strokeStyle = edge;
    context.lineWidth = block.lineWidth + (2 * this.#input.pixelRatio) / scale;
    context.stroke(path);
    context.strokeStyle = fill;
    context.lineWidth = block.lineWidth;
    context.stroke(path);
    context.restore();
  }
}
