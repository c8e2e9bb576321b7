/** How long seats are kept. The database's clock counts; all in milliseconds. */
export interface HoldPolicy {
  /** A new hold, and what an extension gives anew. */
  readonly holdMs: number;
  /** From the first hold on, the end of every extension: nobody keeps seats for ever. */
  readonly latestMs: number;
  /** What is left at least when the buyer goes to pay, within `latestMs`. */
  readonly paymentMs: number;
}

export const defaultHoldPolicy: HoldPolicy = {
  holdMs: 10 * 60_000,
  latestMs: 30 * 60_000,
  paymentMs: 15 * 60_000,
};
