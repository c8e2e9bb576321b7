import type { EntityManager } from "typeorm";

/**
 * One SQL statement with a name. PostgreSQL prepares it once per connection under that name, so the hot path
 * is never parsed or planned twice. `Row` is the shape of a returned row.
 */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  /** Never set; carries the row type. */
  readonly row?: Row;
}

/** Declares a named statement. Names must be unique over the server; use `slice.what_it_does`. */
export function statement<Row>(name: string, text: string): Statement<Row> {
  return { name, text };
}

/**
 * The handle of an open transaction. Stores demand one, so forgetting to open a transaction does not compile;
 * only `Database` makes them.
 */
export interface Transaction {
  /** Runs a named, prepared statement inside this transaction. */
  query<Row>(statement: Statement<Row>, values: readonly unknown[]): Promise<Row[]>;
}

/** A transaction that TypeORM entities can be used in as well. */
export interface EntityTransaction extends Transaction {
  readonly manager: EntityManager;
}

export interface TransactionOptions {
  /** `off` only where a crash may lose the change without harm (holds). Default `on`. */
  readonly synchronousCommit?: "on" | "off";
}
