import { Textarea } from "@mantine/core";
import { KeyCap } from "../keys/key-cap.tsx";
import { useCounterText } from "../texts/use-counter-text.ts";
import classes from "./orders.module.css";

/** Reasons that come up again and again. */
export type ReadyReason =
  | "customer"
  | "wrongSeats"
  | "illness"
  | "cancelled"
  | "view"
  | "late"
  | "seat"
  | "courtesy"
  | "brokenChair"
  | "wheelchair"
  | "together"
  | "upgrade";

const usual: readonly ReadyReason[] = ["customer", "wrongSeats", "illness", "cancelled"];

/** A digit in the still empty field is the key of a ready reason; after that digits are text. */
export function useReasonKeys(
  enabled: boolean,
  onPick: (reason: string) => void,
  ready: readonly ReadyReason[] = usual,
) {
  const t = useCounterText();
  return (enabled ? ready : []).map((name, index) => ({
    key: String(index + 1),
    inFields: true,
    act: () => onPick(t(`act.reasons.${name}`)),
  }));
}

export interface ReasonFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly ready?: readonly ReadyReason[];
  /** The ready reasons have their digits as keys. */
  readonly withKeys?: boolean;
}

/** Why an act is done: in words, or one of the ready ones by its digit. */
export function ReasonField({ label, value, onChange, ready = usual, withKeys = ready === usual }: ReasonFieldProps) {
  const t = useCounterText();
  return (
    <>
      <Textarea
        label={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        size="md"
        rows={1}
        maxLength={500}
        data-autofocus={withKeys || undefined}
      />
      <div className={classes.reasons}>
        {ready.map((name, index) => {
          const key = value === "" && withKeys ? String(index + 1) : undefined;
          return (
            <button
              key={name}
              type="button"
              aria-keyshortcuts={key}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChange(t(`act.reasons.${name}`))}
            >
              {t(`act.reasons.${name}`)}
              {key && <KeyCap>{key}</KeyCap>}
            </button>
          );
        })}
      </div>
    </>
  );
}
