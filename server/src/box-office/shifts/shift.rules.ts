import { type Currency, denominationsOf } from "@parterre/money";

/** So many notes or coins of one value. */
export interface CountedCoin {
  readonly valueMinor: number;
  readonly count: number;
}

/** A drawer's cash of one currency as a person counted it. */
export interface CashCount {
  readonly currency: Currency;
  readonly coins: readonly CountedCoin[];
}

/** Cash of one currency in a shift, by where it came from; amounts signed as they changed the drawer. */
export interface DrawerMoves {
  readonly currency: Currency;
  readonly floatMinor: number;
  /** What the shift before left at this counter; null: nobody said. */
  readonly leftBeforeMinor: number | null;
  readonly soldMinor: number;
  readonly givenBackMinor: number;
  readonly putInMinor: number;
  readonly takenOutMinor: number;
}

export interface DrawerResult extends DrawerMoves {
  /** What the drawer should hold. */
  readonly expectedMinor: number;
  readonly countedMinor: number;
  /** Over (more than 0) or short (less). Worked out, never entered. */
  readonly differenceMinor: number;
  readonly coins: readonly CountedCoin[];
}

/** Why a count cannot be used. */
export type CountProblem =
  | { readonly kind: "not-counted"; readonly currency: Currency }
  | { readonly kind: "counted-twice"; readonly currency: Currency }
  | { readonly kind: "no-such-coin"; readonly currency: Currency; readonly valueMinor: number }
  | { readonly kind: "count-bad"; readonly currency: Currency; readonly valueMinor: number };

const mostCoins = 100_000;

/** What is wrong with a count of a drawer in which these currencies have moved; null when nothing is. */
export function countProblem(counts: readonly CashCount[], moved: readonly Currency[]): CountProblem | null {
  const seen = new Set<Currency>();
  for (const { currency, coins } of counts) {
    if (seen.has(currency)) return { kind: "counted-twice", currency };
    seen.add(currency);
    const values = new Set(denominationsOf(currency));
    for (const { valueMinor, count } of coins) {
      if (!values.delete(valueMinor)) return { kind: "no-such-coin", currency, valueMinor };
      if (!Number.isSafeInteger(count) || count < 0 || count > mostCoins) {
        return { kind: "count-bad", currency, valueMinor };
      }
    }
  }
  const missing = moved.find((currency) => !seen.has(currency));
  return missing === undefined ? null : { kind: "not-counted", currency: missing };
}

export function sumOfCoins(coins: readonly CountedCoin[]): number {
  return coins.reduce((sum, { valueMinor, count }) => sum + valueMinor * count, 0);
}

/** What a drawer should hold: float, cash of sales less what was given back, and what was put in and taken out. */
export function expectedInDrawer(moves: DrawerMoves): number {
  return moves.floatMinor + moves.soldMinor + moves.givenBackMinor + moves.putInMinor + moves.takenOutMinor;
}

/** Sets a count against the books, currency by currency. What was counted and never moved stands there as well. */
export function settleDrawer(moves: readonly DrawerMoves[], counts: readonly CashCount[]): DrawerResult[] {
  const untouched = counts.filter(({ currency }) => !moves.some((each) => each.currency === currency));
  const all: DrawerMoves[] = [
    ...moves,
    ...untouched.map(({ currency }) => ({
      ...{ currency, floatMinor: 0, leftBeforeMinor: null, soldMinor: 0 },
      ...{ givenBackMinor: 0, putInMinor: 0, takenOutMinor: 0 },
    })),
  ];
  return all.map((each) => {
    const coins = (counts.find(({ currency }) => currency === each.currency)?.coins ?? []).filter(
      ({ count }) => count > 0,
    );
    const expectedMinor = expectedInDrawer(each);
    const countedMinor = sumOfCoins(coins);
    return { ...each, expectedMinor, countedMinor, differenceMinor: countedMinor - expectedMinor, coins };
  });
}
