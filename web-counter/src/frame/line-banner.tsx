import { Button } from "@mantine/core";
import { money } from "@parterre/money";
import { OfflineBanner, serverNow, useFormats, useLocale } from "@parterre/web-kit";
import { Link } from "react-router";
import { canSellOffline } from "../offline/can-sell-offline.ts";
import { noteSeen } from "../offline/give-back.ts";
import { isOver, leasedSeats } from "../offline/leased-seats.ts";
import { useLine } from "../offline/line.ts";
import { useAlone } from "../offline/mode.ts";
import { noteAnswered } from "../offline/unanswered.ts";
import { useKeptPerformances } from "../offline/use-kept-performances.ts";
import { useKeptWork } from "../offline/use-kept-work.ts";
import { useCounterText } from "../texts/use-counter-text.ts";
import classes from "./line-banner.module.css";

/** While the window is alone: what it can still sell. Afterwards: sales that had no answer, leases that went back. */
export function LineBanner() {
  if (!canSellOffline()) return <OfflineBanner />;
  return (
    <>
      <AloneBanner />
      <UnansweredBanner />
      <GivenBackBanner />
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
  const open = work.leases.filter((lease) => !isOver(lease, now));
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

/** Seats that this window counted on are not its own any more. */
function GivenBackBanner() {
  const t = useCounterText();
  const { pick } = useLocale();
  const work = useKeptWork();
  const performances = useKeptPerformances(work);
  const news = work?.leases.filter(({ givenBack }) => givenBack?.known && !givenBack.seen) ?? [];
  return news.map(({ id, performanceId, givenBack }) => {
    const performance = performances.get(performanceId);
    const said = { count: givenBack!.seats, title: performance ? pick(performance.event.title) : "" };
    return (
      <p key={id} className={classes.news} role="status" data-testid="given-back" data-seats={givenBack!.seats}>
        {t("offline.isBackOf", said)}
        <Button size="compact-sm" variant="default" onClick={() => void noteSeen(id)}>
          {t("offline.read")}
        </Button>
      </p>
    );
  });
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
