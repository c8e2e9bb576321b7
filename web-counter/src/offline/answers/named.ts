import type { Currency } from "@parterre/money";
import type { BothLanguages } from "@parterre/web-kit";

/** A text as the API writes it. */
export const textOf = ({ zh, en }: BothLanguages) => ({ __typename: "LocalisedText" as const, zh, en });

/** An amount as the API writes it. */
export const moneyOf = (amountMinor: number, currency: Currency) => ({
  __typename: "Money" as const,
  amountMinor,
  currency,
});

/** A seat's label as the API writes it. */
export const labelOf = (label: { readonly block: string; readonly row: string; readonly seat: string }) => ({
  __typename: "SeatLabel" as const,
  block: label.block,
  row: label.row,
  seat: label.seat,
});

/** A question of the app, as far as it is of interest here. */
export interface Question {
  readonly variables: Readonly<Record<string, unknown>>;
  /** What the app gave along that the server is never told. */
  readonly context: Readonly<Record<string, unknown>>;
}

/** Answers with the operation's data, fields by name as in the document, types named; more than was asked does no harm. */
export type Answer = (question: Question) => Promise<object>;
