import { Button } from "@mantine/core";
import { money } from "@parterre/money";
import { OfflineBanner, serverNow, useFormats } from "@parterre/web-kit";
import { Link } from "react-router";
import { canSellOffline } from "../offline/can-sell-offline.ts";
import { leasedSeats } from "../offline/leased-seats.ts";
import { useLine } from "../offline/line.ts";
import { useAlone } from "../offline/mode.ts";
import { noteAnswered } from "../offline/unanswered.ts";
import { useKeptWork } from "../offline/use-kept-work.ts";
import { useCounterText } from "../texts/use-counter-text.ts";
import classes from "./line-banner.module.css";

/** While the window is alone: what it can still sell. And what became of a sale that had no answer. */
export function LineBanner() {
  if (!canSellOffline()) return <OfflineBanner />;
  return (
    <>
      <AloneBanner />
      <UnansweredBanner />
    </>
  );
}

function AloneBanner() {
  const t = useCounterText();
  const formats = useFormats();
  const alone = useAlone();
  const line = useLine();
  const work = useKeptWork();
  if (!alone || !work) return null;
  const now = serverNow();
  const open = work.leases.filter((lease) => Date.parse(lease.sellUntil) > now);
  const count = open.reduce((sum, lease) => sum + leasedSeats(lease, work, now).free.size, 0);
  const until = open.map(({ sellUntil }) => sellUntil).sort()[0];
  return (
    <p className={classes.banner} role="status" data-testid="alone-banner">
      {line.kind === "offline"
        ? count > 0 && until
          ? t("offline.sellsAlone", { count, time: formats.time(until) })
          : t("offline.nothingLeased")
        : t("offline.finishFirst")}
    </p>
  );
}

function UnansweredBanner() {
  const t = useCounterText();
  const formats = useFormats();
  const alone = useAlone();
  const work = useKeptWork();
  const sales = work?.unanswered.filter(({ reference }) => alone || reference !== null) ?? [];
  return sales.map(({ idempotencyKey, reference, seatCount, totalMinor, currency, askedAt }) => {
    const said = { count: seatCount, total: formats.money(money(totalMinor, currency)), time: formats.time(askedAt) };
    return (
      <p key={idempotencyKey} className={classes.doubt} role="alert" data-testid="unanswered">
        {reference === null ? t("offline.noAnswer", said) : t("offline.soldAfterAll", { ...said, reference })}
        {reference !== null && !alone && (
          <>
            <Link to={`/orders/${reference}`}>{t("offline.openOrder")}</Link>
            <Button size="compact-sm" variant="default" onClick={() => void noteAnswered(idempotencyKey)}>
              {t("offline.seen")}
            </Button>
          </>
        )}
      </p>
    );
  });
}
