import { mostSeatsOfTable } from "@parterre/seat-map/editor";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";
import { Figure } from "./fields.tsx";

const sides = ["top", "right", "bottom", "left"] as const;

/** How many sit around a table: one number for a round one, one a side for a rectangular one. */
export function AroundFields(props: {
  readonly around: readonly number[];
  readonly onAround: (around: number[]) => void;
}) {
  const t = useAdminText();
  const { around, onAround } = props;
  if (around.length === 1) {
    return (
      <Figure
        label={t("draw.seatsAround")}
        value={around[0]!}
        min={1}
        max={mostSeatsOfTable}
        onValue={(seats) => onAround([seats])}
      />
    );
  }
  return (
    <div className={classes.quarters}>
      {sides.map((side, index) => (
        <Figure
          key={side}
          label={t(`draw.tableSides.${side}`)}
          value={around[index] ?? 0}
          min={0}
          max={50}
          onValue={(seats) => onAround(around.map((each, at) => (at === index ? seats : each)))}
        />
      ))}
    </div>
  );
}
