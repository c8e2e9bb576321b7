import { type Currency, money } from "@parterre/money";
import { RefusalNotice, useFormats, useTenderName } from "@parterre/web-kit";
import { useCounterText } from "../texts/use-counter-text.ts";
import type { TenderInput } from "./tender.ts";
import classes from "./tenders.module.css";

export interface HandBackProps {
  /** What lies on the counter and is in no book. */
  readonly parts: readonly TenderInput[];
  readonly currency: Currency;
  readonly onDone: () => void;
}

/** What the customer gets back because nothing came of the sale: cash as it was given, a slip to be cancelled. */
export function HandBack({ parts, currency, onDone }: HandBackProps) {
  const t = useCounterText();
  const formats = useFormats();
  const name = useTenderName();
  if (parts.length === 0) return null;
  const what = (part: TenderInput) => {
    const amount = formats.money(money(part.givenMinor ?? part.amountMinor, currency));
    if (part.kind === "CASH") return t("handBack.cash", { amount });
    if (part.kind === "VOUCHER") return t("handBack.voucher", { amount });
    return t("handBack.other", { way: name(part.kind.toLowerCase()), amount, reference: part.reference ?? "" });
  };
  return (
    <RefusalNotice refusal={{ reason: handBackReason }} onClose={onDone}>
      <ul className={classes.handBack} data-testid="hand-back">
        {parts.map((part) => (
          <li key={`${part.kind} ${part.reference ?? part.voucherCode ?? ""}`} className="figures">
            {what(part)}
          </li>
        ))}
      </ul>
    </RefusalNotice>
  );
}

const handBackReason = {
  zh: "没有成交。已放下的款项没有入账，请交还顾客：",
  en: "Nothing was sold, and what was put down is in no book. Hand it back:",
};
