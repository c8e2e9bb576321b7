import type { Transaction } from "../platform/database/index.ts";

/** A line whose ticket is to be issued. */
export interface LineToIssue {
  readonly id: string;
  /** Order on the receipt, from 1. */
  readonly position: number;
  readonly performanceId: number;
  readonly ordinal: number;
  /** The ticket that the customer has already, signed by a counter that nobody could ask; absent: a new one. */
  readonly made?: { readonly id: string; readonly code: string } | null;
}

/** A line whose seat is another one now. */
export interface LineToReissue extends LineToIssue {
  readonly order: { readonly id: string; readonly reference: string };
}

/** What sales asks of tickets, in its own transaction. */
export interface TicketIssuer {
  issue(
    tx: Transaction,
    order: { readonly id: string; readonly reference: string },
    lines: readonly LineToIssue[],
  ): Promise<void>;
  /** Ends the live tickets of lines of an order. Answers how many there were. */
  revoke(tx: Transaction, orderId: string, lineIds: readonly string[]): Promise<number>;
  /**
   * Ends the live tickets of lines whose seat becomes another one. Call what it answers once the seats are those of
   * the lines: it issues new ones and answers how many.
   */
  beginReissue(tx: Transaction, lines: readonly LineToReissue[]): Promise<() => Promise<number>>;
}
