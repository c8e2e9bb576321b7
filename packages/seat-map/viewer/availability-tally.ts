import { SeatStatus } from "../src/model.ts";
import type { MapModel } from "./map-model.ts";

/** Free seats per block and zone, kept up to date by change, so that no label ever counts 100,000 seats. */
export class AvailabilityTally {
  readonly #model: MapModel;
  readonly #zoneOf: Uint8Array;
  readonly #ranks: Uint8Array;
  /** States as last counted. */
  readonly #counted: Uint8Array;
  /** By block * 256 + zone. */
  readonly #free: Uint32Array;
  readonly #freeInBlock: Uint32Array;
  readonly #rankSum: Uint32Array;

  constructor(model: MapModel, zoneOf: Uint8Array, ranks: Uint8Array, states: Uint8Array) {
    this.#model = model;
    this.#zoneOf = zoneOf;
    this.#ranks = ranks;
    this.#counted = new Uint8Array(states.length).fill(SeatStatus.sold);
    this.#free = new Uint32Array(model.blocks.length * 256);
    this.#freeInBlock = new Uint32Array(model.blocks.length);
    this.#rankSum = new Uint32Array(model.blocks.length);
    for (let ordinal = 0; ordinal < states.length; ordinal++) this.update(ordinal, states[ordinal]!);
  }

  /** @returns the block whose numbers changed, or -1 */
  update(ordinal: number, state: number): number {
    const before = this.#counted[ordinal] === SeatStatus.free;
    const after = state === SeatStatus.free;
    this.#counted[ordinal] = state;
    const zone = this.#zoneOf[ordinal]!;
    // A seat without a zone cannot be bought: it is not "left".
    if (before === after || zone === 255) return -1;
    const block = this.#model.blockOf[ordinal]!;
    const change = after ? 1 : -1;
    this.#free[block * 256 + zone]! += change;
    this.#freeInBlock[block]! += change;
    this.#rankSum[block]! += change * this.#ranks[ordinal]!;
    return block;
  }

  /** Whether a seat's state is another than the one last counted. */
  differs(ordinal: number, state: number): boolean {
    return this.#counted[ordinal] !== state;
  }

  freeInBlock(block: number): number {
    return this.#freeInBlock[block]!;
  }

  freeInZone(block: number, zone: number): number {
    return this.#free[block * 256 + zone]!;
  }

  /** Mean rank step of the block's free seats, rounded; 0 when none is free. */
  meanRank(block: number): number {
    const free = this.#freeInBlock[block]!;
    return free === 0 ? 0 : Math.round(this.#rankSum[block]! / free);
  }
}
