import { Textarea } from "@mantine/core";
import { KeyCap } from "../../keys/key-cap.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import classes from "./refund-order.module.css";

const reasonKeys = ["customer", "wrongSeats", "illness", "cancelled"] as const;

/** A digit in the still empty field is the key of a ready reason; after that digits are text. */
export function useReasonKeys(enabled: boolean, onPick: (reason: string) => void) {
  const t = useCounterText();
  return (enabled ? reasonKeys : []).map((name, index) => ({
    key: String(index + 1),
    inFields: true,
    act: () => onPick(t(`refund.reasons.${name}`)),
  }));
}

/** Why an act is done: in words, or one of the ready ones by its digit. */
export function ReasonField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const t = useCounterText();
  return (
    <>
      <Textarea
        label={t("refund.reason")}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        size="md"
        rows={1}
        maxLength={500}
        data-autofocus
      />
      <div className={classes.reasons}>
        {reasonKeys.map((name, index) => (
          <button
            key={name}
            type="button"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChange(t(`refund.reasons.${name}`))}
          >
            {t(`refund.reasons.${name}`)}
            {value === "" && <KeyCap>{String(index + 1)}</KeyCap>}
          </button>
        ))}
      </div>
    </>
  );
}
