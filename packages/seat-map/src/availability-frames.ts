import { deflateSync, inflateSync } from "fflate";
import type { SeatStatusCode } from "./model.ts";
import { ByteReader, ByteWriter } from "./varint.ts";

/**
 * Availability frames: what every watcher of a performance receives.
 *
 * A frame says by its first byte what it is: the high half is the format's version (1), the low half the kind.
 *
 * - `0x11` snapshot: varint seat count, then the raw DEFLATE stream of the states, 2 bits a seat, four seats a byte,
 *   the first in the lowest bits; unused bits of the last byte are 0.
 * - `0x12` delta: varint number of entries, then for each one varint of `gap * 4 + state`; the gap counts from the
 *   entry before (from -1 at the start, minus one), so ordinals ascend and no ordinal comes twice.
 *
 * A server may send either kind at any time; states are absolute, so applying a frame twice changes nothing.
 */
const frameKind = { snapshot: 0x11, delta: 0x12 } as const;

/** No seat map is larger; a frame that claims more is refused before memory is taken for it. */
export const maxSeatsInFrame = 1_000_000;

/** The bytes are not a frame, or not one for this seat map. Nothing was changed. */
export class AvailabilityFrameError extends Error {
  override readonly name = "AvailabilityFrameError";
}

export type AvailabilityFrame =
  | { readonly kind: "snapshot"; readonly states: Uint8Array }
  | { readonly kind: "delta"; readonly ordinals: readonly number[]; readonly states: Uint8Array };

/**
 * @param states one {@link SeatStatusCode} per ordinal
 * @returns a whole picture; 60,000 seats take at most 15 kB and a few bytes
 */
export function encodeSnapshot(states: Uint8Array): Uint8Array {
  const packed = new Uint8Array(Math.ceil(states.length / 4));
  for (let ordinal = 0; ordinal < states.length; ordinal += 1) {
    packed[ordinal >> 2]! |= (states[ordinal]! & 3) << ((ordinal & 3) * 2);
  }
  const writer = new ByteWriter();
  writer.byte(frameKind.snapshot);
  writer.varint(states.length);
  const head = writer.bytes();
  const body = deflateSync(packed, { level: 6 });
  const frame = new Uint8Array(head.length + body.length);
  frame.set(head);
  frame.set(body, head.length);
  return frame;
}

/**
 * @param ordinals the seats that changed, in any order, repeats allowed
 * @param states the state of every seat of the performance, by ordinal (not parallel to `ordinals`)
 */
export function encodeDelta(ordinals: readonly number[], states: Uint8Array): Uint8Array {
  const ascending = [...new Set(ordinals)].sort((a, b) => a - b);
  const writer = new ByteWriter();
  writer.byte(frameKind.delta);
  writer.varint(ascending.length);
  let before = -1;
  for (const ordinal of ascending) {
    const state = states[ordinal];
    if (state === undefined) throw new RangeError(`ordinal ${ordinal} is outside of the ${states.length} seats`);
    writer.varint((ordinal - before - 1) * 4 + (state & 3));
    before = ordinal;
  }
  return writer.bytes();
}

/**
 * Reads either kind.
 * @param seatCount seats of the map the frame is for
 * @throws {AvailabilityFrameError} anything else than a frame for a map of that size
 */
export function decodeFrame(frame: Uint8Array, seatCount: number): AvailabilityFrame {
  if (frame[0] === frameKind.snapshot) return decodeSnapshot(frame, seatCount);
  if (frame[0] === frameKind.delta) return decodeDelta(frame, seatCount);
  throw new AvailabilityFrameError(
    frame.length === 0 ? "the frame is empty" : `unknown kind of frame: first byte ${frame[0]}`,
  );
}

function decodeSnapshot(frame: Uint8Array, seatCount: number): AvailabilityFrame {
  const reader = new ByteReader(frame, 1);
  const claimed = reader.varint();
  if (claimed !== seatCount || claimed > maxSeatsInFrame) {
    throw new AvailabilityFrameError(`the snapshot is for ${claimed} seats, the seat map has ${seatCount}`);
  }
  const expected = Math.ceil(seatCount / 4);
  // One byte more than needed: a stream that is too long shows itself, and never takes more memory than this.
  const room = new Uint8Array(expected + 1);
  let packed: Uint8Array;
  try {
    packed = inflateSync(reader.rest(), { out: room });
  } catch (cause) {
    throw new AvailabilityFrameError("the snapshot's states cannot be inflated", { cause });
  }
  if (packed.length !== expected) throw new AvailabilityFrameError("the snapshot's states have the wrong length");
  const states = new Uint8Array(seatCount);
  for (let ordinal = 0; ordinal < seatCount; ordinal += 1) {
    states[ordinal] = (packed[ordinal >> 2]! >> ((ordinal & 3) * 2)) & 3;
  }
  return { kind: "snapshot", states };
}

function decodeDelta(frame: Uint8Array, seatCount: number): AvailabilityFrame {
  const reader = new ByteReader(frame, 1);
  const count = reader.varint();
  if (count < 0 || count > seatCount) throw new AvailabilityFrameError("the delta's number of entries is not possible");
  const ordinals: number[] = [];
  const states = new Uint8Array(count);
  let before = -1;
  for (let index = 0; index < count; index += 1) {
    const entry = reader.varint();
    if (entry < 0) throw new AvailabilityFrameError("the delta ends early");
    before += Math.floor(entry / 4) + 1;
    if (before >= seatCount) throw new AvailabilityFrameError(`the delta names seat ${before} of ${seatCount}`);
    ordinals.push(before);
    states[index] = entry % 4;
  }
  if (!reader.atEnd) throw new AvailabilityFrameError("the delta goes on after its last entry");
  return { kind: "delta", ordinals, states };
}

/** What listeners are told: the ordinals whose state is another now, or that everything may be. */
export type SeatStatesChange = readonly number[] | "all";

/**
 * The live picture of one performance: one byte of state a seat, kept true by frames.
 * `states` is always the same array, so a renderer may hold on to it.
 */
export class SeatStates {
  readonly states: Uint8Array;
  private readonly listeners = new Set<(changed: SeatStatesChange) => void>();

  /** All seats start as free. */
  constructor(seatCount: number) {
    if (!Number.isInteger(seatCount) || seatCount < 0 || seatCount > maxSeatsInFrame) {
      throw new RangeError(`a seat map cannot have ${seatCount} seats`);
    }
    this.states = new Uint8Array(seatCount);
  }

  /**
   * Takes a snapshot or a delta. Works in any order and number of frames.
   * @throws {AvailabilityFrameError} not a frame for this map; then nothing has changed
   */
  apply(frame: Uint8Array): void {
    const decoded = decodeFrame(frame, this.states.length);
    if (decoded.kind === "snapshot") {
      this.states.set(decoded.states);
      this.tell("all");
      return;
    }
    const changed: number[] = [];
    decoded.ordinals.forEach((ordinal, index) => {
      const state = decoded.states[index]!;
      if (this.states[ordinal] === state) return;
      this.states[ordinal] = state;
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
