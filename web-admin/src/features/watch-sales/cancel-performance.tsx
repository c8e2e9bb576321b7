import { useMutation, useQuery } from "@apollo/client/react";
import { Button, Modal, Progress, TextInput } from "@mantine/core";
import { type BothLanguages, RefusalNotice, useFormats } from "@parterre/web-kit";
import { useState } from "react";
import type { PreparedPerformance } from "../../performance/documents.ts";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { cancellationQuery, cancelPerformanceMutation } from "./documents.ts";
import classes from "./watch-sales.module.css";

/** Orders come back a few hundred at a time; the bar follows. */
const renewedEveryMs = 1_500;

/** Says that a performance will not take place, after one more question; every order is then given back by itself. */
export function CancelPerformance({ performance }: { readonly performance: PreparedPerformance }) {
  const t = useAdminText();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [cancel, { loading, error }] = useMutation(cancelPerformanceMutation, {
    refetchQueries: ["AdminPerformance"],
  });
  if (performance.state === "CANCELLED" || performance.state === "DRAFT") return null;
  const go = async () => {
    setRefused(null);
    const variables = { performanceId: performance.id, reason: reason.trim() };
    const { data } = await cancel({ variables }).catch(() => ({ data: null }));
    if (data?.cancelPerformance.__typename === "NotCancelled") setRefused(data.cancelPerformance);
    else if (data) setAsking(false);
  };
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAsking(true)}>
        {t("watch.cancel")}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("watch.cancelTitle")}
        centered
        closeButtonProps={{ "aria-label": t("form.close") }}
      >
        <p>{t("watch.cancelBody")}</p>
        <TextInput
          label={t("watch.cancelReason")}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <RefusalNotice refusal={refused} />
        {error && <p role="alert">{t("form.failed")}</p>}
        <div className={classes.acts}>
          <Button variant="default" onClick={() => setAsking(false)}>
            {t("form.cancel")}
          </Button>
          <Button onClick={() => void go()} loading={loading} disabled={reason.trim() === ""}>
            {t("watch.cancel")}
          </Button>
        </div>
      </Modal>
    </>
  );
}

/** How far a cancelled performance's orders are given back. */
export function CancellationProgress({ performance }: { readonly performance: PreparedPerformance }) {
  const t = useAdminText();
  const formats = useFormats();
  const { data } = useQuery(cancellationQuery, {
    variables: { performanceId: performance.id },
    skip: performance.state !== "CANCELLED",
    pollInterval: renewedEveryMs,
    skipPollAttempt: () => document.hidden,
  });
  const found = data?.performanceCancellation;
  if (!found) return null;
  const { doneCount, failedCount, waitingCount } = found;
  const all = doneCount + failedCount + waitingCount;
  const share = all === 0 ? 100 : (100 * (doneCount + failedCount)) / all;
  return (
    <section className={classes.cancelled} aria-label={t("watch.cancelled")}>
      <strong>{t("watch.cancelled")}</strong> {found.reason}
      <Progress value={share} aria-label={t("watch.cancelProgress")} />
      <p role="status" className="figures">
        {t(waitingCount > 0 ? "watch.givingBack" : "watch.allGivenBack", {
          done: formats.number(doneCount),
          all: formats.number(all),
        })}
        {failedCount > 0 && ` ${t("watch.needPerson", { count: failedCount })}`}
      </p>
    </section>
  );
}
