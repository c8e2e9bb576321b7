import { Checkbox } from "@mantine/core";
import { useFormats, useLocale, useSeatName } from "@parterre/web-kit";
import type { CounterOrderLine } from "./documents.ts";
import classes from "./orders.module.css";

/** Tickets of an order to choose from; all at once by the box above them. */
export function LineChoice({
  lines,
  chosen,
  onChange,
  label,
}: {
  readonly lines: readonly CounterOrderLine[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly label: string;
}) {
  const formats = useFormats();
  const { pick } = useLocale();
  const seatName = useSeatName();
  const isAll = chosen.length === lines.length;
  const toggle = (id: string) =>
    onChange(lines.map((line) => line.id).filter((each) => (each === id) !== chosen.includes(each)));
  return (
    <fieldset className={classes.lineChoice}>
      <Checkbox
        component="input"
        checked={isAll}
        indeterminate={!isAll && chosen.length > 0}
        onChange={() => onChange(isAll ? [] : lines.map((line) => line.id))}
        label={label}
      />
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <Checkbox
              checked={chosen.includes(line.id)}
              onChange={() => toggle(line.id)}
              label={`${seatName(line.label)} · ${pick(line.ticketType.name)}`}
            />
            <span className="figures">{formats.money(line.price)}</span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
