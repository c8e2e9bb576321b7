import { Button, Checkbox } from "@mantine/core";
import type { FocalPoint } from "@parterre/seat-map";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";
import { Figure, type PartProps } from "./fields.tsx";

/** What people look at, point by point: where it faces, how high it is, or whether it is seen from all around. */
export function FocusPart({ editor, state }: PartProps) {
  const t = useAdminText();
  const { focalPoints } = state.document;
  const change = (index: number, part: Partial<FocalPoint> | null) =>
    editor.edit((before) => ({
      ...before,
      focalPoints: before.focalPoints.flatMap((point, at) => {
        if (at !== index) return point;
        return part ? { ...point, ...part } : [];
      }),
    }));
  return (
    <section className={classes.part}>
      <h2>{t("draw.focalPoints")}</h2>
      {focalPoints.length === 0 && <p className={classes.state}>{t("draw.noFocalPoints")}</p>}
      {focalPoints.map((point, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: focal points have no other identity than their place in the list
        <fieldset key={index} className={classes.pair} style={{ border: 0, margin: 0, padding: 0 }}>
          <legend className={classes.state}>{t("draw.focalPoint", { number: index + 1 })}</legend>
          <Figure
            label={t("draw.facing")}
            value={point.facing ?? 0}
            min={-360}
            max={360}
            onValue={(facing) => facing !== point.facing && change(index, { facing })}
          />
          <Figure
            label={t("draw.height")}
            value={point.z ?? 0}
            min={0}
            max={10_000}
            onValue={(z) => z !== point.z && change(index, { z })}
          />
          <Checkbox
            size="sm"
            label={t("draw.allRound")}
            checked={point.allRound ?? false}
            onChange={(event) => change(index, { allRound: event.currentTarget.checked })}
          />
          <Button size="compact-sm" variant="default" onClick={() => change(index, null)}>
            {t("draw.remove")}
          </Button>
        </fieldset>
      ))}
    </section>
  );
}
