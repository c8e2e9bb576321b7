import { useMutation } from "@apollo/client/react";
import { Button, Modal } from "@mantine/core";
import {
  type BothLanguages,
  ErrorState,
  RefusalNotice,
  RowsSkeleton,
  useFormats,
  useSeatMapData,
} from "@parterre/web-kit";
import { useState } from "react";
import { Link } from "react-router";
import { BesideMap } from "../../frame/beside-map.tsx";
import type { PreparedPerformance } from "../../performance/documents.ts";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { CancellationProgress, CancelPerformance } from "./cancel-performance.tsx";
import { closeSalesMutation } from "./documents.ts";
import { MovePerformance, MoveProgress } from "./move-performance.tsx";
import { ChannelTable, ZoneTable } from "./report-tables.tsx";
import { useLiveReport } from "./use-live-report.ts";
import classes from "./watch-sales.module.css";
import { WatchedHouse } from "./watched-house.tsx";

/** The sale as it happens: the live house, and its figures per zone, channel and currency. */
export function WatchSales({ performance }: { readonly performance: PreparedPerformance }) {
  const t = useAdminText();
  const formats = useFormats();
  const seatMap = useSeatMapData(performance, "STAFF");
  const { report, error, refetch } = useLiveReport(performance.id, seatMap.seatStates);
  const [pointedZone, setPointedZone] = useState<number | null>(null);
  return (
    <BesideMap map={<WatchedHouse performance={performance} seatMap={seatMap} pointedZone={pointedZone} />}>
      {!report && error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !report ? (
        <RowsSkeleton rows={6} />
      ) : (
        <>
          <div className={classes.head}>
            <span className={classes.live} data-live={seatMap.connected || undefined} role="status">
              {t(seatMap.connected ? "watch.live" : "watch.paused")}
            </span>
            <span className="figures">{t("watch.takenAt", { time: formats.time(report.takenAt) })}</span>
            <Link to={`/sales?by=zone&performance=${performance.id}`}>{t("watch.report")}</Link>
            <CloseSales performance={performance} />
            <MovePerformance performance={performance} />
            <CancelPerformance performance={performance} />
          </div>
          <CancellationProgress performance={performance} />
          <MoveProgress performance={performance} />
          <dl className={`${classes.figures} figures`}>
            <div>
              <dt>{t("watch.sold")}</dt>
              <dd data-testid="sold-count">{formats.number(report.soldSeatCount)}</dd>
            </div>
            <div>
              <dt>{t("watch.held")}</dt>
              <dd>{formats.number(report.heldSeatCount)}</dd>
            </div>
            <div>
              <dt>{t("watch.free")}</dt>
              <dd>{formats.number(report.freeSeatCount)}</dd>
            </div>
          </dl>
          {report.totals.length === 0 ? (
            <p className={classes.totals}>{t("watch.nothingYet")}</p>
          ) : (
            <dl className={`${classes.totals} figures`}>
              {report.totals.map((total) => (
                <div key={total.currency}>
                  <dt>{total.currency}</dt>
                  <dd>{formats.money(total)}</dd>
                </div>
              ))}
            </dl>
          )}
          <ZoneTable report={report} onHover={setPointedZone} />
          <ChannelTable report={report} />
        </>
      )}
    </BesideMap>
  );
}

/** Ends the sale, after one more question: it can not be begun again from here. */
function CloseSales({ performance }: { readonly performance: PreparedPerformance }) {
  const t = useAdminText();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [closeSales, { loading, error }] = useMutation(closeSalesMutation);
  if (performance.state !== "ON_SALE") return null;
  const close = async () => {
    setRefused(null);
    const { data } = await closeSales({ variables: { performanceId: performance.id } }).catch(() => ({ data: null }));
    if (data?.closeSales.__typename === "ProgrammeRefused") setRefused(data.closeSales);
    else if (data) setAsking(false);
  };
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAsking(true)} className={classes.close}>
        {t("watch.close")}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("watch.closeTitle")}
        centered
        closeButtonProps={{ "aria-label": t("form.close") }}
      >
        <p>{t("watch.closeBody")}</p>
        <RefusalNotice refusal={refused} />
        {error && <p role="alert">{t("form.failed")}</p>}
        <div className={classes.acts}>
          <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
            {t("form.cancel")}
          </Button>
          <Button onClick={() => void close()} loading={loading}>
            {t("watch.close")}
          </Button>
        </div>
      </Modal>
    </>
  );
}
