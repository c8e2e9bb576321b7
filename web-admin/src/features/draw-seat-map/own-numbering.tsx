import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import {
  type Continuing,
  type CountingSide,
  type LabelStyle,
  type RowNumbering,
  relabelRows,
  relabelSeats,
  type SeatCounting,
  type SeatNumbering,
  usualRowNumbering,
} from "@parterre/seat-map/editor";
import { type ReactNode, useMemo, useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";
import { chosenRowIds, Figure, type PartProps } from "./fields.tsx";
import { RelabelLook } from "./relabel-look.tsx";

const countings: readonly SeatCounting[] = ["inOrder", "odd", "even", "fromCentre"];
const continuings: readonly Continuing[] = ["aisles", "no", "blocks", "rows"];

/** A scheme of one's own for seats and for rows, each with a look at the result before it is done. */
export function OwnNumbering({ editor, state }: PartProps) {
  const t = useAdminText();
  const { document, selection } = state;
  const ids = useMemo(() => chosenRowIds({ document, selection }), [document, selection]);
  const { numbering } = state.settings;
  const [rows, setRows] = useState<RowNumbering>(usualRowNumbering);
  const change = (part: Partial<SeatNumbering>) => editor.set({ numbering: { ...numbering, ...part } });
  const numbered = useMemo(() => relabelSeats(document, ids, numbering), [document, ids, numbering]);
  const named = useMemo(() => relabelRows(document, ids, rows), [document, ids, rows]);
  return (
    <>
      <h3 className={classes.state}>{t("paint.ofSeats")}</h3>
      <div className={classes.pair}>
        <Choice
          label={t("draw.counting")}
          value={numbering.counting}
          options={countings}
          nameOf={(value) => t(`draw.countings.${value}`)}
          onValue={(counting) => change({ counting })}
        />
        <Choice<CountingSide>
          label={t("draw.side")}
          value={numbering.side}
          options={["left", "right"]}
          nameOf={(value) => t(`draw.sides.${value}`)}
          onValue={(side) => change({ side })}
        />
        <Choice
          label={t("paint.continuing")}
          value={numbering.continuing}
          options={continuings}
          nameOf={(value) => t(`paint.continuings.${value}`)}
          onValue={(continuing) => change({ continuing })}
        />
        <WrittenFields value={numbering} placeholder="号" onValue={change} />
        <Checkbox
          size="sm"
          label={t("paint.descending")}
          checked={numbering.descending}
          onChange={(event) => change({ descending: event.currentTarget.checked })}
        />
      </div>
      <RelabelLook before={document} after={numbered} ids={selection.seats}>
        <Apply label={t("draw.numberSeats")} onApply={() => editor.edit(() => numbered)} />
      </RelabelLook>
      <h3 className={classes.state}>{t("paint.ofRows")}</h3>
      <div className={classes.pair}>
        <Choice<RowNumbering["from"]>
          label={t("paint.rowsFrom")}
          value={rows.from}
          options={["front", "back"]}
          nameOf={(value) => t(`paint.froms.${value}`)}
          onValue={(from) => setRows({ ...rows, from })}
        />
        <WrittenFields value={rows} placeholder="排" onValue={(part) => setRows({ ...rows, ...part })} />
        <Checkbox
          size="sm"
          label={t("paint.throughBlocks")}
          checked={rows.throughBlocks}
          onChange={(event) => setRows({ ...rows, throughBlocks: event.currentTarget.checked })}
        />
      </div>
      <RelabelLook before={document} after={named} ids={selection.seats}>
        <Apply label={t("draw.nameRows")} onApply={() => editor.edit(() => named)} />
      </RelabelLook>
    </>
  );
}

function Apply({ label, onApply }: { readonly label: string; readonly onApply: () => void }): ReactNode {
  return (
    <Button size="xs" variant="default" onClick={onApply}>
      {label}
    </Button>
  );
}

type Written = Pick<RowNumbering, "style" | "start" | "step" | "prefix" | "suffix">;

function WrittenFields(props: {
  readonly value: Written;
  readonly placeholder: string;
  readonly onValue: (part: Partial<Written>) => void;
}) {
  const t = useAdminText();
  const { value, onValue } = props;
  return (
    <>
      <Choice<LabelStyle>
        label={t("draw.style")}
        value={value.style}
        options={["numbers", "letters"]}
        nameOf={(style) => t(`draw.styles.${style}`)}
        onValue={(style) => onValue({ style })}
      />
      <Figure label={t("draw.start")} value={value.start} min={1} max={9999} onValue={(start) => onValue({ start })} />
      <Figure label={t("paint.step")} value={value.step} min={1} max={100} onValue={(step) => onValue({ step })} />
      <TextInput
        size="xs"
        label={t("paint.prefix")}
        maxLength={8}
        value={value.prefix}
        onChange={(event) => onValue({ prefix: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        label={t("draw.suffix")}
        placeholder={props.placeholder}
        maxLength={8}
        value={value.suffix}
        onChange={(event) => onValue({ suffix: event.currentTarget.value })}
      />
    </>
  );
}

function Choice<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Value[];
  readonly nameOf: (value: Value) => string;
  readonly onValue: (value: Value) => void;
}) {
  return (
    <NativeSelect
      size="xs"
      label={props.label}
      data={props.options.map((value) => ({ value, label: props.nameOf(value) }))}
      value={props.value}
      onChange={(event) => props.onValue(event.currentTarget.value as Value)}
    />
  );
}
