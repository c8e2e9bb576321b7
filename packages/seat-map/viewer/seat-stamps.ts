import { type LookTable, paintForm, SeatForm, type SeatLook } from "./seat-look.ts";

/** Quarter pixels a stamp can be off in each direction: even spacing stays even at five pixels a seat. */
const PHASES = 4;

interface Mask {
  /** Coverage 0 to 255 by pixel. */
  readonly coverage: Uint8Array;
  readonly side: number;
}

/**
 * Puts seats into pixels directly. Filling a circle or copying a sprite costs a canvas several microseconds a
 * seat, whether a graphics card is there or not; adding a ready-made coverage mask to a pixel buffer costs a
 * fraction of one. Masks come from the canvas itself, so the forms are described once (`paintForm`).
 */
export class SeatStamps {
  readonly #table: LookTable;
  readonly #radius: number;
  readonly #masks = new Map<number, Mask>();
  readonly #context: CanvasRenderingContext2D;
  readonly #side: number;

  /** @param radius of a seat in pixels */
  constructor(table: LookTable, radius: number) {
    this.#table = table;
    this.#radius = radius;
    this.#side = Math.ceil(radius * 2.2) + 3;
    const canvas = document.createElement("canvas");
    canvas.width = this.#side;
    canvas.height = this.#side;
    this.#context = canvas.getContext("2d", { willReadFrequently: true })!;
  }

  /** @param x middle of the seat in pixels of the buffer, fractions allowed; what lies outside is left out */
  stamp(pixels: ImageData, look: SeatLook, x: number, y: number): void {
    if ((look & 7) === SeatForm.away) return;
    const side = this.#side;
    const left = x - side / 2;
    const top = y - side / 2;
    let column = Math.floor(left);
    let row = Math.floor(top);
    let phaseX = Math.round((left - column) * PHASES);
    let phaseY = Math.round((top - row) * PHASES);
    if (phaseX === PHASES) {
      phaseX = 0;
      column++;
    }
    if (phaseY === PHASES) {
      phaseY = 0;
      row++;
    }
    const { coverage } = this.#maskOf(look & 31, phaseX, phaseY);
    const [red, green, blue] = this.#table.paintOf(look);
    const { data, width, height } = pixels;
    const fromX = Math.max(0, -column);
    const toX = Math.min(side, width - column);
    const toY = Math.min(side, height - row);
    for (let maskY = Math.max(0, -row); maskY < toY; maskY++) {
      let at = ((row + maskY) * width + column + fromX) * 4;
      let from = maskY * side + fromX;
      for (let maskX = fromX; maskX < toX; maskX++, at += 4, from++) {
        const share = coverage[from]!;
        if (share === 0) continue;
        if (share === 255) {
          data[at] = red;
          data[at + 1] = green;
          data[at + 2] = blue;
          continue;
        }
        // (v * 257 + 32768) >> 16 is v / 255, rounded, without a division.
        data[at] = ((red * share + data[at]! * (255 - share)) * 257 + 32768) >> 16;
        data[at + 1] = ((green * share + data[at + 1]! * (255 - share)) * 257 + 32768) >> 16;
        data[at + 2] = ((blue * share + data[at + 2]! * (255 - share)) * 257 + 32768) >> 16;
      }
    }
  }

  #maskOf(shape: number, phaseX: number, phaseY: number): Mask {
    const key = (shape * PHASES + phaseX) * PHASES + phaseY;
    const known = this.#masks.get(key);
    if (known) return known;
    const side = this.#side;
    const context = this.#context;
    context.clearRect(0, 0, side, side);
    paintForm(context, shape & 7, shape >> 3, side / 2 + phaseX / PHASES, side / 2 + phaseY / PHASES, this.#radius);
    const { data } = context.getImageData(0, 0, side, side);
    const coverage = new Uint8Array(side * side);
    for (let at = 0; at < coverage.length; at++) coverage[at] = data[at * 4 + 3]!;
    const mask = { coverage, side };
    this.#masks.set(key, mask);
    return mask;
  }
}
