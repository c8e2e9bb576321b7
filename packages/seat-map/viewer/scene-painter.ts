import type { GeometryShape, LocalisedText, Point } from "../src/model.ts";
import { mixColours } from "../src/oklch.ts";
import type { ColourScheme } from "../src/palette.ts";
import { zoneColours } from "../src/palette.ts";
import type { AvailabilityTally } from "./availability-tally.ts";
import type { Bounds } from "./camera.ts";
import type { SeatMapZone } from "./contract.ts";
import type { Detail } from "./level-of-detail.ts";
import { type BlockModel, type MapModel, overlaps } from "./map-model.ts";
import { type LookTable, SeatForm } from "./seat-look.ts";
import { SeatStamps } from "./seat-stamps.ts";
import type { PixelBox } from "./tile-sheet.ts";

const MOST_STAMP_SIZES = 24;
const TINT_STEPS = 10;
/** Texts of the drawing grow with it up to this size, CSS pixels. */
const MOST_TEXT_PX = 34;

export interface SceneInput {
  readonly model: MapModel;
  readonly table: LookTable;
  readonly tally: AvailabilityTally;
  readonly zones: readonly SeatMapZone[];
  readonly scheme: ColourScheme;
  readonly locale: keyof LocalisedText;
  readonly stageText: string;
  readonly fontFamily: string;
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
}

interface Glow {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

/**
 * Paints any part of the house at any scale. Whole tiles and single changed seats go through the same lines,
 * so a live change never looks different from a fresh picture (a test compares their pixels).
 */
export class ScenePainter {
  readonly #input: SceneInput;
  readonly #plates: (Path2D | undefined)[] = [];
  readonly #stamps = new Map<number, SeatStamps>();
  readonly #glows: readonly Glow[];
  readonly #shapes: readonly { shape: GeometryShape; path: Path2D; bounds: Bounds }[];

