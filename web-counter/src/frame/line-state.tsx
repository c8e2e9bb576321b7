import { useFormats } from "@parterre/web-kit";
import { Link } from "react-router";
import { KeyCap } from "../keys/key-cap.tsx";
import { isUnsent } from "../offline/leased-seats.ts";
import { useLine } from "../offline/line.ts";
import { useAlone } from "../offline/mode.ts";
import { useKeptWork } from "../offline/use-kept-work.ts";
import { useCounterText } from "../texts/use-counter-text.ts";
import classes from "./status-bar.module.css";

/** In the status bar, always in the same place: the way to the server, and what it has not been told yet. */
export function LineState() {
  const t = useCounterText();
  const formats = useFormats();
  const line = useLine();
  const alone = useAlone();
  const work = useKeptWork();
  const unsent = work?.sales.filter(isUnsent).length ?? 0;
  const kind = line.kind === "online" && alone ? "finishing" : line.kind;
  const isBad = kind !== "online";
  return (
    <Link to="/offline" className={classes.line} aria-keyshortcuts="F1" data-testid="line-state" data-kind={kind}>
      <span className={isBad ? classes.offline : classes.online} role="status">
        <i aria-hidden="true" />
        {t(`offline.line.${kind}`, {
          time: line.since === null ? "" : formats.time(new Date(line.since).toISOString()),
        })}
      </span>
      {unsent > 0 && (
        <strong className="figures" data-testid="unsent" data-count={unsent}>
          {t("offline.unsent", { count: unsent })}
        </strong>
      )}
      <KeyCap>F1</KeyCap>
    </Link>
  );
}
