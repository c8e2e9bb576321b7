import pg from "pg";

/** A statement as it was sent. */
export type Sent = { readonly name?: string; readonly text: string; readonly values?: unknown[] };

type Query = (this: pg.Client, ...args: unknown[]) => unknown;

/**
 * Runs work whose transaction is rolled back where it would have committed, and answers every statement that it sent,
 * BEGIN and COMMIT too: exactly what a client would have to send to have the same done. One work at a time.
 */
export async function recordStatements(work: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function record(...args) {
    const [first] = args;
    const statement = typeof first === "string" ? { text: first, values: args[1] as unknown[] } : (first as Sent);
    sent.push({ ...statement });
    return statement.text === "COMMIT" ? query.call(this, "ROLLBACK") : query.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return sent;
}
