import { Button } from "@mantine/core";
import {
  alignChosen,
  asOne,
  boxOf,
  curveRows,
  distributeChosen,
  mirrorChosen,
  rotateChosen,
  scaleChosen,
} from "@parterre/seat-map/editor";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";
import { copyToOtherSide } from "./drawing-keys.ts";
import { Figure, FigureAct, type PartProps } from "./fields.tsx";

/** Copies, turns, mirrors, bends, aligns and spaces what is chosen. */
export function ArrangePart({ editor, state }: PartProps) {
  const t = useAdminText();
  const { selection } = state;
  const { seats } = selection;
  const [way, setWay] = useState({ x: 0, y: 0 });
  const box = boxOf(state.document, asOne(state.document, selection));
  const act = (label: string, onClick: () => void) => (
    <Button key={label} size="compact-sm" variant="default" onClick={onClick}>
      {label}
    </Button>
  );
  return (
    <section className={classes.part}>
      <h2>{t("draw.arrange")}</h2>
      <div className={classes.acts}>
        {act(t("draw.duplicate"), () => editor.duplicate())}
        {act(t("draw.mirrorCopy"), () => copyToOtherSide(editor))}
        {act(t("draw.mirror"), () => editor.edit((before) => mirrorChosen(before, selection, "leftRight")))}
        {act(t("draw.distribute"), () => editor.edit((before) => distributeChosen(before, selection)))}
        {act(t("draw.remove"), () => editor.remove())}
      </div>
      <fieldset className={classes.acts} style={{ border: 0, margin: 0, padding: 0 }}>
        <legend className={classes.state}>{t("draw.align")}</legend>
        {(["left", "centre", "right", "top", "middle", "bottom"] as const).map((edge) =>
          act(t(`draw.aligns.${edge}`), () => editor.edit((before) => alignChosen(before, selection, edge))),
        )}
      </fieldset>
      {box && (
        <p className={classes.state}>
          {t("draw.extent", {
            width: ((box.maxX - box.minX) / 100).toFixed(2),
            depth: ((box.maxY - box.minY) / 100).toFixed(2),
          })}
        </p>
      )}
      <div className={classes.pair}>
        {seats.size > 2 && (
          <FigureAct
            label={t("draw.curve")}
            start={100}
            min={-5000}
            max={5000}
            onApply={(depth) => editor.edit((before) => curveRows(before, seats, depth))}
          />
        )}
        <FigureAct
          label={t("draw.turn")}
          start={15}
          min={-360}
          max={360}
          onApply={(degrees) => editor.edit((before) => rotateChosen(before, selection, degrees))}
        />
        <FigureAct
          label={t("draw.scale")}
          start={110}
          min={5}
          max={2000}
          onApply={(percent) =>
            editor.edit((before) => scaleChosen(before, selection, { x: percent / 100, y: percent / 100 }))
          }
        />
      </div>
      <div className={classes.triple}>
        <Figure label={t("draw.moveRight")} value={way.x} onValue={(x) => setWay({ ...way, x })} />
        <Figure label={t("draw.moveDown")} value={way.y} onValue={(y) => setWay({ ...way, y })} />
        <Button
          size="xs"
          variant="default"
          aria-label={`${t("draw.apply")}: ${t("draw.moveRight")}, ${t("draw.moveDown")}`}
          onClick={() => editor.nudge(way.x, way.y)}
        >
          {t("draw.apply")}
        </Button>
      </div>
    </section>
  );
}
