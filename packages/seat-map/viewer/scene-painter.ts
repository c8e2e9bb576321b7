import { BlockPainter } from "./block-painter.ts";
import type { Bounds } from "./bounds.ts";
import { GroundPainter } from "./ground-painter.ts";
import type { Detail } from "./level-of-detail.ts";
import type { SceneInput } from "./scene-input.ts";
import { SeatPainter } from "./seat-painter.ts";
import type { PixelBox } from "./tile-sheet.ts";

/**
 * Paints any part of the house at any scale, in layers: ground, plates, seats, texts. Whole tiles and single changed
 * seats go through the same lines, so a live change never looks different from a fresh picture (a test compares them).
 */
export class ScenePainter {
  readonly blocks: BlockPainter;
  readonly #ground: GroundPainter;
  readonly #seats: SeatPainter;

  constructor(input: SceneInput) {
    this.#ground = new GroundPainter(input);
    this.blocks = new BlockPainter(input);
    this.#seats = new SeatPainter(input);
  }

  /** The drawing with all the light it throws: nothing is painted outside of it. */
  get litBounds(): Bounds {
    return this.#ground.litBounds;
  }

  /** The far picture: each block in its zone's colour, the fuller the more seats are left. */
  paintBlocks(context: CanvasRenderingContext2D, part: Bounds, scale: number): void {
    this.#ground.paintGround(context, part, scale);
    this.blocks.paintPlates(context, part, scale, true);
    this.#ground.paintTexts(context, part, scale);
  }

  /** The near picture: floor, light, plates, row names, seats, numbers. */
  paintSeats(context: CanvasRenderingContext2D, part: Bounds, scale: number, detail: Detail, box: PixelBox): void {
    this.#ground.paintGround(context, part, scale);
    this.blocks.paintPlates(context, part, scale, false);
    if (detail.rowLabels) this.#seats.paintRowLabels(context, part, scale);
    this.#seats.stampSeats(context, part, scale, box);
    if (detail.seatNumbers) this.#seats.paintNumbers(context, part, scale);
    this.#ground.paintTexts(context, part, scale);
  }

  /** Repaints one changed seat: without any path where nothing but plate lies beneath, in a hundredth of the time. */
  repaintSeat(
    context: CanvasRenderingContext2D,
    ordinal: number,
    part: Bounds,
    scale: number,
    detail: Detail,
    box: PixelBox,
  ): void {
    if (this.#ground.isBare(part) && this.#seats.liesOnPlate(ordinal, part))
      this.#seats.patchSeat(context, part, scale, detail, box);
    else this.paintSeats(context, part, scale, detail, box);
  }
}
