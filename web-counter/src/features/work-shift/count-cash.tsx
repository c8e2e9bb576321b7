import { type Currency, denominationsOf } from "@parterre/money";
import { useFormats } from "@parterre/web-kit";
import { useCounterText } from "../../texts/use-counter-text.ts";
import classes from "./work-shift.module.css";

export interface CountCashProps {
  readonly currency: Currency;
  /** By value; what is not there is empty. */
  readonly counts: Readonly<Record<number, string>>;
  readonly onCount: (valueMinor: number, text: string) => void;
}

/** Reads a field as a count: empty is none, null is no count at all. */
export function readCount(text: string): number | null {
  const digits = text.trim();
  if (digits === "") return 0;
  return /^\d{1,6}$/.test(digits) && Number(digits) <= 100_000 ? Number(digits) : null;
}

/** The notes and coins of one currency, a field each; Enter goes on to the next. */
export function CountCash({ currency, counts, onCount }: CountCashProps) {
  const t = useCounterText();
  const formats = useFormats();
  const values = denominationsOf(currency);
  const sumMinor = values.reduce((sum, value) => sum + value * (readCount(counts[value] ?? "") ?? 0), 0);
  return (
    <fieldset className={classes.coins}>
      <legend>{currency}</legend>
      <ol className="figures">
        {values.map((valueMinor) => {
          const text = counts[valueMinor] ?? "";
          const price = formats.price({ amountMinor: valueMinor, currency });
          return (
            <li key={valueMinor}>
              <label>
                <span>{price}</span>
                <input
                  value={text}
                  onChange={(event) => onCount(valueMinor, event.currentTarget.value)}
                  inputMode="numeric"
                  autoComplete="off"
                  aria-label={`${currency} ${t("shifts.piece", { value: price })}`}
                  aria-invalid={readCount(text) === null}
                  data-count
                  data-testid={`count-${currency}-${valueMinor}`}
                />
              </label>
            </li>
          );
        })}
      </ol>
      <p className="figures">
        {t("shifts.counted")} <output>{formats.money({ amountMinor: sumMinor, currency })}</output>
      </p>
    </fieldset>
  );
}
