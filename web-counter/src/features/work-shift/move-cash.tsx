import { useMutation } from "@apollo/client/react";
import { Button, SegmentedControl, Select, TextInput } from "@mantine/core";
import { type Currency, currencies, parseMajor } from "@parterre/money";
import { type BothLanguages, failureOf, RefusalNotice } from "@parterre/web-kit";
import { useRef, useState } from "react";
import type { CounterShift } from "../../shifts/documents.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { moveCashMutation } from "./documents.ts";
import classes from "./work-shift.module.css";

export interface MoveCashProps {
  readonly shift: CounterShift;
  readonly onMoved: () => Promise<void>;
}

/** Change that is fetched, notes that go to the safe. */
export function MoveCash({ shift, onMoved }: MoveCashProps) {
  const t = useCounterText();
  const [send, { loading }] = useMutation(moveCashMutation);
  const [direction, setDirection] = useState<"IN" | "OUT">("IN");
  const [currency, setCurrency] = useState<Currency>(shift.currenciesToCount[0] ?? "CNY");
  const [text, setText] = useState("");
  const [reason, setReason] = useState("");
  const [refusal, setRefusal] = useState<{ reason: BothLanguages } | null>(null);
  const id = useRef(crypto.randomUUID());
  const amountMinor = parseMajor(text, currency)?.amountMinor ?? null;
  const ready = amountMinor !== null && amountMinor > 0 && reason.trim() !== "" && !loading;

  const note = async () => {
    const input = {
      id: id.current,
      shiftId: shift.id,
      direction,
      amount: { amountMinor: amountMinor!, currency },
      reason,
    };
    try {
      const { data } = await send({ variables: { input } });
      const answer = data!.moveCash;
      if (answer.__typename !== "CashMoved") return setRefusal(answer);
      id.current = crypto.randomUUID();
      setRefusal(null);
      setText("");
      setReason("");
      await onMoved();
    } catch (error) {
      setRefusal({ reason: failureOf(error) });
    }
  };
  return (
    <form
      className={classes.row}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void note();
      }}
    >
      <SegmentedControl
        value={direction}
        onChange={(value) => setDirection(value as "IN" | "OUT")}
        data={[
          { value: "IN", label: t("shifts.cashIn") },
          { value: "OUT", label: t("shifts.cashOut") },
        ]}
        size="md"
        aria-label={t("shifts.drawer")}
      />
      <TextInput
        label={t("shifts.amount")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={text.trim() !== "" && amountMinor === null ? t("shifts.unreadable") : undefined}
        inputMode="decimal"
        autoComplete="off"
        size="md"
        className={classes.amount}
        data-testid="cash-amount"
      />
      <Select
        label={t("shifts.currency")}
        data={[...currencies]}
        value={currency}
        onChange={(value) => setCurrency(value as Currency)}
        allowDeselect={false}
        size="md"
        className={classes.currency}
      />
      <TextInput
        label={t("shifts.reason")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={500}
        autoComplete="off"
        size="md"
        className={classes.reason}
        data-testid="cash-reason"
      />
      <Button type="submit" size="md" variant="default" loading={loading} disabled={!ready}>
        {t("shifts.noteCash")}
      </Button>
      <RefusalNotice refusal={refusal} />
    </form>
  );
}
