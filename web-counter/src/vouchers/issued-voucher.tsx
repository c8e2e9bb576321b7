import type { Money } from "@parterre/money";
import { useFormats } from "@parterre/web-kit";
import { useCounterText } from "../texts/use-counter-text.ts";
import classes from "./vouchers.module.css";

export interface IssuedVoucherProps {
  /** Null when the same request had issued it before. */
  readonly code: string | null;
  readonly voucher: { readonly hint: string; readonly face: Money; readonly validUntil: string | null };
}

/** The code to be written on the card, large, and said to be told only now. */
export function IssuedVoucher({ code, voucher }: IssuedVoucherProps) {
  const t = useCounterText();
  const formats = useFormats();
  return (
    <div className={classes.issued} role="status">
      <span className="figures">{formats.money(voucher.face)}</span>
      <output className={`${classes.code} figures`} data-testid="voucher-code">
        {code ?? `…${voucher.hint}`}
      </output>
      <small>{t(code ? "vouchers.toldOnce" : "vouchers.toldBefore")}</small>
      <small className="figures">
        {voucher.validUntil
          ? t("vouchers.validUntil", { day: formats.date(voucher.validUntil) })
          : t("vouchers.validForEver")}
      </small>
    </div>
  );
}
