import { Button, SegmentedControl } from "@mantine/core";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";
import { Figure, type PartProps } from "./fields.tsx";
import { takePaint } from "./paint-acts.ts";
import { flags } from "./properties-part.tsx";

const catching = ["brush", "lasso", "row", "block"] as const;

/** What the brush paints besides price zones, and how much it catches. */
export function BrushPart({ editor, state }: PartProps) {
  const t = useAdminText();
  const { paint, catches } = state.settings;
  const amount = paint.kind === "correction" ? Math.round(paint.correction * 100) : 15;
  const choice = (key: string, label: string, isTaken: boolean, take: () => void) => (
    <Button key={key} size="compact-sm" variant={isTaken ? "filled" : "default"} aria-pressed={isTaken} onClick={take}>
      {label}
    </Button>
  );
  return (
    <section className={classes.part}>
      <h2>{t("draw.paintWith")}</h2>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t("paint.catches")}
        value={catches}
        onChange={(value) => editor.set({ catches: value as typeof catches })}
        data={catching.map((value) => ({ value, label: t(`paint.catching.${value}`) }))}
      />
      <div className={classes.acts}>
        {choice("none", t("paint.noZone"), paint.kind === "category" && paint.category === null, () =>
          takePaint(editor, { kind: "category", category: null }),
        )}
        {flags.map((flag) =>
          choice(flag, t(`draw.flags.${flag}`), paint.kind === "flag" && paint.flag === flag, () =>
            takePaint(editor, { kind: "flag", flag, on: paint.kind !== "flag" || paint.on }),
          ),
        )}
        {choice("correction", t("paint.bonus"), paint.kind === "correction", () =>
          takePaint(editor, { kind: "correction", correction: amount / 100 }),
        )}
      </div>
      {paint.kind === "correction" && (
        <Figure
          label={t("paint.amount")}
          value={amount}
          min={-100}
          max={100}
          onValue={(value) => takePaint(editor, { kind: "correction", correction: value / 100 })}
        />
      )}
      {paint.kind === "flag" && (
        <div>
          {choice("take", t("paint.take"), !paint.on, () =>
            takePaint(editor, { kind: "flag", flag: paint.flag, on: !paint.on }),
          )}
        </div>
      )}
    </section>
  );
}
