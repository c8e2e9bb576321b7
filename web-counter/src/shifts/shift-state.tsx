import { useFormats } from "@parterre/web-kit";
import { Link, useLocation } from "react-router";
import { KeyCap } from "../keys/key-cap.tsx";
import { useCounterText } from "../texts/use-counter-text.ts";
import { useMyShift } from "./shift-context.tsx";
import classes from "./shift-state.module.css";

/** In the status bar, always in the same place: whether a shift is open, where and since when. */
export function ShiftState() {
  const t = useCounterText();
  const formats = useFormats();
  const { shift } = useMyShift();
  if (shift === undefined) return null;
  return (
    <Link
      to="/shift"
      className={classes.state}
      data-bad={shift === null || undefined}
      data-testid="shift-state"
      aria-keyshortcuts="F9"
    >
      {shift ? shift.counter.name : t("shifts.none")}
      {shift && <span className="figures">{t("shifts.since", { time: formats.time(shift.openedAt) })}</span>}
      <KeyCap>F9</KeyCap>
    </Link>
  );
}

/** Where things are sold: says in time that cash cannot be taken, and where to go. */
export function NoShiftBanner() {
  const t = useCounterText();
  const { shift } = useMyShift();
  const sells = /^\/(sell|bulk|orders)\b/.test(useLocation().pathname);
  if (!sells || shift !== null) return null;
  return (
    <p className={classes.banner} role="status" data-testid="no-shift">
      {t("shifts.openFirst")}
      <Link to="/shift" aria-keyshortcuts="F9">
        {t("shifts.openNow")} <KeyCap>F9</KeyCap>
      </Link>
    </p>
  );
}