  constructor(input: SceneInput) {
    this.#input = input;
    this.#shapes = input.model.geometry.shapes.map((shape) => ({
      shape,
      path: tracePolygon(shape.points),
      bounds: boundsOfPoints(shape.points, shape.kind === "text" ? (shape.size ?? 100) * 12 : 0),
    }));
    const { bounds } = input.model;
    const house = Math.hypot(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY);
    this.#glows = this.#shapes
      .filter(({ shape }) => shape.kind === "stage")
      .map(({ bounds: stage }) => ({
        x: (stage.minX + stage.maxX) / 2,
        y: (stage.minY + stage.maxY) / 2,
        // As far as the stage is wide again, and never so far that the whole house is lit alike.
        reach: Math.min(Math.max(stage.maxX - stage.minX, stage.maxY - stage.minY) * 0.5 + house * 0.22, house * 0.38),
      }));
  }

  /** The drawing with all the light it throws: nothing is painted outside of it. */
  get litBounds(): Bounds {
    const { bounds } = this.#input.model;
    const room = Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY) * 0.4;
    const most = grow(bounds, room);
    return this.#glows.reduce(
      (lit, glow) => ({
        minX: Math.max(most.minX, Math.min(lit.minX, glow.x - glow.reach)),
        minY: Math.max(most.minY, Math.min(lit.minY, glow.y - glow.reach)),
        maxX: Math.min(most.maxX, Math.max(lit.maxX, glow.x + glow.reach)),
        maxY: Math.min(most.maxY, Math.max(lit.maxY, glow.y + glow.reach)),
      }),
      bounds,
    );
  }

  /** The near picture: floor, light, plates, row names, seats, numbers. */
  paintSeats(context: CanvasRenderingContext2D, part: Bounds, scale: number, detail: Detail, box: PixelBox): void {
    this.#paintGround(context, part, scale);
    const { model, table } = this.#input;
    for (const block of model.blocks) {
      if (overlaps(grow(block.bounds, block.lineWidth), part))
        this.#paintPlate(context, block, scale, table.inks.plate, table.inks.plateEdge);
    }
    if (detail.rowLabels) this.#paintRowLabels(context, part, scale);
    this.#stampSeats(context, part, scale, box);
    if (detail.seatNumbers) this.#paintNumbers(context, part, scale);
    this.#paintTexts(context, part, scale);
  }

  /**
   * Repaints one seat in the middle of its row, where nothing but plate lies beneath: without any path, in a
   * hundredth of the time. @returns false where more than that may be there, and nothing was painted
   */
  patchSeat(
    context: CanvasRenderingContext2D,
    ordinal: number,
    part: Bounds,
    scale: number,
    detail: Detail,
    box: PixelBox,
  ): boolean {
    const { model, table } = this.#input;
    if (!this.#liesOnPlate(ordinal, part)) return false;
    const pixels = new ImageData(box.width, box.height);
    const value = Number.parseInt(table.inks.plate.slice(1), 16);
    const [red, green, blue] = [value >> 16, (value >> 8) & 255, value & 255];
    for (let at = 0; at < pixels.data.length; at += 4) {
      pixels.data[at] = red;
      pixels.data[at + 1] = green;
      pixels.data[at + 2] = blue;
      pixels.data[at + 3] = 255;
    }
    const { e: movedX, f: movedY } = context.getTransform();
    model.grid.forEachIn(grow(part, model.largestRadius * 1.2 + 2 / scale), (seat) => {
      const x = model.geometry.x[seat]! * scale + movedX - box.left;
      const y = model.geometry.y[seat]! * scale + movedY - box.top;
      const radius = model.blocks[model.blockOf[seat]!]!.radius * scale;
      this.#stampsFor(radius).stamp(pixels, table.lookOf(seat), x, y);
    });
    context.putImageData(pixels, box.left, box.top);
    if (detail.seatNumbers) this.#paintNumbers(context, part, scale);
    return true;
  }

  #liesOnPlate(ordinal: number, part: Bounds): boolean {
    const { model } = this.#input;
    const { x, y, rowOf } = model.geometry;
    const block = model.blocks[model.blockOf[ordinal]!]!;
    // The plate's half width must hold the box with its corners, or its edge would be painted over.
    if (Math.max(part.maxX - part.minX, part.maxY - part.minY) > block.lineWidth * 0.94) return false;
    for (const beside of [ordinal - 1, ordinal + 1]) {
      if (rowOf[beside] !== rowOf[ordinal]) return false;
      if (Math.hypot(x[beside]! - x[ordinal]!, y[beside]! - y[ordinal]!) > block.pitch * 1.6) return false;
    }
    if (this.#shapes.some(({ bounds }) => overlaps(bounds, part))) return false;
    const isOther = (seat: number): boolean => model.blockOf[seat] !== block.index;
    return model.grid.nearest(x[ordinal]!, y[ordinal]!, block.lineWidth * 1.8, isOther) === -1;
  }

  /** The far picture: each block in its zone's colour, the fuller the more seats are left. */
  paintBlocks(context: CanvasRenderingContext2D, part: Bounds, scale: number): void {
    this.#paintGround(context, part, scale);
    const { model, table } = this.#input;
    for (const block of model.blocks) {
      if (!overlaps(grow(block.bounds, block.lineWidth), part)) continue;
      const tint = this.blockTint(block.index);
      this.#paintPlate(context, block, scale, tint, table.inks.plateEdge);
    }
    this.#paintTexts(context, part, scale);
  }

  /** A block's colour when far: changes only by {@link tintKey}. */
  blockTint(index: number): string {
    const { tally, scheme, table, model } = this.#input;
    const zone = this.leadingZone(index);
    if (!zone || tally.freeInBlock(index) === 0) return table.inks.plate;
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

  #paintGround(context: CanvasRenderingContext2D, part: Bounds, scale: number): void {
    const { table, scheme } = this.#input;
    const x = part.minX * scale - 2;
    const y = part.minY * scale - 2;
    const width = (part.maxX - part.minX) * scale + 4;
    const height = (part.maxY - part.minY) * scale + 4;
    context.fillStyle = table.inks.floor;
    context.fillRect(x, y, width, height);
    for (const glow of this.#glows) {
      if (glow.x + glow.reach < part.minX || glow.x - glow.reach > part.maxX) continue;
      if (glow.y + glow.reach < part.minY || glow.y - glow.reach > part.maxY) continue;
      const light = context.createRadialGradient(
        glow.x * scale,
        glow.y * scale,
        0,
        glow.x * scale,
        glow.y * scale,
        glow.reach * scale,
      );
      const strength = scheme === "dark" ? [0.42, 0.2, 0.06, 0] : [0.5, 0.22, 0.06, 0];
      for (const [index, alpha] of strength.entries())
        light.addColorStop([0, 0.3, 0.62, 1][index]!, withAlpha(table.inks.stageGlow, alpha));
      context.fillStyle = light;
      context.fillRect(x, y, width, height);
    }
    for (const { shape, path, bounds } of this.#shapes) {
      if (shape.kind === "text" || !overlaps(bounds, part)) continue;
      context.save();
      context.scale(scale, scale);
      context.lineJoin = "round";
      if (shape.kind === "stage") {
        const light = this.#stageLight(context, bounds);
        context.fillStyle = light;
        context.fill(path);
        // A thick edge of the same light rounds the corners off.
        context.strokeStyle = light;
        context.lineWidth = Math.min(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY) * 0.04;
      } else {
        context.fillStyle = table.inks.shape;
        context.fill(path);
        context.strokeStyle = table.inks.plateEdge;
        context.lineWidth = 1.2 / scale;
      }
      context.stroke(path);
      context.restore();
    }
  }

  /** Brightest where the audience looks: along the front edge, or in the middle of an all-round one. */
  #stageLight(context: CanvasRenderingContext2D, stage: Bounds): CanvasGradient {
    const { table, model } = this.#input;
    const x = (stage.minX + stage.maxX) / 2;
    const y = (stage.minY + stage.maxY) / 2;
    const half = Math.hypot(stage.maxX - stage.minX, stage.maxY - stage.minY) / 2;
    const houseX = (model.bounds.minX + model.bounds.maxX) / 2;
    const houseY = (model.bounds.minY + model.bounds.maxY) / 2;
    const away = Math.hypot(houseX - x, houseY - y);
    if (away < half * 0.6) {
      const round = context.createRadialGradient(x, y, 0, x, y, half);
      round.addColorStop(0, mixColours(table.inks.stageBack, table.inks.stage, 0.55));
      round.addColorStop(1, table.inks.stageBack);
      return round;
    }
    const ux = (houseX - x) / away;
    const uy = (houseY - y) / away;
    const reach = (Math.abs(ux) * (stage.maxX - stage.minX) + Math.abs(uy) * (stage.maxY - stage.minY)) / 2;
    const light = context.createLinearGradient(x - ux * reach, y - uy * reach, x + ux * reach, y + uy * reach);
    light.addColorStop(0, table.inks.stageBack);
    light.addColorStop(1, table.inks.stage);
    return light;
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

  #paintRowLabels(context: CanvasRenderingContext2D, part: Bounds, scale: number): void {
    const { model, table, fontFamily } = this.#input;
    context.fillStyle = table.inks.textMuted;
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (const block of model.blocks) {
      if (block.rowLabels.length === 0 || !overlaps(grow(block.bounds, block.pitch * 2), part)) continue;
      context.font = `500 ${block.rowLabels[0]!.size * scale}px ${fontFamily}`;
      const room = block.pitch;
      for (const label of block.rowLabels) {
        if (label.x < part.minX - room || label.x > part.maxX + room) continue;
        if (label.y < part.minY - room || label.y > part.maxY + room) continue;
        context.fillText(label.text, label.x * scale, label.y * scale, block.pitch * 1.1 * scale);
      }
    }
  }

  #stampSeats(context: CanvasRenderingContext2D, part: Bounds, scale: number, box: PixelBox): void {
    const { model, table } = this.#input;
    const { geometry, blockOf, grid, largestRadius, blocks } = model;
    let pixels: ImageData | null = null;
    const { e: movedX, f: movedY } = context.getTransform();
    grid.forEachIn(grow(part, largestRadius * 1.2 + 2 / scale), (ordinal) => {
      // Read only where there are seats: half of a stadium's tiles have none.
      pixels ??= context.getImageData(box.left, box.top, box.width, box.height);
      const radius = blocks[blockOf[ordinal]!]!.radius * scale;
      const x = geometry.x[ordinal]! * scale + movedX - box.left;
      const y = geometry.y[ordinal]! * scale + movedY - box.top;
      this.#stampsFor(radius).stamp(pixels, table.lookOf(ordinal), x, y);
    });
    if (pixels) context.putImageData(pixels, box.left, box.top);
  }

  #paintNumbers(context: CanvasRenderingContext2D, part: Bounds, scale: number): void {
    const { model, table, fontFamily } = this.#input;
    const { geometry, blockOf, grid, largestRadius, blocks } = model;
    context.textAlign = "center";
    context.textBaseline = "middle";
    let fontOf = -1;
    grid.forEachIn(grow(part, largestRadius * 1.2), (ordinal) => {
      const look = table.lookOf(ordinal);
      const form = look & 7;
      if (form === SeatForm.cross || form === SeatForm.ring) return;
      const blockIndex = blockOf[ordinal]!;
      const radius = blocks[blockIndex]!.radius * scale;
      if (fontOf !== blockIndex) {
        fontOf = blockIndex;
        context.font = `500 ${radius * 0.92}px ${fontFamily}`;
      }
      context.fillStyle = form === SeatForm.full ? table.numberInks[look >> 5]! : table.inks.killed;
      const x = geometry.x[ordinal]! * scale;
      const y = geometry.y[ordinal]! * scale;
      context.fillText(geometry.labels[ordinal] ?? "", x, y + radius * 0.06, radius * 1.6);
    });
  }

  #stampsFor(radius: number): SeatStamps {
    const key = Math.round(radius * 8);
    let stamps = this.#stamps.get(key);
    if (!stamps) {
      stamps = new SeatStamps(this.#input.table, key / 8);
      this.#stamps.set(key, stamps);
      // Every settled zoom has sizes of its own; only the last few are worth their memory.
      if (this.#stamps.size > MOST_STAMP_SIZES) this.#stamps.delete(this.#stamps.keys().next().value!);
    }
    return stamps;
  }

  #paintTexts(context: CanvasRenderingContext2D, part: Bounds, scale: number): void {
    const { table, locale, stageText, fontFamily, pixelRatio } = this.#input;
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (const [index, { shape, bounds }] of this.#shapes.entries()) {
      const middleX = (bounds.minX + bounds.maxX) / 2;
      const middleY = (bounds.minY + bounds.maxY) / 2;
      // A shape that another lies upon (a track around a pitch) would have its name there too.
      const isCovered = this.#shapes
        .slice(index + 1)
        .some(({ shape: upper, bounds: over }) => upper.kind !== "text" && contains(over, middleX, middleY));
      if (isCovered && shape.kind !== "text") continue;
      const text = shape.label?.[locale] || (shape.kind === "stage" ? stageText : "");
      if (!text || !overlaps(bounds, part)) continue;
      const width = (bounds.maxX - bounds.minX) * scale;
      const height = (bounds.maxY - bounds.minY) * scale;
      const isText = shape.kind === "text";
      const size = isText
        ? Math.min((shape.size ?? 100) * scale, MOST_TEXT_PX * pixelRatio)
        : Math.min(height * 0.2, (width * 0.5) / Math.max(2, text.length), 26 * pixelRatio);
      if (size < 6 * pixelRatio) continue;
      context.font = `600 ${size}px ${fontFamily}`;
      context.fillStyle =
        shape.kind === "stage" ? table.inks.stageText : isText ? table.inks.text : table.inks.textMuted;
      const x = (isText ? shape.points[0]!.x : middleX) * scale;
      const y = (isText ? shape.points[0]!.y : middleY) * scale;
      if (isText) context.fillText(text, x, y);
      else context.fillText(text, x, y, width * 0.9);
    }
  }
}

export function grow(bounds: Bounds, by: number): Bounds {
  return { minX: bounds.minX - by, minY: bounds.minY - by, maxX: bounds.maxX + by, maxY: bounds.maxY + by };
}

function withAlpha(hex: string, alpha: number): string {
  return (
    hex +
    Math.round(alpha * 255)
      .toString(16)
      .padStart(2, "0")
  );
}

function contains(bounds: Bounds, x: number, y: number): boolean {
  return x >= bounds.minX && x <= bounds.maxX && y >= bounds.minY && y <= bounds.maxY;
}

function tracePolygon(points: readonly Point[]): Path2D {
  const path = new Path2D();
  for (const [index, point] of points.entries()) {
    if (index === 0) path.moveTo(point.x, point.y);
    else path.lineTo(point.x, point.y);
  }
  path.closePath();
  return path;
}

function boundsOfPoints(points: readonly Point[], margin: number): Bounds {
  return {
    minX: Math.min(...points.map((point) => point.x)) - margin,
    minY: Math.min(...points.map((point) => point.y)) - margin,
    maxX: Math.max(...points.map((point) => point.x)) + margin,
    maxY: Math.max(...points.map((point) => point.y)) + margin,
  };
}
