/**
 * A bit for each seat that is not taken, seat n in bit `n & 31` of word `n >> 5`, written to `bits`, one word longer than
 * the seats need, so that the last seat has no neighbour. Four seats are read at once and without a branch: whether a
 * seat is sold is a coin that no processor foresees.
 * @param taken a byte per seat, 0 for seats that may be free
 */
export function untakenBits(taken: Uint8Array, bits: Int32Array): Int32Array {
  const aligned = taken.byteOffset % 4 === 0 ? taken : taken.slice();
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
  bits.fill(0);
  const whole = words.length >> 3;
  for (let target = 0; target < whole; target += 1) {
    const word = target << 3;
    bits[target] =
      zeroBytes(words[word]!) |
      (zeroBytes(words[word + 1]!) << 4) |
      (zeroBytes(words[word + 2]!) << 8) |
      (zeroBytes(words[word + 3]!) << 12) |
      (zeroBytes(words[word + 4]!) << 16) |
      (zeroBytes(words[word + 5]!) << 20) |
      (zeroBytes(words[word + 6]!) << 24) |
      (zeroBytes(words[word + 7]!) << 28);
  }
  for (let seat = whole << 5; seat < taken.length; seat += 1) {
    if (taken[seat] === 0) bits[seat >> 5] = bits[seat >> 5]! | (1 << (seat & 31));
  }
  return bits;
}

/**
 * Which of the four bytes are 0, the lowest byte in bit 0. Adding 0x7f to the lower seven bits of a byte reaches its
 * highest bit unless they are all 0; no byte carries into the next.
 */
function zeroBytes(word: number): number {
  const high = ~(((word & 0x7f7f7f7f) + 0x7f7f7f7f) | word | 0x7f7f7f7f) >>> 7;
  return (high | (high >>> 7) | (high >>> 14) | (high >>> 21)) & 15;
}

/** The first seat from `from` on whose bit is set together with the next one's; -1 when there is none. */
export function nextPair(bits: Int32Array, from: number): number {
  let word = from >> 5;
  if (word + 1 >= bits.length) return -1;
  let pairs = pairsOf(bits, word) & (-1 << (from & 31));
  while (pairs === 0) {
    word += 1;
    if (word + 1 >= bits.length) return -1;
    pairs = pairsOf(bits, word);
  }
  return (word << 5) + 31 - Math.clz32(pairs & -pairs);
}

const pairsOf = (bits: Int32Array, word: number): number =>
  bits[word]! & ((bits[word]! >>> 1) | (bits[word + 1]! << 31));
