import { type SeatMapGeometry, SeatStates, zoneColours } from "../../packages/seat-map/src/index.ts";
import type { Viewport } from "../../packages/seat-map/viewer/camera.ts";

/** A camera as all contenders understand it: CSS pixels a centimetre, and the middle of the view. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** One way to draw the same live house. Made with the first picture of the whole house in its pixels. */
export interface Contender {
  /** Takes a hand's move and live changes, as they arrive between two frames of the screen. */
  move(view: View, changed: readonly number[]): void;
  /** Called in the next frame of the screen. @returns milliseconds the frame took until its pixels were there */
  finish(): number;
  /** Called once between the first picture and the measured frames. */
  getReady(): Promise<void>;
}

export type MakeContender = (element: HTMLDivElement, geometry: SeatMapGeometry) => Contender;

export const viewport: Viewport = { width: 1600, height: 1000, padding: { top: 0, right: 0, bottom: 0, left: 0 } };

/** Reading one pixel waits for everything drawn before it: else only the recording of commands would be timed. */
export function flush(canvas: HTMLCanvasElement): void {
  canvas.getContext("2d")!.getImageData(0, 0, 1, 1);
}

export const zones = [0, 1, 2, 3].map((index) => ({ index, hue: index, name: `Zone ${index}`, fromPrice: "¥ 100" }));

/** States and zones of the house, the same for everyone. */
export class Sale {
  readonly states: SeatStates;
  readonly zoneOf: Uint8Array;
  readonly #ramps = zones.map((zone) => zoneColours(zone.hue, "light"));

  constructor(geometry: SeatMapGeometry) {
    this.states = new SeatStates(geometry.seatCount);
    this.zoneOf = new Uint8Array(geometry.seatCount);
    for (let ordinal = 0; ordinal < geometry.seatCount; ordinal++)
      this.states.states[ordinal] = ordinal % 7 < 2 ? 2 : 0;
    for (const [index, block] of geometry.blocks.entries())
      this.zoneOf.fill(index % 4, block.first, block.first + block.count);
  }

  flip(ordinal: number): void {
    this.states.set(ordinal, this.states.states[ordinal] === 0 ? 2 : 0);
  }

  colourOf(ordinal: number): string {
    return this.states.states[ordinal] === 0 ? this.#ramps[this.zoneOf[ordinal]!]![8]! : "#cccccc";
  }
}

/** Times a frame of a program that draws when it is told to. */
export function drawnAtOnce(
  draw: (view: View, changed: readonly number[]) => void,
): Pick<Contender, "move" | "finish"> {
  let due: [View, readonly number[]];
  return {
    move(...what) {
      due = what;
    },
    finish() {
      const startedAt = performance.now();
      draw(...due);
      return performance.now() - startedAt;
    },
  };
}
