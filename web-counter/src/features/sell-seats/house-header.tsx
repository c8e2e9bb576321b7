import { useFormats, useLocale } from "@parterre/web-kit";
import { Link } from "react-router";
import type { WindowCustomerControl } from "../../customers/use-window-customer.ts";
import { KeyButton } from "../../keys/key-button.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import type { SellingPerformance } from "./performance-documents.ts";
import classes from "./sell-seats.module.css";
import type { HouseCounts } from "./use-seat-counts.ts";

export interface HouseHeaderProps {
  readonly performance: SellingPerformance;
  readonly counts: HouseCounts | null;
  readonly live: boolean;
  readonly alone: boolean;
  readonly customer: WindowCustomerControl;
}

/** What is sold here and how the house stands, live. */
export function HouseHeader({ performance, counts, live, alone, customer }: HouseHeaderProps) {
  const t = useCounterText();
  const formats = useFormats();
  const { pick } = useLocale();
  const { event, venue, startsAt } = performance;
  const figure = (name: "free" | "held" | "sold" | "killed") => (
    <span key={name} data-state={name}>
      <strong>{counts && live ? formats.number(counts.all[name]) : "–"}</strong> {t(`seatStates.${name}`)}
    </span>
  );
  return (
    <header className={classes.houseHeader}>
      <div>
        <h1>{pick(event.title)}</h1>
        <p className="figures">
          {formats.dateTime(startsAt, venue.timeZone)} · {pick(venue.name)}
          {!alone && " · "}
          {!alone && <Link to={`/bulk/${performance.id}`}>{t("bulk.open")}</Link>}
        </p>
      </div>
      {!customer.isOpen && !alone && (
        <KeyButton keyShown="F10" size="compact-md" variant="default" onAct={customer.open} data-testid="open-customer">
          {customer.record?.name ?? t("customer.key")}
        </KeyButton>
      )}
      <div className={`${classes.counts} figures`}>
        {figure("free")}
        {figure("held")}
        {figure("sold")}
        {counts && counts.all.killed > 0 && figure("killed")}
      </div>
    </header>
  );
}
