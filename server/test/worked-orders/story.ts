import type { Currency } from "@parterre/money";

/** Amounts by the way they are paid, in major units: `{ cash: 100, invoice: 60 }`. */
export type Ways = Readonly<Record<string, number>>;

/** What an example says is so after an act. Only what is named is looked at. */
export interface Outcome {
  readonly owed?: number;
  readonly paid?: number;
  readonly state?: string;
  /** Sums of the order's journal entries by kind; kinds that come to nothing are left out. */
  readonly journal?: Ways;
  /** Sums of the money that moved, by tender; what comes to nothing is left out. */
  readonly money?: Ways;
  /** Tax in the journal, contained or added. */
  readonly tax?: number;
  /** Face value of the order's live lines. */
  readonly face?: number;
  /** What the tickets that stay would have cost without those that went, before the act. */
  readonly repriced?: number;
  /** Tickets that are valid. */
  readonly tickets?: number;
  /** What is left on the voucher of the story. */
  readonly voucher?: number;
  /** Free tickets that the quota leaves. */
  readonly quota?: number;
  /** The order's first seat, as it stands. */
  readonly seat?: string;
  /** Why it was not done. */
  readonly refused?: string;
}

/** One act; exactly one of the first lines names it. */
export interface Act {
  /** Over the counter: `A adult`, `B child`; `reserved`: what was reserved before. */
  readonly sell?: readonly string[] | "reserved";
  readonly reserve?: readonly string[];
  readonly give?: readonly string[];
  /** An online order that goes to the bank. */
  readonly checkout?: readonly string[];
  readonly bankPays?: true;
  readonly holdsRunOut?: true;
  readonly somebodyElseTakes?: true;
  /** What is owed is paid. */
  readonly collect?: Ways;
  /** Numbers of the order's tickets, or all. */
  readonly refund?: readonly number[] | "all";
  /** Tickets without money. */
  readonly return?: readonly number[];
  readonly goodwill?: number;
  readonly exchange?: readonly number[];
  readonly issueVoucher?: number;
  readonly setQuota?: number;
  /** Prices in other currencies are taken away. */
  readonly onlyIn?: Currency;
  readonly limit?: { readonly type: string; readonly perCustomer?: number; readonly perPerformance?: number };
  readonly cancel?: true;
  /** To another performance of the same house. */
  readonly moveToOther?: true;
  /** To another time. */
  readonly moveByDays?: number;
  /** A group's kind of ticket, sold from so many on at so much. */
  readonly groupPrice?: { readonly from: number; readonly price: number };
  /** The policy of the performance keeps what those who stay lose. */
  readonly keepsLostDiscounts?: true;
  readonly refundFee?: { readonly perTicket: number; readonly taxPercent: number; readonly included: boolean };

  readonly for?: readonly string[];
  readonly pay?: Ways;
  readonly email?: string;
  readonly keepTickets?: boolean;
  readonly then?: Outcome;
}

/** An example of docs/orders: what was done to one order, and what its books say after each act. */
export interface Story {
  readonly example: string;
  readonly currency?: Currency;
  readonly acts: readonly Act[];
}
