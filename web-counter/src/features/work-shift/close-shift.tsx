import { useMutation } from "@apollo/client/react";
import { Button, Checkbox, Select, TextInput } from "@mantine/core";
import { type Currency, currencies, denominationsOf } from "@parterre/money";
import { type BothLanguages, failureOf, RefusalNotice } from "@parterre/web-kit";
import { type KeyboardEvent, useRef, useState } from "react";
import type { CounterShift } from "../../shifts/documents.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { CountCash, readCount } from "./count-cash.tsx";
import { closeShiftMutation } from "./documents.ts";
import classes from "./work-shift.module.css";

export interface CloseShiftProps {
  readonly shift: CounterShift;
  readonly onClosed: (shift: CounterShift) => void;
}

type Counts = Readonly<Record<string, Readonly<Record<number, string>>>>;

/** The blind count that ends a shift. Pressed twice: a count cannot be changed afterwards. */
export function CloseShift({ shift, onClosed }: CloseShiftProps) {
  const t = useCounterText();
  const [send, { loading }] = useMutation(closeShiftMutation);
  const [counts, setCounts] = useState<Counts>({});
  const [added, setAdded] = useState<readonly Currency[]>([]);
  const [tickets, setTickets] = useState("");
  const [note, setNote] = useState("");
  const [handOver, setHandOver] = useState(false);
  const [sure, setSure] = useState(false);
  const [refusal, setRefusal] = useState<{ reason: BothLanguages } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const shown = [...new Set([...shift.currenciesToCount, ...added])];
  const unused = currencies.filter((currency) => !shown.includes(currency));
  const paperTickets = readCount(tickets);
  const counted = shown.map((currency) => ({
    currency,
    coins: denominationsOf(currency).map((valueMinor) => ({
      valueMinor,
      count: readCount(counts[currency]?.[valueMinor] ?? ""),
    })),
  }));
  const readable = paperTickets !== null && counted.every(({ coins }) => coins.every(({ count }) => count !== null));

  const close = async () => {
    if (!sure) return setSure(true);
    const known = counted.map(({ currency, coins }) => ({
      currency,
      coins: coins.flatMap(({ valueMinor, count }) => (count ? [{ valueMinor, count }] : [])),
    }));
    const input = {
      shiftId: shift.id,
      counts: known,
      paperTickets: paperTickets!,
      handOver,
      note: note.trim() || null,
    };
    try {
      const { data } = await send({ variables: { input } });
      const answer = data!.closeShift;
      if (answer.__typename === "ShiftClosed") return onClosed(answer.shift);
      setRefusal(answer);
    } catch (error) {
      setRefusal({ reason: failureOf(error) });
    }
    setSure(false);
  };
  /** Enter in a field of the count goes on to the next one. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement) || !("count" in event.target.dataset))
      return;
    event.preventDefault();
    const fields = [...form.current!.querySelectorAll<HTMLInputElement>("[data-count]")];
    const next = fields[fields.indexOf(event.target) + 1];
    (next ?? form.current!.querySelector<HTMLButtonElement>("button[type=submit]"))?.focus();
  };

  return (
    <form
      ref={form}
      className={classes.part}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (readable) void close();
      }}
    >
      <h2>{t("shifts.count")}</h2>
      <p className={classes.lead}>{t("shifts.countLead")}</p>
      <div className={classes.counts}>
        {shown.map((currency) => (
          <CountCash
            key={currency}
            currency={currency}
            counts={counts[currency] ?? {}}
            onCount={(valueMinor, text) => {
              setSure(false);
              setCounts({ ...counts, [currency]: { ...counts[currency], [valueMinor]: text } });
            }}
          />
        ))}
      </div>
      {unused.length > 0 && (
        <Select
          label={t("shifts.addCurrency")}
          data={[...unused]}
          value={null}
          onChange={(value) => value !== null && setAdded([...added, value as Currency])}
          size="md"
          className={classes.narrow}
        />
      )}
      <TextInput
        label={t("shifts.paperTickets")}
        description={t("shifts.paperHint")}
        value={tickets}
        onChange={(event) => setTickets(event.currentTarget.value)}
        inputMode="numeric"
        autoComplete="off"
        size="md"
        className={classes.narrow}
        data-count
        data-testid="paper-tickets"
      />
      <TextInput
        label={t("shifts.note")}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={500}
        autoComplete="off"
        size="md"
      />
      <Checkbox
        label={t("shifts.handOver")}
        checked={handOver}
        onChange={(event) => setHandOver(event.currentTarget.checked)}
        size="md"
      />
      <RefusalNotice refusal={refusal} />
      <Button type="submit" size="lg" loading={loading} disabled={!readable} data-testid="close-shift">
        {t(sure ? "shifts.closeAgain" : "shifts.close")}
      </Button>
    </form>
  );
}
