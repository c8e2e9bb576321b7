import { useMutation } from "@apollo/client/react";
import { Button, Select, TextInput } from "@mantine/core";
import { type BothLanguages, failureOf, RefusalNotice, useLocale, useStaff } from "@parterre/web-kit";
import { useState } from "react";
import type { Counter } from "../../printing/documents.ts";
import { usePrinting } from "../../printing/printing-context.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { registerCounterMutation } from "./documents.ts";
import classes from "./set-up-printer.module.css";

export interface CounterPartProps {
  readonly venues: readonly { readonly id: string; readonly name: BothLanguages }[];
  readonly counters: readonly Counter[];
}

/** Which window this is; a supervisor can make another. */
export function CounterPart({ venues, counters }: CounterPartProps) {
  const t = useCounterText();
  const { pick } = useLocale();
  const { staff } = useStaff();
  const { counter, chooseCounter, refresh } = usePrinting();
  const [register, { loading }] = useMutation(registerCounterMutation);
  const [name, setName] = useState("");
  const [venueId, setVenueId] = useState<string | null>(venues[0]?.id ?? null);
  const [refusal, setRefusal] = useState<{ reason: BothLanguages } | null>(null);

  const add = async () => {
    setRefusal(null);
    const { data } = await register({ variables: { input: { name, venueId: venueId!, channelCode: "counter" } } });
    const answer = data!.registerCounter;
    if (answer.__typename === "BoxOfficeRefused") return setRefusal(answer);
    await refresh();
    chooseCounter(answer.counter.id);
    setName("");
  };
  return (
    <section className={classes.part}>
      <h2>{t("printing.counter")}</h2>
      <Select
        label={t("printing.thisWindow")}
        data={counters.map((each) => ({ value: each.id, label: `${each.name} · ${pick(each.venue.name)}` }))}
        value={counter?.id ?? null}
        onChange={(id) => id !== null && chooseCounter(id)}
        placeholder={t("printing.chooseCounter")}
        size="md"
        data-testid="choose-counter"
      />
      {staff.role !== "SELLER" && (
        <form
          className={classes.row}
          onSubmit={(event) => {
            event.preventDefault();
            add().catch((error) => setRefusal({ reason: failureOf(error) }));
          }}
        >
          <TextInput
            label={t("printing.newCounter")}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={60}
            size="md"
            data-testid="counter-name"
          />
          <Select
            label={t("printing.venue")}
            data={venues.map((venue) => ({ value: venue.id, label: pick(venue.name) }))}
            value={venueId}
            onChange={setVenueId}
            size="md"
          />
          <Button type="submit" size="md" variant="default" loading={loading} disabled={!name.trim() || !venueId}>
            {t("printing.addCounter")}
          </Button>
        </form>
      )}
      <RefusalNotice refusal={refusal} />
    </section>
  );
}
