import { type Currency, type Money, parseMajor } from "@parterre/money";
import type { VariablesOf } from "@parterre/web-kit";
import type { recordPaymentMutation } from "./documents.ts";

/** A part of what is to be paid, as the server takes it. */
export type TenderInput = VariablesOf<typeof recordPaymentMutation>["input"]["tenders"][number];

/** The ways to pay at a window that are written into one list; a telephone's payment is a way of its own. */
export const tenderWays = ["CASH", "TERMINAL", "TRANSFER", "VOUCHER", "INVOICE"] as const;
/** Those that need nobody to be asked. */
export const offlineWays = ["CASH", "TERMINAL"] as const satisfies readonly TenderWay[];
export type TenderWay = (typeof tenderWays)[number];

/** The part that is being typed. */
export interface TenderDraft {
  readonly way: TenderWay;
  /** Empty: everything that is left, or as much of it as a voucher has. For cash: what was handed over. */
  readonly amount: string;
  /** Of the slip, the transfer or the invoice; a voucher's code. */
  readonly number: string;
}

export const emptyDraft = (way: TenderWay = "CASH"): TenderDraft => ({ way, amount: "", number: "" });

/** Who owes, and until when. */
export interface Owing {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  /** The last day to pay, `2026-12-31`. */
  readonly dueOn: string;
  /** A part payment: no tickets before everything is paid. */
  readonly keepTickets: boolean;
}

/** A voucher as the server knows it. */
export interface FoundVoucher {
  readonly balance: Money;
}

export type DraftReading =
  /** The amount is none in this currency. */
  | { readonly kind: "unreadable" }
  /** Only cash gives change. */
  | { readonly kind: "tooMuch" }
  /** A number, a code or a name is still to be typed. */
  | { readonly kind: "incomplete" }
  | {
      readonly kind: "ready";
      readonly tender: TenderInput;
      /** What is left to be paid with it. */
      readonly leftMinor: number;
      readonly changeMinor: number;
    };

export interface DraftCircumstances {
  /** What the parts before it leave to be paid, more than nothing. */
  readonly leftMinor: number;
  readonly currency: Currency;
  readonly owing: Owing;
  /** Null while the code names none. */
  readonly voucher: FoundVoucher | null;
}

/** What a draft would pay. Nothing is rounded and nothing guessed: an amount that cannot be read is none. */
export function readDraft(draft: TenderDraft, at: DraftCircumstances): DraftReading {
  const { leftMinor, currency } = at;
  if (draft.way === "INVOICE") return readInvoice(draft, at);
  const typed = draft.amount.trim();
  const most = draft.way === "VOUCHER" ? Math.min(leftMinor, at.voucher?.balance.amountMinor ?? 0) : leftMinor;
  const read = typed === "" ? most : (parseMajor(typed, currency)?.amountMinor ?? null);
  if (read === null || read < 0) return { kind: "unreadable" };
  const number = draft.number.trim();
  if (draft.way === "CASH") {
    if (read === 0) return { kind: "unreadable" };
    const amountMinor = Math.min(read, leftMinor);
    const tender = { kind: draft.way, amountMinor, givenMinor: read };
    return { kind: "ready", tender, leftMinor: leftMinor - amountMinor, changeMinor: read - amountMinor };
  }
  if (number === "" || (draft.way === "VOUCHER" && at.voucher === null)) return { kind: "incomplete" };
  if (read > most) return { kind: "tooMuch" };
  if (read === 0) return { kind: "unreadable" };
  const how = draft.way === "VOUCHER" ? { voucherCode: number } : { reference: number };
  const tender = { kind: draft.way, amountMinor: read, ...how };
  return { kind: "ready", tender, leftMinor: leftMinor - read, changeMinor: 0 };
}

/** What is owed is all that is left, so that nothing can follow it. */
function readInvoice(draft: TenderDraft, { leftMinor, owing }: DraftCircumstances): DraftReading {
  const due = new Date(`${owing.dueOn}T23:59:59`);
  if (owing.name.trim() === "" || Number.isNaN(due.getTime())) return { kind: "incomplete" };
  const reference = draft.number.trim() || null;
  const tender = { kind: draft.way, amountMinor: leftMinor, reference, dueAt: due.toISOString() };
  return { kind: "ready", tender, leftMinor: 0, changeMinor: 0 };
}

/** The parts with another one. Cash twice is one pile of cash, as the server wants it. */
export function addPart(parts: readonly TenderInput[], tender: TenderInput): readonly TenderInput[] {
  const cash = tender.kind === "CASH" ? parts.find((part) => part.kind === "CASH") : undefined;
  if (!cash) return [...parts, tender];
  const amountMinor = cash.amountMinor + tender.amountMinor;
  const givenMinor = (cash.givenMinor ?? 0) + (tender.givenMinor ?? 0);
  return parts.map((part) => (part === cash ? { ...cash, amountMinor, givenMinor } : part));
}

/** What parts pay together, in minor units. */
export function sumOf(parts: readonly TenderInput[]): number {
  return parts.reduce((sum, part) => sum + part.amountMinor, 0);
}

/** What to hand back of the cash among them, in minor units. */
export function changeOf(parts: readonly TenderInput[]): number {
  return parts.reduce((sum, part) => sum + Math.max(0, (part.givenMinor ?? 0) - part.amountMinor), 0);
}
