import { Button } from "@mantine/core";
import { alignRows, curveRows, distributeRows, mirrorSeats, rotateSeats } from "@parterre/seat-map/editor";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";
import { copyToOtherSide, duplicate } from "./drawing-keys.ts";
import { Figure, type PartProps } from "./fields.tsx";

/** Copies, turns, mirrors, bends, aligns and spaces what is chosen. */
export function ArrangePart({ editor, state }: PartProps) {
  const t = useAdminText();
  const { seats } = state.selection;
  const [degrees, setDegrees] = useState(15);
  const [depth, setDepth] = useState(100);
  const act = (label: string, onClick: () => void) => (
    <Button key={label} size="compact-sm" variant="default" onClick={onClick}>
      {label}
    </Button>
  );
  return (
    <section className={classes.part}>
      <h2>{t("draw.arrange")}</h2>
      <div className={classes.acts}>
        {act(t("draw.duplicate"), () => duplicate(editor))}
        {act(t("draw.mirrorCopy"), () => copyToOtherSide(editor))}
        {act(t("draw.mirror"), () => editor.edit((before) => mirrorSeats(before, seats, "leftRight")))}
        {act(t("draw.distribute"), () => editor.edit((before) => distributeRows(before, seats)))}
        {act(t("draw.remove"), () => editor.remove())}
      </div>
      <fieldset className={classes.acts} style={{ border: 0, margin: 0, padding: 0 }}>
        <legend className={classes.state}>{t("draw.align")}</legend>
        {(["left", "centre", "right"] as const).map((edge) =>
          act(t(`draw.aligns.${edge}`), () => editor.edit((before) => alignRows(before, seats, edge))),
        )}
      </fieldset>
      <div className={classes.pair}>
        <Figure label={t("draw.curve")} value={depth} min={-5000} max={5000} onValue={setDepth} />
        <Button
          size="xs"
          variant="default"
          aria-label={`${t("draw.apply")}: ${t("draw.curve")}`}
          onClick={() => editor.edit((before) => curveRows(before, seats, depth))}
        >
          {t("draw.apply")}
        </Button>
        <Figure label={t("draw.turn")} value={degrees} min={-360} max={360} onValue={setDegrees} />
        <Button
          size="xs"
          variant="default"
          aria-label={`${t("draw.apply")}: ${t("draw.turn")}`}
          onClick={() => editor.edit((before) => rotateSeats(before, seats, degrees))}
        >
          {t("draw.apply")}
        </Button>
      </div>
    </section>
  );
}
