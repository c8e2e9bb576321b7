import { KeyButton } from "../keys/key-button.tsx";
import { useKeys } from "../keys/use-keys.ts";
import { useCounterText } from "../texts/use-counter-text.ts";
import classes from "./print-dialog.module.css";
import { usePrinting } from "./printing-context.tsx";

export interface OtherWindowsProps {
  readonly reference: string;
  readonly onBack: () => void;
}

/** Where else in this house the tickets of an order can be printed: windows with paper in their printers. */
export function OtherWindows({ reference, onBack }: OtherWindowsProps) {
  const t = useCounterText();
  const { counters, counter } = usePrinting();
  useKeys(
    [
      { key: "escape", act: onBack },
      { key: "enter", act: onBack },
    ],
    { exclusive: true },
  );
  const others = counters.flatMap(({ id, name, venue, printers }) => {
    const roll = printers[0]?.roll;
    const isOther = id !== counter?.id && (!counter || venue.id === counter.venue.id);
    return isOther && roll && roll.left > 0 ? [{ id, name, roll }] : [];
  });
  return (
    <div className={classes.elsewhere} data-testid="other-windows">
      <p>{t(others.length > 0 ? "printing.atOtherSays" : "printing.noOther")}</p>
      {others.length > 0 && <strong className={`${classes.reference} figures`}>{reference}</strong>}
      <ul className={classes.list}>
        {others.map(({ id, name, roll }) => (
          <li key={id}>
            <span>{name}</span>
            <span className={`${classes.quiet} figures`}>
              {roll.stockCode} · {t("printing.left", { count: roll.left })}
            </span>
          </li>
        ))}
      </ul>
      <KeyButton keyShown="Enter" size="lg" onAct={onBack}>
        {t("printing.back")}
      </KeyButton>
    </div>
  );
}
