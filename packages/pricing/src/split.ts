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
  const size = BigInt(Math.abs(amount));
  const parts: number[] = [];
  const rests: { readonly index: number; readonly rest: bigint }[] = [];
  let left = Math.abs(amount);
  for (const [index, weight] of weights.entries()) {
    if (weight < 0) throw new RangeError(`a share cannot weigh ${weight}`);
    const product = size * BigInt(weight);
    const whole = Number(product / BigInt(total));
    parts.push(whole);
    left -= whole;
    rests.push({ index, rest: product % BigInt(total) });
  }
  rests.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (const { index } of rests.slice(0, left)) parts[index]! += 1;
  return amount < 0 ? parts.map((part) => (part === 0 ? 0 : -part)) : parts;
}
