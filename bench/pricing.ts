/**
 * npm run bench -- pricing: carts priced per second by the one pricing function.
 *
 * Carts of 1 to 10 lines over two performances, with kinds of ticket, price lists by time, a group discount, a code, a
 * service fee and its tax, in six currencies. The peer prices the same carts by the same rules with a decimal number
 * type (arbitrary precision, as libraries for money have it) instead of whole minor units, in the same run; totals are compared.
 * Limits: twice as many as the peer, no total that differs.
 */
import { currencies, exponentOf } from "@parterre/money";
import { type Cart, type PricingRules, priceCart } from "@parterre/pricing";
import { manyCarts, rulesFor } from "./pricing/carts.ts";
import { decimalTotal } from "./pricing/decimal-peer.ts";

const limits = { ratioToDecimal: 2 };
const cartCount = 2000;
const warmUps = 5;
const measured = 31;

const rules: ReadonlyMap<string, PricingRules> = new Map(currencies.map((each) => [each, rulesFor(each)]));
const carts = manyCarts(cartCount);
const rulesOf = (cart: Cart) => rules.get(cart.currency)!;

function own(cart: Cart): number {
  const priced = priceCart(cart, rulesOf(cart));
  if (priced.kind !== "priced") throw new Error(priced.kind);
  return priced.totalMinor;
}
const peer = (cart: Cart): number => decimalTotal(cart, rulesOf(cart), exponentOf(cart.currency));

/** How long a contender takes for all carts, in milliseconds. */
function roundOf(price: (cart: Cart) => number): number {
  const startedAt = performance.now();
  for (const cart of carts) price(cart);
  return performance.now() - startedAt;
}

const different = carts.filter((cart) => own(cart) !== peer(cart)).length;
// In turn, so that both have the same machine; the median round counts, because others work on it too.
const rounds: { own: number; peer: number }[] = [];
for (let round = 0; round < warmUps + measured; round++) rounds.push({ own: roundOf(own), peer: roundOf(peer) });
const median = (who: "own" | "peer") =>
  rounds
    .slice(warmUps)
    .map((round) => round[who])
    .sort((a, b) => a - b)[measured >> 1]!;
const quotesPerSecond = (cartCount * 1000) / median("own");
const decimalPerSecond = (cartCount * 1000) / median("peer");
const ratioToDecimal = quotesPerSecond / decimalPerSecond;

const line = (what: string, rate: number) =>
  console.log(`${what.padEnd(36)} ${Math.round(rate).toLocaleString("en").padStart(10)} /s`);
line("priceCart, whole minor units", quotesPerSecond);
line("the same rules in decimals", decimalPerSecond);
console.log(`totals that differ: ${different} of ${carts.length}`);
console.log(
  JSON.stringify({
    quotesPerSecond: Math.round(quotesPerSecond),
    decimalPerSecond: Math.round(decimalPerSecond),
    ratioToDecimal: Number(ratioToDecimal.toFixed(2)),
    different,
  }),
);
process.exitCode = ratioToDecimal >= limits.ratioToDecimal && different === 0 ? 0 : 1;
