import { inkOn } from "../src/palette.ts";
import type { AvailabilityTally } from "./availability-tally.ts";
import { type Camera, toScreen, type Viewport } from "./camera.ts";
import type { SeatMapZone } from "./contract.ts";
import { type BlockModel, LABEL_SHAPE, type MapModel } from "./map-model.ts";
import type { ScenePainter } from "./scene-painter.ts";
import type { SeatMapTexts } from "./texts.ts";

const NAME_PX = 13;
const LINE_PX = 11;

interface Label {
  readonly key: string;
  readonly canvas: HTMLCanvasElement;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Names of blocks with seats left and the lowest price, over the far picture. Each is a small bitmap of its own
 * size on screen, so a frame only copies them and text stays sharp while the map is zoomed.
 */
export class BlockLabels {
  readonly #labels = new Map<number, Label>();
  readonly #model: MapModel;
  readonly #tally: AvailabilityTally;
  readonly #painter: ScenePainter;
  readonly #zones: readonly SeatMapZone[];
  readonly #texts: SeatMapTexts;
  readonly #fontFamily: string;
  readonly #pixelRatio: number;

  constructor(options: {
    model: MapModel;
    tally: AvailabilityTally;
    painter: ScenePainter;
    zones: readonly SeatMapZone[];
    texts: SeatMapTexts;
    fontFamily: string;
    pixelRatio: number;
  }) {
    this.#model = options.model;
    this.#tally = options.tally;
    this.#painter = options.painter;
    this.#zones = options.zones;
    this.#texts = options.texts;
    this.#fontFamily = options.fontFamily;
    this.#pixelRatio = options.pixelRatio;
  }

  /** Copies the labels that fit their blocks; the context is in device pixels. */
  blit(context: CanvasRenderingContext2D, camera: Camera, viewport: Viewport): void {
    const ratio = this.#pixelRatio;
    for (const block of this.#model.blocks) {
      const at = toScreen(camera, viewport, block.heartX, block.heartY);
      if (at.x < -90 || at.y < -40 || at.x > viewport.width + 90 || at.y > viewport.height + 40) continue;
      const label = this.#labelFor(block, camera.scale);
      if (!label) continue;
      context.drawImage(
        label.canvas,
        Math.round((at.x - label.width / 2) * ratio),
        Math.round((at.y - label.height / 2) * ratio),
      );
    }
  }

  #labelFor(block: BlockModel, scale: number): Label | undefined {
    const width = block.roomX * 2 * scale;
    const boxHeight = block.roomBox * 2 * scale;
    if (width < 12 || block.roomY * 2 * scale < 12) return undefined;
    const room = boxHeight >= 40 ? 3 : boxHeight >= 27 ? 2 : 1;
    const lines = this.#linesOf(block, room);
    const tint = this.#painter.blockTint(block.index);
    const most = lines.length > 1 ? Math.min(width, boxHeight * LABEL_SHAPE * 1.15) : width;
    const key = `${Math.min(40, Math.floor(most / 4))}${tint}${lines.join("|")}`;
    const known = this.#labels.get(block.index);
    if (known?.key === key) return known;
    const label = this.#draw(lines, most, key, inkOn(tint));
    this.#labels.set(block.index, label);
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

  #draw(lines: readonly string[], maxWidth: number, key: string, ink: string): Label {
    const canvas = document.createElement("canvas");
    const ratio = this.#pixelRatio;
    const measure = canvas.getContext("2d")!;
    const fonts = lines.map(
      (_, index) => `${index === 0 ? 650 : 450} ${index === 0 ? NAME_PX : LINE_PX}px ${this.#fontFamily}`,
    );
    let widest = 0;
    for (const [index, line] of lines.entries()) {
      measure.font = fonts[index]!;
      widest = Math.max(widest, measure.measureText(line).width);
    }
    const width = Math.min(maxWidth, widest) + 4;
    const height = lines.length * 14 + 4;
    canvas.width = Math.ceil(width * ratio);
    canvas.height = Math.ceil(height * ratio);
    const context = canvas.getContext("2d")!;
    context.scale(ratio, ratio);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = ink;
    for (const [index, line] of lines.entries()) {
      context.font = fonts[index]!;
      context.globalAlpha = index === 0 ? 1 : 0.92;
      context.fillText(line, width / 2, 9 + index * 14, width);
    }
    return { key, canvas, width: canvas.width / ratio, height: canvas.height / ratio };
  }
}
