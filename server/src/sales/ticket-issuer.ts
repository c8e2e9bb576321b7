import type { Transaction } from "../platform/database/index.ts";

/** A line whose ticket is to be issued. */
export interface LineToIssue {
  readonly id: string;
  /** Order on the receipt, from 1. */
  readonly position: number;
  readonly performanceId: number;
  readonly ordinal: number;
}

/** What sales asks of tickets, in its own transaction. */
export interface TicketIssuer {
  issue(
    tx: Transaction,
    order: { readonly id: string; readonly reference: string },
    lines: readonly LineToIssue[],
  ): Promise<void>;
  /** Ends the validity of all tickets of an order. Answers how many there were. */
  revoke(tx: Transaction, orderId: string): Promise<number>;
}
