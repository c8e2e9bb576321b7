import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { type Paint, paintCorrection, paintFlag, SeatPlaces } from "@parterre/seat-map/editor";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";
import { Figure, type PartProps } from "./fields.tsx";

const flags = ["wheelchair", "companion", "restrictedView", "aisle", "house", "standing"] as const;

/** What a buyer must know of the chosen seats, and how much better or worse they are than judged. */
export function PropertiesPart({ editor, state }: PartProps) {
  const t = useAdminText();
  const { byId } = SeatPlaces.of(state.document);
  const { seats } = state.selection;
  const chosen = [...seats].flatMap((id) => byId.get(id)?.seat ?? []);
  const percent = Math.round((chosen[0]?.correction ?? 0) * 100);
  return (
    <section className={classes.part}>
      <h2>{t("draw.properties")}</h2>
      {flags.map((flag) => {
        const having = chosen.filter((seat) => seat.flags?.includes(flag)).length;
        return (
          <Checkbox
            key={flag}
            size="sm"
            label={t(`draw.flags.${flag}`)}
            checked={having === chosen.length}
            indeterminate={having > 0 && having < chosen.length}
            onChange={() => editor.edit((before) => paintFlag(before, seats, flag, having < chosen.length))}
          />
        );
      })}
      <Figure
        label={`${t("draw.correction")} (−100 … 100)`}
        value={percent}
        min={-100}
        max={100}
        onValue={(value) => value !== percent && editor.edit((before) => paintCorrection(before, seats, value / 100))}
      />
    </section>
  );
}

/** What the brush paints. */
export function BrushPart({ editor, state }: PartProps) {
  const t = useAdminText();
  const { paint } = state.settings;
  const corrections = { bonus: 0.15, malus: -0.15, plain: 0 } as const;
  const options: { readonly value: string; readonly label: string; readonly paint: Paint }[] = [
    ...flags.map((flag) => ({
      value: flag,
      label: t(`draw.flags.${flag}`),
      paint: { kind: "flag", flag, on: paint.kind !== "flag" || paint.on } as const,
    })),
    ...(["bonus", "malus", "plain"] as const).map((kind) => ({
      value: kind,
      label: t(`draw.${kind}`),
      paint: { kind: "correction", correction: corrections[kind] } as const,
    })),
  ];
  const value =
    paint.kind === "flag" ? paint.flag : paint.correction > 0 ? "bonus" : paint.correction < 0 ? "malus" : "plain";
  return (
    <section className={classes.part}>
      <NativeSelect
        size="xs"
        label={t("draw.paintWith")}
        data={options.map(({ value: each, label }) => ({ value: each, label }))}
        value={value}
        onChange={(event) => {
          const wanted = options.find((option) => option.value === event.currentTarget.value);
          if (wanted) editor.set({ paint: wanted.paint });
        }}
      />
      {paint.kind === "flag" && (
        <Button
          size="compact-sm"
          variant={paint.on ? "default" : "filled"}
          aria-pressed={!paint.on}
          onClick={() => editor.set({ paint: { ...paint, on: !paint.on } })}
        >
          {t("draw.erase")}
        </Button>
      )}
    </section>
  );
}
