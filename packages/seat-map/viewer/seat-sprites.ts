import { type LookTable, paintSeat, type SeatLook } from "./seat-look.ts";

/**
 * One little picture per look at one size, in a strip: stamping a copy costs a tenth of filling a circle,
 * which is what makes the first picture of 100,000 seats quick. Looks are painted when first asked for.
 */
export class SeatSprites {
  readonly #table: LookTable;
  readonly #radius: number;
  readonly #side: number;
  readonly #columns = 32;
  readonly #places = new Map<SeatLook, number>();
  #canvas: HTMLCanvasElement;
  #context: CanvasRenderingContext2D;

  /** @param radius of a seat in pixels of the canvas they are stamped on */
  constructor(table: LookTable, radius: number) {
    this.#table = table;
    this.#radius = radius;
    this.#side = Math.ceil(radius * 2.3) + 2;
    this.#canvas = document.createElement("canvas");
    this.#canvas.width = this.#side * this.#columns;
    this.#canvas.height = this.#side * 8;
    this.#context = this.#canvas.getContext("2d")!;
  }

  stamp(target: CanvasRenderingContext2D, look: SeatLook, x: number, y: number): void {
    let place = this.#places.get(look);
    if (place === undefined) place = this.#add(look);
    const side = this.#side;
    const left = (place % this.#columns) * side;
    const top = Math.floor(place / this.#columns) * side;
    target.drawImage(this.#canvas, left, top, side, side, x - side / 2, y - side / 2, side, side);
  }

  #add(look: SeatLook): number {
    const place = this.#places.size;
    this.#places.set(look, place);
    const left = (place % this.#columns) * this.#side;
    const top = Math.floor(place / this.#columns) * this.#side;
    if (top + this.#side > this.#canvas.height) this.#grow();
    paintSeat(this.#context, this.#table, look, left + this.#side / 2, top + this.#side / 2, this.#radius);
    return place;
  }

  #grow(): void {
    const larger = document.createElement("canvas");
    larger.width = this.#canvas.width;
    larger.height = this.#canvas.height * 2;
    const context = larger.getContext("2d")!;
    context.drawImage(this.#canvas, 0, 0);
    this.#canvas = larger;
    this.#context = context;
  }
}
