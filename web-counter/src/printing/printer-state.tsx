import { Link } from "react-router";
import { useCounterText } from "../texts/use-counter-text.ts";
import classes from "./print-dialog.module.css";
import { usePrinting } from "./printing-context.tsx";

/** In the status bar, always in the same place: the printer and how many blank tickets are in it. */
export function PrinterState() {
  const t = useCounterText();
  const { counters, presence, printer, store } = usePrinting();
  const roll = printer?.roll ?? null;
  const bad =
    presence === "absent" || presence === "blocked" || roll?.low || store?.low || (presence === "ready" && !roll);
  if (!counters) return null;
  return (
    <Link to="/printer" className={classes.state} data-bad={bad || undefined} data-testid="printer-state">
      {t(`printing.presence.${presence}`)}
      {roll && <span className="figures">{t(roll.low ? "printing.low" : "printing.left", { count: roll.left })}</span>}
      {store?.low && <span data-testid="store-low">{t("printing.orderPaper")}</span>}
    </Link>
  );
}
