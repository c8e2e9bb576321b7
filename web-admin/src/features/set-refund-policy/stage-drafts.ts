import { isCurrency, type Money, majorText, parseMajor } from "@parterre/money";
import type { RefundPolicy, StageInput } from "./documents.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A stage of a refund policy as it is typed. */
export interface StageDraft {
  readonly key: string;
  /** How long before the performance it ends. */
  readonly days: string;
  readonly hours: string;
  readonly kind: "percent" | "fixed";
  /** A percentage, "10" or "7.5"; or amounts for each ticket, "CNY 20, HKD 25". */
  readonly fee: string;
  /** The most that a percentage comes to: amounts, or nothing. */
  readonly cap: string;
}

export const newStage = (): StageDraft => ({
  ...{ key: crypto.randomUUID(), days: "7", hours: "0", kind: "percent", fee: "0", cap: "" },
});

const amountsText = (amounts: readonly Money[]) =>
  amounts.map((amount) => `${amount.currency} ${majorText(amount)}`).join(", ");

/** The stages of a policy as they are typed. */
export function toDrafts(policy: RefundPolicy | null): readonly StageDraft[] {
  return (policy?.stages ?? []).map(({ beforeMs, percentBp, fixed, cap }, index) => ({
    key: `${policy?.id} ${index}`,
    days: String(Math.floor(beforeMs / dayMs)),
    hours: String(Math.round((beforeMs % dayMs) / hourMs)),
    kind: percentBp === null ? "fixed" : "percent",
    fee: percentBp === null ? amountsText(fixed) : String(percentBp / 100),
    cap: amountsText(cap),
  }));
}

/** Amounts as typed, each with its currency in front; null when they cannot be read. */
export function readAmounts(text: string): Money[] | null {
  const parts = text.split(/[,，;；\n]/).map((part) => part.trim());
  const amounts: Money[] = [];
  for (const part of parts) {
    if (part === "") continue;
    const [code = "", ...rest] = part.split(/\s+/);
    const currency = code.toUpperCase();
    const amount = isCurrency(currency) ? parseMajor(rest.join(""), currency) : null;
    if (!amount || amount.amountMinor < 0 || amounts.some((each) => each.currency === currency)) return null;
    amounts.push(amount);
  }
  return amounts;
}

const wholeIn = (text: string, most: number) => {
  const value = text.trim() === "" ? 0 : Number(text);
  return Number.isInteger(value) && value >= 0 && value <= most ? value : null;
};

/** A stage as the server takes it; null when something of it cannot be read. */
export function readStage({ days, hours, kind, fee, cap }: StageDraft): StageInput | null {
  const [wholeDays, wholeHours] = [wholeIn(days, 400), wholeIn(hours, 23)];
  const most = readAmounts(cap);
  if (wholeDays === null || wholeHours === null || most === null) return null;
  const beforeMs = wholeDays * dayMs + wholeHours * hourMs;
  if (kind === "fixed") {
    const fixed = readAmounts(fee);
    return fixed && { beforeMs, percentBp: null, fixed, cap: [] };
  }
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(fee.trim())) return null;
  const percentBp = Math.round(Number(fee) * 100);
  return percentBp > 10_000 ? null : { beforeMs, percentBp, fixed: [], cap: most };
}
