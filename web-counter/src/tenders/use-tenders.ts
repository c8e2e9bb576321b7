import { useQuery } from "@apollo/client/react";
import { type Currency, type Money, majorText, money } from "@parterre/money";
import { useMemo, useState } from "react";
import { quickAmounts } from "./cash.ts";
import { voucherQuery } from "./documents.ts";
import {
  addPart,
  emptyDraft,
  type FoundVoucher,
  type Owing,
  readDraft,
  sumOf,
  type TenderDraft,
  type TenderInput,
  type TenderWay,
} from "./tender.ts";

/** How many days an invoice is usually open. */
const usualCreditDays = 14;
/** Letters and digits of a voucher's code. */
const codeLength = 16;

function dayIn(days: number): string {
  const at = new Date();
  at.setDate(at.getDate() + days);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** What became of the code in the voucher's field. */
export type VoucherState =
  | { readonly kind: "typing" | "looking" | "unknown" | "otherCurrency" | "empty" }
  | { readonly kind: "found"; readonly voucher: FoundVoucher; readonly hint: string };

function useVoucher(draft: TenderDraft, currency: Currency): VoucherState {
  const code = draft.way === "VOUCHER" ? draft.number.replaceAll(/[^0-9a-z]/gi, "") : "";
  const skip = code.length !== codeLength;
  const { data, loading } = useQuery(voucherQuery, { variables: { code }, skip, fetchPolicy: "network-only" });
  if (skip) return { kind: "typing" };
  if (loading || !data) return { kind: "looking" };
  if (!data.voucher) return { kind: "unknown" };
  if (data.voucher.balance.currency !== currency) return { kind: "otherCurrency" };
  if (data.voucher.balance.amountMinor === 0) return { kind: "empty" };
  return { kind: "found", voucher: data.voucher, hint: data.voucher.hint };
}

export type Tenders = ReturnType<typeof useTenders>;

/**
 * How something is paid, in any mixture: the parts that are put down, and the one being typed. `total` null while it is
 * not known.
 */
export function useTenders(total: Money | null, currency: Currency, before: readonly TenderInput[] = []) {
  const [parts, setParts] = useState(before);
  const [draft, setDraft] = useState<TenderDraft>(emptyDraft);
  const [owing, setOwing] = useState<Owing>(() => ({
    ...{ name: "", phone: "", email: "", dueOn: dayIn(usualCreditDays), keepTickets: false },
  }));
  const voucherState = useVoucher(draft, currency);
  const leftMinor = total === null ? null : total.amountMinor - sumOf(parts);
  const voucher = voucherState.kind === "found" ? voucherState.voucher : null;
  const reading =
    leftMinor === null || leftMinor <= 0 ? null : readDraft(draft, { leftMinor, currency, owing, voucher });
  const amounts = useMemo(
    () => (leftMinor === null || leftMinor <= 0 ? [] : quickAmounts(leftMinor, currency)),
    [leftMinor, currency],
  );
  const ready = reading?.kind === "ready" ? reading : null;
  const isCovered = leftMinor === 0;

  return {
    total,
    currency,
    parts,
    draft,
    owing,
    voucherState,
    reading,
    /** What the parts that are put down leave, in minor units; below zero: the total fell under them. */
    leftMinor,
    /** Cash people are likely to hand over for that, the exact amount first. */
    amounts,
    /** Everything that pays the whole total; null while it does not yet. */
    whole: isCovered ? parts : ready?.leftMinor === 0 ? addPart(parts, ready.tender) : null,
    /** The draft is good for a part, and something stays to be paid. */
    isPart: ready !== null && ready.leftMinor > 0,
    keepsTickets: draft.way === "INVOICE" && owing.keepTickets && !isCovered,
    choose: (way: TenderWay) => setDraft(emptyDraft(way)),
    change: (part: Partial<TenderDraft>) => setDraft((before) => ({ ...before, ...part })),
    changeOwing: (part: Partial<Owing>) => setOwing((before) => ({ ...before, ...part })),
    give: (amountMinor: number) => setDraft({ ...emptyDraft(), amount: majorText(money(amountMinor, currency)) }),
    /** Puts the draft down as a part; the next one is cash until something else is chosen. */
    add: () => {
      if (!ready) return;
      setParts(addPart(parts, ready.tender));
      setDraft(emptyDraft());
    },
    remove: (part: TenderInput) => setParts(parts.filter((each) => each !== part)),
  };
}
