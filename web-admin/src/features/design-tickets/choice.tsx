import { Select } from "@mantine/core";

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly name: (value: Value) => string;
  readonly value: Value;
  readonly onValue: (value: Value) => void;
}

/** One of a few values. */
export function Choice<Value extends string>({ label, values, name, value, onValue }: ChoiceProps<Value>) {
  return (
    <Select
      label={label}
      data={values.map((each) => ({ value: each, label: name(each) }))}
      value={value}
      onChange={(next) => next !== null && onValue(next as Value)}
      allowDeselect={false}
      size="sm"
    />
  );
}
