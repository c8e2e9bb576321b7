import { Button, Modal, TextInput, useComputedColorScheme } from "@mantine/core";
import { zoneColour } from "@parterre/seat-map";
import { useFormats } from "@parterre/web-kit";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import type { Allocation } from "./documents.ts";
import classes from "./keep-seats.module.css";
import type { SeatActs } from "./use-seat-acts.ts";

export interface AllocationListProps {
  readonly allocations: readonly Allocation[];
  readonly timeZone: string;
  /** Number of the one that stands out on the map; null for none. */
  readonly shown: number | null;
  readonly onShow: (number: number | null) => void;
  readonly onEdit: (allocation: Allocation) => void;
  readonly acts: SeatActs;
}

/** What is kept: each with its colour, how many seats are left of how many, and when it is released. */
export function AllocationList({ allocations, timeZone, shown, onShow, onEdit, acts }: AllocationListProps) {
  const t = useAdminText();
  const formats = useFormats();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const [asking, setAsking] = useState<Allocation | null>(null);
  const [reason, setReason] = useState("");
  return (
    <>
      <ul className={classes.list}>
        {allocations.map((allocation) => (
          <li key={allocation.id} className={classes.row} data-shown={shown === allocation.number || undefined}>
            <button
              type="button"
              className={classes.name}
              aria-pressed={shown === allocation.number}
              title={t("keep.show", { name: allocation.name })}
              onClick={() => onShow(shown === allocation.number ? null : allocation.number)}
            >
              <i style={{ background: zoneColour(allocation.hue, scheme) }} aria-hidden="true" />
              <span>
                <b>{allocation.name}</b>
                <small>
                  {t(`keep.kinds.${allocation.kind}`)}
                  {allocation.toWhom && ` · ${allocation.toWhom}`}
                </small>
              </span>
            </button>
            <p className={`${classes.counts} figures`} data-testid={`allocation-${allocation.number}`}>
              {t("keep.counts", {
                left: allocation.leftCount,
                total: allocation.totalCount,
                sold: allocation.soldCount,
              })}
              <small>
                {allocation.released
                  ? t("keep.released")
                  : allocation.releaseAt
                    ? t("keep.releaseAt", { time: formats.dateTime(allocation.releaseAt, timeZone) })
                    : t("keep.neverReleased")}
              </small>
            </p>
            <div className={classes.acts}>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => onEdit(allocation)}
                aria-label={`${t("keep.editTitle")}: ${allocation.name}`}
              >
                {t("keep.editTitle")}
              </Button>
              {allocation.totalCount === 0 ? (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  disabled={acts.busy}
                  onClick={() => void acts.remove(allocation.id, t("keep.usualReason"))}
                >
                  {t("keep.remove")}
                </Button>
              ) : (
                !allocation.released && (
                  <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAsking(allocation)}>
                    {t("keep.releaseNow")}
                  </Button>
                )
              )}
            </div>
          </li>
        ))}
      </ul>
      <Modal
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={t("keep.releaseTitle", { name: asking?.name ?? "" })}
        centered
        closeButtonProps={{ "aria-label": t("form.close") }}
      >
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (!asking) return;
            void acts.release(asking.id, reason).then((done) => done && setAsking(null));
          }}
        >
          <p>{t("keep.releaseBody", { count: asking?.leftCount ?? 0 })}</p>
          <TextInput
            label={t("keep.reason")}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            required
            data-autofocus
          />
          <div className={classes.acts}>
            <Button variant="default" onClick={() => setAsking(null)}>
              {t("form.cancel")}
            </Button>
            <Button type="submit" loading={acts.busy}>
              {t("keep.releaseNow")}
            </Button>
          </div>
        </form>
      </Modal>
    </>
  );
}
