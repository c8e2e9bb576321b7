import { Button, Radio, Stack, TextInput } from "@mantine/core";
import { type BothLanguages, useFormats, useLocale } from "@parterre/web-kit";
import { type FormEvent, useState } from "react";
import { useShopText } from "../../texts/use-shop-text.ts";
import classes from "./check-out.module.css";
import type { CheckOutQuote } from "./check-out-documents.ts";
import { CheckOutNotice } from "./check-out-notice.tsx";
import { type ContactDraft, contactProblems } from "./contact.rules.ts";
import { type Holder, HolderFields } from "./holder-fields.tsx";
import type { CheckOutState } from "./use-check-out.ts";

export interface ContactFormProps {
  readonly quote: CheckOutQuote;
  readonly providers: readonly { readonly code: string; readonly name: BothLanguages }[];
  readonly state: CheckOutState;
  /** A quote or the order is on its way. */
  readonly busy: boolean;
  /** What the market asks buyers for. */
  readonly market: { readonly realName: boolean; readonly mostPerIdentity?: number | null } | undefined;
  readonly onPay: (contact: ContactDraft, provider: string, holders: readonly Holder[]) => void;
}

/** Name, address and the one button that goes to payment, with every refusal said in a sentence above it. */
export function ContactForm({ quote, providers, state, busy, market, onPay }: ContactFormProps) {
  const t = useShopText();
  const { money } = useFormats();
  const { pick } = useLocale();
  const [contact, setContact] = useState<ContactDraft>({ name: "", email: "", phone: "", idNumber: "" });
  const [holders, setHolders] = useState<readonly Holder[]>([]);
  const [asked, setAsked] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const provider = chosen ?? providers[0]?.code ?? "";
  const problems = contactProblems(contact);
  const refused = state.kind === "refused" ? state.result : null;
  const refusedField = refused?.__typename === "CheckoutRefused" ? refused.field : null;
  const refusedIdentity =
    refused?.__typename === "CheckoutRefused" && refused.field
      ? { field: refused.field, reason: refused.reason }
      : null;
  const total = money(quote.total);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    if (problems.name || problems.email) {
      const first = problems.name ? "name" : "email";
      event.currentTarget.querySelector<HTMLInputElement>(`input[name="${first}"]`)?.focus();
      return;
    }
    onPay(contact, provider, market?.realName ? holders : []);
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
        {market?.mostPerIdentity != null && (
          <TextInput
            name="idNumber"
            autoComplete="off"
            size="md"
            required
            label={t("checkOut.buyerIdNumber")}
            description={t("checkOut.buyerLimit", { count: market.mostPerIdentity })}
            value={contact.idNumber}
            error={refusedIdentity?.field === "contact.idNumber" ? pick(refusedIdentity.reason) : undefined}
            onChange={(event) => setContact({ ...contact, idNumber: event.currentTarget.value })}
          />
        )}
        {market?.realName && (
          <HolderFields lines={quote.lines} holders={holders} onChange={setHolders} refused={refusedIdentity} />
        )}
        <Radio.Group label={t("checkOut.payWith")} value={provider} onChange={setChosen} size="md">
          <Stack gap="xs" mt="xs">
            {providers.map((each) => (
              <Radio key={each.code} value={each.code} label={pick(each.name)} />
            ))}
          </Stack>
        </Radio.Group>
        <CheckOutNotice state={state} />
        <Button type="submit" size="lg" loading={busy}>
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
