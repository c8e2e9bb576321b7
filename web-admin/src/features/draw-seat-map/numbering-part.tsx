import { Button, NativeSelect, TextInput } from "@mantine/core";
import {
  type CountingSide,
  type LabelStyle,
  type RowNumbering,
  relabelRows,
  relabelSeats,
  type SeatCounting,
} from "@parterre/seat-map/editor";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";
import { chosenRowIds, Figure, type PartProps } from "./fields.tsx";

const countings: readonly SeatCounting[] = ["inOrder", "odd", "even", "fromCentre"];
const styles: readonly LabelStyle[] = ["numbers", "letters"];

/** Numbers the seats and names the rows of what is chosen. What is printed changes, no identity does. */
export function NumberingPart({ editor, state }: PartProps) {
  const t = useAdminText();
  const { numbering } = state.settings;
  const [rows, setRows] = useState<RowNumbering>({ side: "first", style: "numbers", start: 1, suffix: "" });
  const change = (part: Partial<typeof numbering>) => editor.set({ numbering: { ...numbering, ...part } });
  const choices = <Value extends string>(values: readonly Value[], nameOf: (value: Value) => string) =>
    values.map((value) => ({ value, label: nameOf(value) }));
  return (
    <section className={classes.part}>
      <h2>{t("draw.numbering")}</h2>
      <div className={classes.pair}>
        <NativeSelect
          size="xs"
          label={t("draw.counting")}
          data={choices(countings, (value) => t(`draw.countings.${value}`))}
          value={numbering.counting}
          onChange={(event) => change({ counting: event.currentTarget.value as SeatCounting })}
        />
        <NativeSelect
          size="xs"
          label={t("draw.side")}
          data={choices(["left", "right"] as const, (value) => t(`draw.sides.${value}`))}
          value={numbering.side}
          onChange={(event) => change({ side: event.currentTarget.value as CountingSide })}
        />
        <NativeSelect
          size="xs"
          label={t("draw.style")}
          data={choices(styles, (value) => t(`draw.styles.${value}`))}
          value={numbering.style}
          onChange={(event) => change({ style: event.currentTarget.value as LabelStyle })}
        />
        <TextInput
          size="xs"
          label={t("draw.suffix")}
          placeholder="号"
          maxLength={8}
          value={numbering.suffix}
          onChange={(event) => change({ suffix: event.currentTarget.value })}
        />
        <Figure
          label={t("draw.start")}
          value={numbering.start}
          min={1}
          max={9999}
          onValue={(start) => change({ start })}
        />
        <Button
          size="xs"
          variant="default"
          onClick={() => editor.edit((before) => relabelSeats(before, chosenRowIds(state), numbering))}
        >
          {t("draw.numberSeats")}
        </Button>
      </div>
      <div className={classes.pair}>
        <NativeSelect
          size="xs"
          label={t("draw.side")}
          data={choices(["first", "last"] as const, (value) => t(`draw.rowSides.${value}`))}
          value={rows.side}
          onChange={(event) => setRows({ ...rows, side: event.currentTarget.value as RowNumbering["side"] })}
        />
        <NativeSelect
          size="xs"
          label={t("draw.style")}
          data={choices(styles, (value) => t(`draw.styles.${value}`))}
          value={rows.style}
          onChange={(event) => setRows({ ...rows, style: event.currentTarget.value as LabelStyle })}
        />
        <TextInput
          size="xs"
          label={t("draw.suffix")}
          placeholder="排"
          maxLength={8}
          value={rows.suffix}
          onChange={(event) => setRows({ ...rows, suffix: event.currentTarget.value })}
        />
        <Button
          size="xs"
          variant="default"
          onClick={() => editor.edit((before) => relabelRows(before, chosenRowIds(state), rows))}
        >
          {t("draw.nameRows")}
        </Button>
      </div>
    </section>
  );
}
