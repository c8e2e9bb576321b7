import { decodeFrame, maxSeatsInFrame } from "./availability-frames.ts";
import type { SeatStatusCode } from "./model.ts";
import { allocationOfCode, seatCode, stateOfCode } from "./seat-code.ts";

/** What listeners are told: the ordinals whose state or allocation is another now, or that everything may be. */
export type SeatStatesChange = readonly number[] | "all";

/**
 * The live picture of one performance, kept true by frames: one byte of state a seat, and for staff the number of the
 * allocation it is kept for. The arrays are always the same, so a renderer may hold on to them.
 */
export class SeatStates {
  /** One {@link SeatStatusCode} per ordinal. */
  readonly states: Uint8Array;
  /** Number of the seat's allocation per ordinal, 0 for none and in public views. */
  readonly allocations: Uint8Array;
  private readonly listeners = new Set<(changed: SeatStatesChange) => void>();

  /** All seats start as free. */
  constructor(seatCount: number) {
    if (!Number.isInteger(seatCount) || seatCount < 0 || seatCount > maxSeatsInFrame) {
      throw new RangeError(`a seat map cannot have ${seatCount} seats`);
    }
    this.states = new Uint8Array(seatCount);
    this.allocations = new Uint8Array(seatCount);
  }

  /**
   * Takes a snapshot or a delta. Works in any order and number of frames.
   * @throws {AvailabilityFrameError} not a frame for this map; then nothing has changed
   */
  apply(frame: Uint8Array): void {
    const decoded = decodeFrame(frame, this.states.length);
    if (decoded.kind === "snapshot") {
      decoded.codes.forEach((code, ordinal) => {
        this.states[ordinal] = stateOfCode(code);
        this.allocations[ordinal] = allocationOfCode(code);
      });
      this.tell("all");
      return;
    }
    const changed: number[] = [];
    decoded.ordinals.forEach((ordinal, index) => {
      const code = decoded.codes[index]!;
      if (seatCode(this.states[ordinal]!, this.allocations[ordinal]!) === code) return;
      this.states[ordinal] = stateOfCode(code);
      this.allocations[ordinal] = allocationOfCode(code);
      changed.push(ordinal);
    });
    if (changed.length > 0) this.tell(changed);
  }

  /** Sets one seat, for an own action that is faster than the feed. Ordinals outside of the map are an error. */
  set(ordinal: number, state: SeatStatusCode): void {
    if (!(ordinal in this.states)) {
      throw new RangeError(`ordinal ${ordinal} is outside of the ${this.states.length} seats`);
    }
    if (this.states[ordinal] === state) return;
    this.states[ordinal] = state;
    this.tell([ordinal]);
  }

  /** @returns a function that ends the subscription; calling it again does nothing */
  subscribe(listener: (changed: SeatStatesChange) => void): () => void {
    // A wrapper of its own, so that one function subscribed twice is told twice and unsubscribed once at a time.
    const entry = (changed: SeatStatesChange) => listener(changed);
    this.listeners.add(entry);
    return () => {
      this.listeners.delete(entry);
    };
  }

  private tell(changed: SeatStatesChange): void {
    for (const listener of [...this.listeners]) listener(changed);
  }
}
