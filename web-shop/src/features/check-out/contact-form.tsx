import { Button, Radio, Stack, TextInput } from "@mantine/core";
import { RefusalNotice, useFormats } from "@parterre/web-kit";
import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { useSeatName } from "../../cart/use-seat-name.ts";
import { useShopText } from "../../texts/use-shop-text.ts";
import classes from "./check-out.module.css";
import type { CheckOutQuote } from "./check-out-documents.ts";
import { type ContactDraft, contactProblems } from "./contact.rules.ts";
import type { CheckOutState } from "./use-check-out.ts";

export interface ContactFormProps {
  readonly quote: CheckOutQuote;
  readonly providers: readonly string[];
  readonly state: CheckOutState;
  readonly onPay: (contact: ContactDraft, provider: string) => void;
}

/** Name, address and the one button that goes to payment, with every refusal said in a sentence above it. */
export function ContactForm({ quote, providers, state, onPay }: ContactFormProps) {
  const t = useShopText();
  const { money } = useFormats();
  const [contact, setContact] = useState<ContactDraft>({ name: "", email: "", phone: "" });
  const [asked, setAsked] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const provider = chosen ?? providers[0] ?? "test";
  const problems = contactProblems(contact);
  const refused = state.kind === "refused" ? state.result : null;
  const refusedField = refused?.__typename === "CheckoutRefused" ? refused.field : null;
  const total = money(quote.total);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    if (problems.name || problems.email) {
      const first = problems.name ? "name" : "email";
      event.currentTarget.querySelector<HTMLInputElement>(`input[name="${first}"]`)?.focus();
      return;
    }
    onPay(contact, provider);
  };

  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <h2 className={classes.question}>{t("checkOut.contact")}</h2>
        <TextInput
          name="name"
          autoComplete="name"
          size="md"
          required
          label={t("checkOut.name")}
          value={contact.name}
          error={asked && problems.name ? t("checkOut.nameNeeded") : undefined}
          onChange={(event) => setContact({ ...contact, name: event.currentTarget.value })}
        />
        <TextInput
          name="email"
          type="email"
          autoComplete="email"
          size="md"
          required
          label={t("checkOut.email")}
          value={contact.email}
          error={asked && (problems.email || refusedField === "email") ? t("checkOut.emailNeeded") : undefined}
          onChange={(event) => setContact({ ...contact, email: event.currentTarget.value })}
        />
        <TextInput
          name="phone"
          type="tel"
          autoComplete="tel"
          size="md"
          label={t("checkOut.phone")}
          description={t("checkOut.privacy")}
          value={contact.phone}
          onChange={(event) => setContact({ ...contact, phone: event.currentTarget.value })}
        />
        <Radio.Group label={t("checkOut.payWith")} value={provider} onChange={setChosen} size="md">
          <Stack gap="xs" mt="xs">
            {providers.map((each) => (
              <Radio key={each} value={each} label={each === "test" ? t("checkOut.providers.test") : each} />
            ))}
          </Stack>
        </Radio.Group>
        <CheckOutNotice state={state} quote={quote} />
        <Button type="submit" size="lg" loading={state.kind === "sending"}>
          {refused?.__typename === "PriceChanged"
            ? t("checkOut.payNew", { total })
            : state.kind === "failed"
              ? t("checkOut.again")
              : t("checkOut.pay", { total })}
        </Button>
      </Stack>
    </form>
  );
}

function CheckOutNotice({ state, quote }: Pick<ContactFormProps, "state" | "quote">) {
  const t = useShopText();
  const { money } = useFormats();
  const seatName = useSeatName();
  if (state.kind === "failed") {
    return (
      <p role="alert" className={classes.alert}>
        {t("checkOut.failed")}
      </p>
    );
  }
  if (state.kind !== "refused") return null;
  const { result } = state;
  if (result.__typename === "PriceChanged") {
    return (
      <p role="alert" className={classes.alert}>
        {t("checkOut.priceChanged", { total: money(result.quote.total) })}
      </p>
    );
  }
  if (result.__typename === "SeatsLost") {
    const lost = quote.lines.filter((line) => result.lostOrdinals.includes(line.ordinal));
    const performanceId = lost[0]?.performance.id;
    return (
      <div role="alert" className={classes.alert}>
        <p>{t("checkOut.seatsLost", { seats: lost.map((line) => seatName(line.label)).join(" · ") })}</p>
        <Button component={Link} to={performanceId ? `/performances/${performanceId}` : "/"} size="compact-md">
          {t("checkOut.toMap")}
        </Button>
      </div>
    );
  }
  return <RefusalNotice refusal={result} />;
}
