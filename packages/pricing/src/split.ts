/**
 * Splits a whole amount by weights so that the parts sum to it: everybody gets the whole part of their share, and the
 * units left go one each to the largest remainders (Hamilton's method, 最大余数法). Ties go to the earlier one, so give
 * parts in an order that does not depend on how they were entered. All weights zero: equal shares.
 */
export function splitByWeights(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (weights.length === 0) {
    if (amount !== 0) throw new RangeError("nobody to give a share to");
    return [];
  }
  if (total === 0)
    return splitByWeights(
      amount,
      weights.map(() => 1),
    );
  const size = Math.abs(amount);
  const parts: number[] = [];
  const rests: { readonly index: number; readonly rest: number }[] = [];
  let left = size;
  for (const [index, weight] of weights.entries()) {
    if (weight < 0) throw new RangeError(`a share cannot weigh ${weight}`);
    const [whole, rest] = share(size, weight, total);
    parts.push(whole);
    left -= whole;
    rests.push({ index, rest });
  }
  if (left === 0) return amount < 0 ? parts.map(negative) : parts;
  rests.sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of rests.slice(0, left)) parts[index]! += 1;
  return amount < 0 ? parts.map(negative) : parts;
}

const negative = (part: number) => (part === 0 ? 0 : -part);

/** Whole part and remainder of `size * weight / total`, exact whatever the size of the product. */
function share(size: number, weight: number, total: number): [whole: number, rest: number] {
  const product = size * weight;
  if (Number.isSafeInteger(product)) {
    const rest = product % total;
    return [(product - rest) / total, rest];
  }
  const exact = BigInt(size) * BigInt(weight);
  return [Number(exact / BigInt(total)), Number(exact % BigInt(total))];
}
