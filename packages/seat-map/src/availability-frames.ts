import { deflateSync, inflateSync } from "fflate";
import { mostSeatCode } from "./seat-code.ts";
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
 * Staff see more than four states, and which allocation a seat is kept for; their frames carry a whole
 * {@link seatCode} a seat:
 *
 * - `0x13` staff snapshot: varint seat count, then the raw DEFLATE stream of the codes, one byte a seat.
 * - `0x14` staff delta: as `0x12`, with `gap * 256 + code` for each entry.
 *
 * A server may send any kind at any time; states are absolute, so applying a frame twice changes nothing.
 */
const frameKind = { snapshot: 0x11, delta: 0x12, staffSnapshot: 0x13, staffDelta: 0x14 } as const;

/** No seat map is larger; a frame that claims more is refused before memory is taken for it. */
export const maxSeatsInFrame = 1_000_000;

/** The bytes are not a frame, or not one for this seat map. Nothing was changed. */
export class AvailabilityFrameError extends Error {
  override readonly name = "AvailabilityFrameError";
}

/** `codes` are seat codes in both audiences' frames; in public ones no seat has an allocation. */
export type AvailabilityFrame =
  | { readonly kind: "snapshot"; readonly codes: Uint8Array }
  | { readonly kind: "delta"; readonly ordinals: readonly number[]; readonly codes: Uint8Array };

/**
 * @param states one {@link SeatStatusCode} per ordinal
 * @returns a whole picture; 60,000 seats take at most 15 kB and a few bytes
 */
export function encodeSnapshot(states: Uint8Array): Uint8Array {
  const packed = new Uint8Array(Math.ceil(states.length / 4));
  for (let ordinal = 0; ordinal < states.length; ordinal += 1) {
    packed[ordinal >> 2]! |= (states[ordinal]! & 3) << ((ordinal & 3) * 2);
  }
  return snapshotFrame(frameKind.snapshot, states.length, packed);
}

/** @param codes one {@link seatCode} per ordinal */
export function encodeStaffSnapshot(codes: Uint8Array): Uint8Array {
  return snapshotFrame(frameKind.staffSnapshot, codes.length, codes);
}

function snapshotFrame(kind: number, seatCount: number, raw: Uint8Array): Uint8Array {
  const writer = new ByteWriter();
  writer.byte(kind);
  writer.varint(seatCount);
  const head = writer.bytes();
  const body = deflateSync(raw, { level: 6 });
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
  return deltaFrame(frameKind.delta, publicRange, ordinals, states);
}

/** As {@link encodeDelta}, of seat codes. */
export function encodeStaffDelta(ordinals: readonly number[], codes: Uint8Array): Uint8Array {
  return deltaFrame(frameKind.staffDelta, staffRange, ordinals, codes);
}

/** How many values an entry of a delta can tell apart. */
const publicRange = 4;
const staffRange = 256;

function deltaFrame(kind: number, range: number, ordinals: readonly number[], values: Uint8Array): Uint8Array {
  const ascending = [...new Set(ordinals)].sort((a, b) => a - b);
  const writer = new ByteWriter();
  writer.byte(kind);
  writer.varint(ascending.length);
  let before = -1;
  for (const ordinal of ascending) {
    const value = values[ordinal];
    if (value === undefined) throw new RangeError(`ordinal ${ordinal} is outside of the ${values.length} seats`);
    writer.varint((ordinal - before - 1) * range + (value % range));
    before = ordinal;
  }
  return writer.bytes();
}

/**
 * Reads any kind.
 * @param seatCount seats of the map the frame is for
 * @throws {AvailabilityFrameError} anything else than a frame for a map of that size
 */
export function decodeFrame(frame: Uint8Array, seatCount: number): AvailabilityFrame {
  switch (frame[0]) {
    case frameKind.snapshot:
      return {
        kind: "snapshot",
        codes: unpack(inflateSnapshot(frame, seatCount, Math.ceil(seatCount / 4)), seatCount),
      };
    case frameKind.staffSnapshot:
      return { kind: "snapshot", codes: checkCodes(inflateSnapshot(frame, seatCount, seatCount)) };
    case frameKind.delta:
      return decodeDelta(frame, seatCount, publicRange);
    case frameKind.staffDelta:
      return decodeDelta(frame, seatCount, staffRange);
  }
  throw new AvailabilityFrameError(
    frame.length === 0 ? "the frame is empty" : `unknown kind of frame: first byte ${frame[0]}`,
  );
}

/** The inflated rest of a snapshot, `expected` bytes long. */
function inflateSnapshot(frame: Uint8Array, seatCount: number, expected: number): Uint8Array {
  const reader = new ByteReader(frame, 1);
  const claimed = reader.varint();
  if (claimed !== seatCount || claimed > maxSeatsInFrame) {
    throw new AvailabilityFrameError(`the snapshot is for ${claimed} seats, the seat map has ${seatCount}`);
  }
  // One byte more than needed: a stream that is too long shows itself, and never takes more memory than this.
  const room = new Uint8Array(expected + 1);
  let inflated: Uint8Array;
  try {
    inflated = inflateSync(reader.rest(), { out: room });
  } catch (cause) {
    throw new AvailabilityFrameError("the snapshot's states cannot be inflated", { cause });
  }
  if (inflated.length !== expected) throw new AvailabilityFrameError("the snapshot's states have the wrong length");
  return inflated;
}

function unpack(packed: Uint8Array, seatCount: number): Uint8Array {
  const states = new Uint8Array(seatCount);
  for (let ordinal = 0; ordinal < seatCount; ordinal += 1) {
    states[ordinal] = (packed[ordinal >> 2]! >> ((ordinal & 3) * 2)) & 3;
  }
  return states;
}

function checkCodes(codes: Uint8Array): Uint8Array {
  if (codes.some((code) => code > mostSeatCode)) throw new AvailabilityFrameError("the frame has an unknown seat code");
  return codes;
}

function decodeDelta(frame: Uint8Array, seatCount: number, range: number): AvailabilityFrame {
  const reader = new ByteReader(frame, 1);
  const count = reader.varint();
  if (count < 0 || count > seatCount) throw new AvailabilityFrameError("the delta's number of entries is not possible");
  const ordinals: number[] = [];
  const codes = new Uint8Array(count);
  let before = -1;
  for (let index = 0; index < count; index += 1) {
    const entry = reader.varint();
    if (entry < 0) throw new AvailabilityFrameError("the delta ends early");
    before += Math.floor(entry / range) + 1;
    if (before >= seatCount) throw new AvailabilityFrameError(`the delta names seat ${before} of ${seatCount}`);
    ordinals.push(before);
    codes[index] = entry % range;
  }
  if (!reader.atEnd) throw new AvailabilityFrameError("the delta goes on after its last entry");
  return { kind: "delta", ordinals, codes: checkCodes(codes) };
}
