import { useMutation, useQuery } from "@apollo/client/react";
import { Button, Modal, Progress, SegmentedControl, Select, Stack, TextInput } from "@mantine/core";
import { type BothLanguages, RefusalNotice, useFormats } from "@parterre/web-kit";
import { useState } from "react";
import { Link } from "react-router";
import type { PreparedPerformance } from "../../performance/documents.ts";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { fromWallClock } from "../../time/zoned-time.ts";
import { movePerformanceMutation, moveProgressQuery, moveTargetsQuery } from "./documents.ts";
import classes from "./watch-sales.module.css";

/** Orders are taken over a few hundred at a time; the bar follows. */
const renewedEveryMs = 1_500;

/** Says that a performance takes place another time; every order goes with it by itself. */
export function MovePerformance({ performance }: { readonly performance: PreparedPerformance }) {
  const t = useAdminText();
  const [asking, setAsking] = useState(false);
  if (performance.state === "CANCELLED" || performance.state === "DRAFT") return null;
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAsking(true)}>
        {t("watch.move")}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("watch.moveTitle")}
        centered
        closeButtonProps={{ "aria-label": t("form.close") }}
      >
        <MoveForm performance={performance} onClose={() => setAsking(false)} />
      </Modal>
    </>
  );
}

function MoveForm({
  performance,
  onClose,
}: {
  readonly performance: PreparedPerformance;
  readonly onClose: () => void;
}) {
  const t = useAdminText();
  const formats = useFormats();
  const { timeZone } = performance.venue;
  const [how, setHow] = useState<"time" | "performance">("time");
  const [startsAt, setStartsAt] = useState("");
  const [toPerformanceId, setToPerformanceId] = useState<string | null>(null);
  const [refundUntil, setRefundUntil] = useState("");
  const [reason, setReason] = useState("");
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const { data } = useQuery(moveTargetsQuery, { variables: { slug: performance.event.slug } });
  const [move, { loading, error }] = useMutation(movePerformanceMutation, {
    refetchQueries: ["AdminPerformance", "AdminMove"],
  });
  const targets = (data?.event?.performances ?? []).filter(
    ({ id, state }) => id !== performance.id && (state === "ON_SALE" || state === "CLOSED"),
  );
  const go = async () => {
    setRefused(null);
    const { data: answer } = await move({
      variables: {
        input: {
          performanceId: performance.id,
          startsAt: how === "time" ? fromWallClock(startsAt, timeZone) : null,
          toPerformanceId: how === "performance" ? toPerformanceId : null,
          reason: reason.trim(),
          refundUntil: fromWallClock(refundUntil, timeZone) ?? "",
        },
      },
    }).catch(() => ({ data: null }));
    if (answer?.movePerformance.__typename === "NotMoved") setRefused(answer.movePerformance);
    else if (answer) onClose();
  };
  const isWhole =
    reason.trim() !== "" && refundUntil !== "" && (how === "time" ? startsAt !== "" : toPerformanceId !== null);
  return (
    <Stack gap="md">
      <p className={classes.explained}>{t(how === "time" ? "watch.moveTimeBody" : "watch.movePerformanceBody")}</p>
      <SegmentedControl
        aria-label={t("watch.moveTitle")}
        data={[
          { value: "time", label: t("watch.toTime") },
          { value: "performance", label: t("watch.toPerformance") },
        ]}
        value={how}
        onChange={(value) => setHow(value === "performance" ? "performance" : "time")}
        data-autofocus
      />
      {how === "time" ? (
        <TextInput
          type="datetime-local"
          label={t("watch.newTime")}
          description={t("events.clockOf", { timeZone })}
          value={startsAt}
          onChange={(event) => setStartsAt(event.currentTarget.value)}
          required
        />
      ) : (
        <Select
          label={t("watch.newPerformance")}
          data={targets.map((target) => ({
            value: target.id,
            label: `${formats.dateTime(target.startsAt, timeZone)} · ${t("watch.freeOf", { count: target.freeSeatCount })}`,
          }))}
          nothingFoundMessage={t("table.none")}
          value={toPerformanceId}
          onChange={setToPerformanceId}
          required
        />
      )}
      <TextInput
        type="datetime-local"
        label={t("watch.refundUntil")}
        description={t("watch.refundUntilHint")}
        value={refundUntil}
        onChange={(event) => setRefundUntil(event.currentTarget.value)}
        required
      />
      <TextInput
        label={t("watch.moveReason")}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
      />
      <RefusalNotice refusal={refused} />
      {error && <p role="alert">{t("form.failed")}</p>}
      <div className={classes.acts}>
        <Button variant="default" onClick={onClose}>
          {t("form.cancel")}
        </Button>
        <Button onClick={() => void go()} loading={loading} disabled={!isWhole}>
          {t("watch.move")}
        </Button>
      </div>
    </Stack>
  );
}

/** Where a performance went, and how far its orders are taken over. */
export function MoveProgress({ performance }: { readonly performance: PreparedPerformance }) {
  const t = useAdminText();
  const formats = useFormats();
  const { data } = useQuery(moveProgressQuery, {
    variables: { performanceId: performance.id },
    pollInterval: renewedEveryMs,
    skipPollAttempt: () => document.hidden,
  });
  const found = data?.performanceMove;
  if (!found) return null;
  const { timeZone } = performance.venue;
  const { doneCount, failedCount, waitingCount, toPerformance } = found;
  const all = doneCount + failedCount + waitingCount;
  const share = all === 0 ? 100 : (100 * (doneCount + failedCount)) / all;
  const times = {
    before: formats.dateTime(found.startsBefore, timeZone),
    after: formats.dateTime(found.startsAfter, timeZone),
  };
  return (
    <section className={classes.cancelled} aria-label={t("watch.moved")}>
      <p className="figures">
        <strong>{t("watch.movedFromTo", times)}</strong> {found.reason}{" "}
        {toPerformance && <Link to={`/performances/${toPerformance.id}/sale`}>{t("watch.toThere")}</Link>}
      </p>
      <Progress value={share} aria-label={t("watch.moveProgress")} />
      <p role="status" className="figures">
        {t(waitingCount > 0 ? "watch.moving" : "watch.allMoved", {
          done: formats.number(doneCount),
          all: formats.number(all),
        })}
        {failedCount > 0 && ` ${t("watch.needPerson", { count: failedCount })}`}{" "}
        {t("watch.refundsUntil", { date: formats.dateTime(found.refundUntil, timeZone) })}
      </p>
    </section>
  );
}
