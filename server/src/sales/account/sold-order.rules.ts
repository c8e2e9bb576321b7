import type { Currency } from "@parterre/money";
import type { OrderStateName } from "./order-states.rules.ts";

/** A payment of an order, and what of it can still go back. */
export interface TakenPayment {
  readonly id: string;
  /** Code of the provider or the tender. */
  readonly tender: string;
  /** Of the payment; the diagram is in README.md. */
  readonly state: string;
  readonly amountMinor: number;
  readonly refundedMinor: number;
  readonly voucherId: string | null;
}

/** A live line with what its journal has come to. */
export interface SoldLine {
  readonly id: string;
  readonly position: number;
  readonly holdId: string;
  readonly performanceId: number;
  readonly ordinal: number;
  readonly zoneId: string;
  readonly ticketTypeId: string;
  readonly label: { readonly block: string; readonly row: string; readonly seat: string };
  readonly refundPolicyId: string | null;
  /** The ticket's own price. */
  readonly priceMinor: number;
  readonly charges: readonly {
    readonly kind: "discount" | "fee" | "tax" | "goodwill";
    readonly sourceId: string | null;
    readonly feeId: string | null;
    readonly amountMinor: number;
    /** Of a tax: how much, contained or added; else 0. */
    readonly taxMinor: number;
    readonly ratePpm: number | null;
  }[];
}

/** An order that was sold once, as the acts on it need to know it. */
export interface SoldOrder {
  readonly id: string;
  readonly reference: string;
  readonly state: OrderStateName;
  readonly currency: Currency;
  readonly channelId: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly dueAt: number | null;
  readonly locale: string;
  readonly contactName: string | null;
  readonly contactEmail: string | null;
  readonly contactPhone: string | null;
  readonly owedMinor: number;
  readonly paidMinor: number;
  /** Highest position of any line, ended ones too. */
  readonly lastPosition: number;
  /** Oldest first. */
  readonly payments: readonly TakenPayment[];
  /** Live ones, in the order of the receipt. */
  readonly lines: readonly SoldLine[];
}
