/** How a half minor unit is decided: away from zero (四舍五入, the usual commercial rule) or to the even neighbour. */
export type Rounding = "half_up" | "half_even";

/** `amount * numerator / denominator` in whole units, exact whatever the size of the product. */
export function scale(amount: number, numerator: number, denominator: number, rounding: Rounding = "half_up"): number {
  const product = amount * numerator;
  if (Number.isSafeInteger(product)) return divide(product, denominator, rounding);
  return Number(divideBig(BigInt(amount) * BigInt(numerator), BigInt(denominator), rounding));
}

function divide(product: number, denominator: number, rounding: Rounding): number {
  const size = Math.abs(product);
  const rest = size % denominator;
  const whole = (size - rest) / denominator;
  const twice = rest * 2;
  const up = twice > denominator || (twice === denominator && (rounding === "half_up" || whole % 2 === 1));
  const rounded = up ? whole + 1 : whole;
  return product < 0 && rounded !== 0 ? -rounded : rounded;
}

function divideBig(product: bigint, denominator: bigint, rounding: Rounding): bigint {
  const size = product < 0n ? -product : product;
  const whole = size / denominator;
  const twice = (size % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && (rounding === "half_up" || whole % 2n === 1n));
  const rounded = up ? whole + 1n : whole;
  return product < 0n ? -rounded : rounded;
}
