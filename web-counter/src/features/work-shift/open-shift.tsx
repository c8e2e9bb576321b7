import { useMutation, useQuery } from "@apollo/client/react";
import { Button, Select, TextInput } from "@mantine/core";
import { type Currency, currencies, parseMajor } from "@parterre/money";
import { type BothLanguages, failureOf, RefusalNotice, useLocale } from "@parterre/web-kit";
import { useRef, useState } from "react";
import { KeyButton } from "../../keys/key-button.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import type { Counter } from "../../printing/documents.ts";
import { usePrinting } from "../../printing/printing-context.tsx";
import { useMyShift } from "../../shifts/shift-context.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { openShiftMutation, whoIsOpenQuery } from "./documents.ts";
import classes from "./work-shift.module.css";

interface Float {
  readonly currency: Currency;
  readonly text: string;
}

/** Where, and what is in the drawer: one field and Enter on the usual day. */
export function OpenShift({ counters }: { readonly counters: readonly Counter[] }) {
  const t = useCounterText();
  const { pick } = useLocale();
  const { counter, chooseCounter } = usePrinting();
  const { refresh } = useMyShift();
  const { data: open } = useQuery(whoIsOpenQuery, { fetchPolicy: "network-only" });
  const [send, { loading }] = useMutation(openShiftMutation);
  const [floats, setFloats] = useState<readonly Float[]>([{ currency: "CNY", text: "" }]);
  const [refusal, setRefusal] = useState<{ reason: BothLanguages } | null>(null);
  // One attempt, however often the button is pressed.
  const id = useRef(crypto.randomUUID());
  const sellerAt = (counterId: string) => open?.counters.find((each) => each.id === counterId)?.openShift?.seller?.name;
  const amounts = floats.map(({ currency, text }) =>
    text.trim() === "" ? 0 : (parseMajor(text, currency)?.amountMinor ?? null),
  );
  const ready = counter !== null && amounts.every((amount) => amount !== null && amount >= 0) && !loading;
  const change = (index: number, float: Partial<Float>) =>
    setFloats(floats.map((each, at) => (at === index ? { ...each, ...float } : each)));
  const unused = currencies.filter((currency) => !floats.some((each) => each.currency === currency));

  const begin = async () => {
    const given = floats.map(({ currency }, index) => ({ currency, amountMinor: amounts[index]! }));
    const input = { id: id.current, counterId: counter!.id, floats: given };
    try {
      const { data } = await send({ variables: { input } });
      const answer = data!.openShift;
      if (answer.__typename === "ShiftOpened") await refresh();
      else setRefusal(answer);
    } catch (error) {
      setRefusal({ reason: failureOf(error) });
    }
  };
  useKeys([{ key: "enter", inFields: true, act: () => void begin(), enabled: ready }]);

  return (
    <section className={classes.part}>
      <h1>{t("shifts.open")}</h1>
      <p className={classes.lead}>{t("shifts.openLead")}</p>
      <Select
        label={t("shifts.counter")}
        data={counters.map(({ id: value, name, venue }) => {
          const seller = sellerAt(value);
          const label = `${name} · ${pick(venue.name)}`;
          return { value, label: seller ? t("shifts.counterTaken", { counter: label, name: seller }) : label };
        })}
        value={counter?.id ?? null}
        onChange={(value) => value !== null && chooseCounter(value)}
        placeholder={t("printing.chooseCounter")}
        searchable
        size="md"
        data-testid="shift-counter"
      />
      {floats.map(({ currency, text }, index) => (
        <div key={currency} className={classes.row}>
          <TextInput
            label={t("shifts.float")}
            description={index === 0 ? t("shifts.floatHint") : undefined}
            value={text}
            onChange={(event) => change(index, { text: event.currentTarget.value })}
            error={amounts[index] === null || amounts[index]! < 0 ? t("shifts.unreadable") : undefined}
            inputMode="decimal"
            autoComplete="off"
            size="lg"
            leftSection={<span className={classes.code}>{currency}</span>}
            leftSectionWidth={64}
            data-testid={`float-${currency}`}
            data-autofocus={index === 0 || undefined}
          />
          {index > 0 && (
            <Button variant="subtle" color="gray" onClick={() => setFloats(floats.filter((_, at) => at !== index))}>
              {t("shifts.removeCurrency", { currency })}
            </Button>
          )}
        </div>
      ))}
      {unused.length > 0 && (
        <Select
          label={t("shifts.addCurrency")}
          data={[...unused]}
          value={null}
          onChange={(value) => value !== null && setFloats([...floats, { currency: value as Currency, text: "" }])}
          size="md"
          className={classes.narrow}
        />
      )}
      <RefusalNotice refusal={refusal} />
      <KeyButton
        keyShown="Enter"
        size="lg"
        onAct={() => void begin()}
        loading={loading}
        disabled={!ready}
        data-testid="open-shift"
      >
        {t("shifts.begin")}
      </KeyButton>
    </section>
  );
}
