import { inkOn } from "../src/palette.ts";
import type { AvailabilityTally } from "./availability-tally.ts";
import { type Camera, toScreen, type Viewport } from "./camera.ts";
import type { SeatMapZone } from "./contract.ts";
import { type BlockModel, LABEL_SHAPE, type MapModel } from "./map-model.ts";
import type { ScenePainter } from "./scene-painter.ts";
import type { LookTable } from "./seat-look.ts";
import type { SeatMapTexts } from "./texts.ts";

const NAME_PX = 13;
const LINE_PX = 11;
/** New labels in a frame of a move; others keep the label they had, or get theirs a frame later. */
const MOST_WHILE_MOVING = 2;

interface Label {
  /** What it says, in which ink and how wide. */
  readonly key: string;
  readonly canvas: HTMLCanvasElement;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Labels are fitted to their blocks in steps of four pixels. */
function widthStep(width: number): number {
  return Math.min(40, Math.floor(width / 4));
}

/**
 * Names of blocks with seats left and the lowest price, over the far picture. Each is a small bitmap of its own
 * size on screen, so a frame only copies them and text stays sharp while the map is zoomed.
 */
export class BlockLabels {
  readonly #labels = new Map<number, { label: Label; room: number }>();
  /** Blocks whose numbers changed since their label was made. */
  readonly #stale = new Set<number>();
  #mayDraw = 0;
  readonly #widths = new Map<string, number>();
  readonly #measure = document.createElement("canvas").getContext("2d")!;
  readonly #model: MapModel;
  readonly #tally: AvailabilityTally;
  readonly #painter: ScenePainter;
  readonly #table: LookTable;
  readonly #zones: readonly SeatMapZone[];
  readonly #texts: SeatMapTexts;
  readonly #fontFamily: string;
  readonly #pixelRatio: number;

  constructor(options: {
    model: MapModel;
    tally: AvailabilityTally;
    painter: ScenePainter;
    table: LookTable;
    zones: readonly SeatMapZone[];
    texts: SeatMapTexts;
    fontFamily: string;
    pixelRatio: number;
  }) {
    this.#model = options.model;
    this.#tally = options.tally;
    this.#painter = options.painter;
    this.#table = options.table;
    this.#zones = options.zones;
    this.#texts = options.texts;
    this.#fontFamily = options.fontFamily;
    this.#pixelRatio = options.pixelRatio;
  }

  /** Notes that the numbers of these seats' blocks may be others. */
  change(ordinals: Iterable<number>): void {
    for (const ordinal of ordinals) this.#stale.add(this.#model.blockOf[ordinal]!);
  }

  /** Copies the labels that fit their blocks. @param ratio pixels of the context per CSS pixel */
  blit(context: CanvasRenderingContext2D, camera: Camera, viewport: Viewport, ratio: number, moving: boolean): void {
    this.#mayDraw = moving ? MOST_WHILE_MOVING : Number.POSITIVE_INFINITY;
    const shrink = ratio / this.#pixelRatio;
    for (const block of this.#model.blocks) {
      if (this.#model.hidden.has(block.index) || !this.#table.isShown(block.index)) continue;
      const at = toScreen(camera, viewport, block.heartX, block.heartY);
      if (at.x < -90 || at.y < -40 || at.x > viewport.width + 90 || at.y > viewport.height + 40) continue;
      const label = this.#labelFor(block, camera.scale);
      if (!label) continue;
      context.drawImage(
        label.canvas,
        Math.round((at.x - label.width / 2) * ratio),
        Math.round((at.y - label.height / 2) * ratio),
        label.canvas.width * shrink,
        label.canvas.height * shrink,
      );
    }
  }

  #labelFor(block: BlockModel, scale: number): Label | undefined {
    const width = block.roomX * 2 * scale;
    const boxHeight = block.roomBox * 2 * scale;
    if (width < 12 || block.roomY * 2 * scale < 12) return undefined;
    const widest = boxHeight * LABEL_SHAPE * 1.15;
    const mostLines = boxHeight >= 40 ? 3 : boxHeight >= 27 ? 2 : 1;
    const room = (widthStep(width) * 64 + widthStep(widest)) * 4 + mostLines;
    const known = this.#labels.get(block.index);
    // A frame of a zoom asks for every block in view: what neither grew nor changed is not worded again.
    if (known?.room === room && !this.#stale.has(block.index)) return known.label;
    if (this.#mayDraw <= 0) return known?.label;
    this.#stale.delete(block.index);
    const lines = this.#linesOf(block, mostLines);
    const tint = this.#painter.blocks.tint(block.index);
    const most = lines.length > 1 ? Math.min(width, widest) : width;
    // As wide as the text, or squeezed where the block is narrower.
    const textWidth = Math.max(...lines.map((line, index) => this.#widthOf(line, index)));
    const fitted = widthStep(most) < widthStep(textWidth) ? Math.max(4, widthStep(most) * 4) : textWidth;
    const key = `${fitted}${tint}${lines.join("|")}`;
    let label = known?.label;
    if (label?.key !== key) {
      this.#mayDraw--;
      label = this.#draw(lines, fitted, key, inkOn(tint));
    }
    this.#labels.set(block.index, { label, room });
    return label;
  }

  #linesOf(block: BlockModel, room: number): string[] {
    const free = this.#tally.freeInBlock(block.index);
    const lines = [block.label];
    if (room >= 2) lines.push(free === 0 ? this.#texts.soldOut : this.#texts.left(free));
    if (room >= 3 && free > 0) {
      const priced = this.#zones
        .filter((zone) => zone.fromPrice && this.#tally.freeInZone(block.index, zone.index) > 0)
        .sort((a, b) => (a.fromPriceMinor ?? 0) - (b.fromPriceMinor ?? 0));
      if (priced[0]) lines.push(this.#texts.from(priced[0].fromPrice!));
    }
    return lines;
  }

  #fontOf(line: number): string {
    return line === 0 ? `650 ${NAME_PX}px ${this.#fontFamily}` : `450 ${LINE_PX}px ${this.#fontFamily}`;
  }

  #widthOf(text: string, line: number): number {
    const key = `${line}${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      this.#measure.font = this.#fontOf(line);
      width = this.#measure.measureText(text).width;
      this.#widths.set(key, width);
    }
    return width;
  }

  #draw(lines: readonly string[], textWidth: number, key: string, ink: string): Label {
    const canvas = document.createElement("canvas");
    const ratio = this.#pixelRatio;
    const width = textWidth + 4;
    const height = lines.length * 14 + 4;
    canvas.width = Math.ceil(width * ratio);
    canvas.height = Math.ceil(height * ratio);
    const context = canvas.getContext("2d")!;
    context.scale(ratio, ratio);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = ink;
    for (const [index, line] of lines.entries()) {
      context.font = this.#fontOf(index);
      context.globalAlpha = index === 0 ? 1 : 0.92;
      context.fillText(line, width / 2, 9 + index * 14, width);
    }
    return { key, canvas, width: canvas.width / ratio, height: canvas.height / ratio };
  }
}
