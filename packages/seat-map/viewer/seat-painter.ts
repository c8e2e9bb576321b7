import { type Bounds, grow, overlaps } from "./bounds.ts";
import type { Detail } from "./level-of-detail.ts";
import type { SceneInput } from "./scene-input.ts";
import { SeatForm } from "./seat-look.ts";
import { SeatStamps } from "./seat-stamps.ts";
import type { PixelBox } from "./tile-sheet.ts";

const MOST_STAMP_SIZES = 24;

/** Seats, their numbers and the names of rows. */
export class SeatPainter {
  readonly #input: SceneInput;
  readonly #stamps = new Map<number, SeatStamps>();

  constructor(input: SceneInput) {
    this.#input = input;
  }

  paintRowLabels(context: CanvasRenderingContext2D, part: Bounds, scale: number): void {
    const { model, table, fontFamily } = this.#input;
    context.fillStyle = table.inks.textMuted;
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (const block of model.blocks) {
      if (model.hidden.has(block.index) || block.rowLabels.length === 0 || !table.isShown(block.index)) continue;
      if (!overlaps(grow(block.bounds, block.pitch * 2), part)) continue;
      context.font = `500 ${block.rowLabels[0]!.size * scale}px ${fontFamily}`;
      const room = block.pitch;
      for (const label of block.rowLabels) {
        if (label.x < part.minX - room || label.x > part.maxX + room) continue;
        if (label.y < part.minY - room || label.y > part.maxY + room) continue;
        context.fillText(label.text, label.x * scale, label.y * scale, block.pitch * 1.1 * scale);
      }
    }
  }

  stampSeats(context: CanvasRenderingContext2D, part: Bounds, scale: number, box: PixelBox): void {
    const { model, table } = this.#input;
    const { geometry, blockOf, grid, largestRadius, blocks } = model;
    let pixels: ImageData | null = null;
    const { e: movedX, f: movedY } = context.getTransform();
    grid.forEachIn(grow(part, largestRadius * 1.2 + 2 / scale), (ordinal) => {
      if (model.hidden.has(blockOf[ordinal]!)) return;
      // Read only where there are seats: half of a stadium's tiles have none.
      pixels ??= context.getImageData(box.left, box.top, box.width, box.height);
      const radius = blocks[blockOf[ordinal]!]!.radius * scale;
      const x = geometry.x[ordinal]! * scale + movedX - box.left;
      const y = geometry.y[ordinal]! * scale + movedY - box.top;
      this.#stampsFor(radius).stamp(pixels, table.lookOf(ordinal), x, y);
    });
    if (pixels) context.putImageData(pixels, box.left, box.top);
  }

  /** Repaints a part of which {@link liesOnPlate} holds. */
  patchSeat(context: CanvasRenderingContext2D, part: Bounds, scale: number, detail: Detail, box: PixelBox): void {
    const { model, table } = this.#input;
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
      if (model.hidden.has(model.blockOf[seat]!)) return;
      const x = model.geometry.x[seat]! * scale + movedX - box.left;
      const y = model.geometry.y[seat]! * scale + movedY - box.top;
      const radius = model.blocks[model.blockOf[seat]!]!.radius * scale;
      this.#stampsFor(radius).stamp(pixels, table.lookOf(seat), x, y);
    });
    context.putImageData(pixels, box.left, box.top);
    if (detail.seatNumbers) this.paintNumbers(context, part, scale);
  }

  /** Whether the seat is in the middle of its row and nothing but plate and other seats can be in the part around it. */
  liesOnPlate(ordinal: number, part: Bounds): boolean {
    const { model } = this.#input;
    const { x, y, rowOf } = model.geometry;
    const block = model.blocks[model.blockOf[ordinal]!]!;
    // The plate's half width must hold the box with its corners, or its edge would be painted over.
    if (Math.max(part.maxX - part.minX, part.maxY - part.minY) > block.lineWidth * 0.94) return false;
    for (const beside of [ordinal - 1, ordinal + 1]) {
      if (rowOf[beside] !== rowOf[ordinal]) return false;
      if (Math.hypot(x[beside]! - x[ordinal]!, y[beside]! - y[ordinal]!) > block.pitch * 1.6) return false;
    }
    const isOther = (seat: number): boolean => model.blockOf[seat] !== block.index;
    return model.grid.nearest(x[ordinal]!, y[ordinal]!, block.lineWidth * 1.8, isOther) === -1;
  }

  paintNumbers(context: CanvasRenderingContext2D, part: Bounds, scale: number): void {
    const { model, table, fontFamily } = this.#input;
    const { geometry, blockOf, grid, largestRadius, blocks } = model;
    context.textAlign = "center";
    context.textBaseline = "middle";
    let fontOf = -1;
    grid.forEachIn(grow(part, largestRadius * 1.2), (ordinal) => {
      if (model.hidden.has(blockOf[ordinal]!)) return;
      const look = table.lookOf(ordinal);
      const form = look & 7;
      if (form === SeatForm.cross || form === SeatForm.ring || form === SeatForm.away) return;
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
}
