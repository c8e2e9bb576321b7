import { NumberInput } from "@mantine/core";

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly onValue: (value: number) => void;
}

/** A measure that is taken over as soon as it is one. */
export function NumberField({ label, value, min = 0, max = 400, step = 0.125, onValue }: NumberFieldProps) {
  return (
    <NumberInput
      label={label}
      value={value}
      min={min}
      max={max}
      step={step}
      decimalScale={4}
      size="sm"
      onChange={(typed) => {
        const number = Number(typed);
        if (typed !== "" && Number.isFinite(number) && number >= min && number <= max && number !== value)
          onValue(number);
      }}
    />
  );
}
