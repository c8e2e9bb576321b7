import { ActionIcon, NativeSelect, NumberInput, SegmentedControl } from "@mantine/core";
import { type RowLayout, type RowLayoutMeasure, rowLayoutRanges } from "@parterre/seat-map";
import { useId } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./import-seat-map.module.css";

export interface LayoutPartProps {
  readonly layout: RowLayout;
  /** In the table's order. */
  readonly stands: readonly string[];
  readonly onLayout: (layout: RowLayout) => void;
}

/** Measures that each kind of house has, the everyday ones first. */
const measures: Record<RowLayout["kind"], readonly RowLayoutMeasure[]> = {
  straight: ["seatPitch", "rowPitch", "blockGap", "standGap", "firstRow", "rake"],
  fan: ["arc", "seatPitch", "rowPitch", "blockGap", "standGap", "firstRow", "rake"],
  bowl: ["roundness", "seatPitch", "rowPitch", "blockGap", "standGap", "firstRow", "rake"],
};
const steps: Partial<Record<RowLayoutMeasure, number>> = { seatPitch: 1, arc: 5, roundness: 5, rake: 1 };

/** How a table of rows becomes a house; every change shows at once in the picture beside. */
export function LayoutPart({ layout, stands, onLayout }: LayoutPartProps) {
  const t = useAdminText();
  const kindLabel = useId();
  const shown: readonly RowLayoutMeasure[] = [
    ...measures[layout.kind],
    ...(layout.missingSeats === "aisle" ? (["aisleGap"] as const) : []),
  ];
  const change = (part: Partial<RowLayout>) => onLayout({ ...layout, ...part });
  const sides = layout.kind === "bowl" ? "import.layout.turns" : "import.layout.sides";
  return (
    <section className={classes.layout}>
      <h2 className={classes.heading}>{t("import.layout.title")}</h2>
      <p className={classes.note}>{t("import.layout.why")}</p>
      <p className={classes.label} id={kindLabel}>
        {t("import.layout.kind")}
      </p>
      <SegmentedControl
        fullWidth
        aria-labelledby={kindLabel}
        value={layout.kind}
        onChange={(kind) => change({ kind: kind as RowLayout["kind"] })}
        data={(["straight", "fan", "bowl"] as const).map((kind) => ({
          value: kind,
          label: t(`import.layout.kinds.${kind}`),
        }))}
      />
      {stands.length > 1 && <StandOrder layout={layout} onStands={(order) => change({ stands: order })} />}
      <div className={classes.fields}>
        {shown.map((name) => (
          <Measure key={name} name={name} value={layout[name]} onValue={(value) => change({ [name]: value })} />
        ))}
        <Choice
          label={t("import.layout.align")}
          value={layout.align}
          choices={{
            left: t("import.layout.aligns.left"),
            centre: t("import.layout.aligns.centre"),
            right: t("import.layout.aligns.right"),
          }}
          onChoice={(align) => change({ align })}
        />
        <Choice
          label={t("import.layout.missingSeats")}
          value={layout.missingSeats}
          choices={{
            room: t("import.layout.missingSeatsAre.room"),
            aisle: t("import.layout.missingSeatsAre.aisle"),
            close: t("import.layout.missingSeatsAre.close"),
          }}
          onChoice={(missingSeats) => change({ missingSeats })}
        />
        <Choice
          label={t("import.layout.missingRows")}
          value={layout.missingRows}
          choices={{
            room: t("import.layout.missingRowsAre.room"),
            close: t("import.layout.missingRowsAre.close"),
          }}
          onChoice={(missingRows) => change({ missingRows })}
        />
        <Choice
          label={t("import.layout.rowsFrom")}
          value={layout.rowsFrom}
          choices={{ front: t("import.layout.rowsFroms.front"), back: t("import.layout.rowsFroms.back") }}
          onChoice={(rowsFrom) => change({ rowsFrom })}
        />
        <Choice
          label={t("import.layout.numbersFrom")}
          value={layout.numbersFrom}
          choices={{ left: t("import.layout.sides.left"), right: t("import.layout.sides.right") }}
          onChoice={(numbersFrom) => change({ numbersFrom })}
        />
        <Choice
          label={t("import.layout.blocksFrom")}
          value={layout.blocksFrom}
          choices={{ left: t(`${sides}.left`), right: t(`${sides}.right`) }}
          onChoice={(blocksFrom) => change({ blocksFrom })}
        />
      </div>
    </section>
  );
}

function Measure(props: {
  readonly name: RowLayoutMeasure;
  readonly value: number;
  readonly onValue: (value: number) => void;
}) {
  const t = useAdminText();
  const [least, most] = rowLayoutRanges[props.name];
  return (
    <NumberInput
      label={t(`import.layout.measures.${props.name}`)}
      value={props.value}
      min={least}
      max={most}
      step={steps[props.name] ?? 10}
      size="sm"
      onChange={(value) => {
        const number = Number(value);
        if (value !== "" && number >= least && number <= most) props.onValue(number);
      }}
    />
  );
}

function Choice<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly choices: Readonly<Record<Value, string>>;
  readonly onChoice: (value: Value) => void;
}) {
  return (
    <NativeSelect
      label={props.label}
      value={props.value}
      size="sm"
      data={Object.entries<string>(props.choices).map(([value, label]) => ({ value, label }))}
      onChange={(event) => props.onChoice(event.currentTarget.value as Value)}
    />
  );
}

function StandOrder({
  layout,
  onStands,
}: {
  readonly layout: RowLayout;
  readonly onStands: (stands: readonly string[]) => void;
}) {
  const t = useAdminText();
  const { stands, kind } = layout;
  const swap = (index: number, other: number) => {
    const order = [...stands];
    [order[index], order[other]] = [order[other]!, order[index]!];
    onStands(order);
  };
  return (
    <fieldset className={classes.stands}>
      <legend>
        {t("import.layout.stands")} <span>{t(`import.layout.standsOf.${kind}`)}</span>
      </legend>
      <ol>
        {stands.map((stand, index) => {
          const name = stand || t("import.layout.noStand");
          return (
            <li key={stand}>
              <span>{name}</span>
              <ActionIcon
                variant="default"
                size="lg"
                aria-label={t("import.layout.earlier", { stand: name })}
                disabled={index === 0}
                onClick={() => swap(index, index - 1)}
              >
                ↑
              </ActionIcon>
              <ActionIcon
                variant="default"
                size="lg"
                aria-label={t("import.layout.later", { stand: name })}
                disabled={index === stands.length - 1}
                onClick={() => swap(index, index + 1)}
              >
                ↓
              </ActionIcon>
            </li>
          );
        })}
      </ol>
    </fieldset>
  );
}
