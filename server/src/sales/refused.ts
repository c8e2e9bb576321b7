/**
 * Thrown inside a transaction to roll it back and answer a typed refusal: nothing is half done. Caught by
 * `orRefused` around the transaction, never further out.
 */
export class Refused<Refusal> extends Error {
  override readonly name = "Refused";
  constructor(readonly refusal: Refusal) {
    super("refused");
  }
}

/** Runs a transaction; a `Refused` thrown inside becomes the answer. */
export async function orRefused<Outcome, Refusal>(
  work: () => Promise<Outcome>,
  _type?: (refusal: Refusal) => void,
): Promise<Outcome | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return error.refusal as Refusal;
    throw error;
  }
}
