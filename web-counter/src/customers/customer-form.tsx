import { useMutation } from "@apollo/client/react";
import { Button, Checkbox, SegmentedControl, TextInput } from "@mantine/core";
import { type BothLanguages, RefusalNotice, useLocale } from "@parterre/web-kit";
import { useState } from "react";
import { useCounterText } from "../texts/use-counter-text.ts";
import type { CustomerDraft } from "./customer-draft.ts";
import classes from "./customers.module.css";
import { saveCustomerMutation, type WindowCustomer } from "./documents.ts";

export interface CustomerFormProps {
  /** Null: a new record. */
  readonly customerId: string | null;
  readonly begin: CustomerDraft;
  readonly onSaved: (id: string) => void;
  readonly onCancel: () => void;
}

interface Refused {
  readonly reason: BothLanguages;
  readonly field: string | null;
  /** Whose the number or the address is. */
  readonly known: WindowCustomer | null;
}

/** Writes a customer down in one step, or changes what is written; a refusal stands at its field. */
export function CustomerForm({ customerId, begin, onSaved, onCancel }: CustomerFormProps) {
  const t = useCounterText();
  const { pick } = useLocale();
  const [draft, setDraft] = useState(begin);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [save, { loading, error }] = useMutation(saveCustomerMutation);
  const change = (part: Partial<CustomerDraft>) => setDraft((before) => ({ ...before, ...part }));

  const submit = async () => {
    setRefused(null);
    const input = { customerId, ...draft, phone: draft.phone || null, email: draft.email || null };
    const { data } = await save({ variables: { input } }).catch(() => ({ data: undefined }));
    const saved = data?.saveCustomer;
    if (saved?.__typename === "CustomerSaved") onSaved(saved.customer.id);
    else if (saved?.__typename === "CustomerKnown") {
      setRefused({ reason: saved.reason, field: saved.knownBy, known: saved.known });
    } else if (saved) setRefused({ reason: saved.reason, field: saved.field, known: null });
  };
  const field = (key: "name" | "phone" | "email", type: string) => (
    <TextInput
      label={t(`customer.${key}`)}
      name={`customer-${key}`}
      type={type}
      value={draft[key]}
      error={refused?.field === key ? pick(refused.reason) : undefined}
      onChange={(event) => change({ [key]: event.currentTarget.value })}
      autoComplete="off"
      required={key === "name"}
      data-autofocus={draft[key] === "" || undefined}
    />
  );
  return (
    <form
      className={classes.form}
      aria-label={t(customerId === null ? "customer.create" : "customer.edit")}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {field("name", "text")}
      {field("phone", "tel")}
      {field("email", "email")}
      <SegmentedControl
        fullWidth
        aria-label={t("customer.language")}
        value={draft.locale.startsWith("zh") ? "zh" : "en"}
        onChange={(locale) => change({ locale })}
        data={(["zh", "en"] as const).map((value) => ({ value, label: t(`customer.languages.${value}`) }))}
      />
      <Checkbox
        label={t("customer.news")}
        checked={draft.wantsNews}
        onChange={(event) => change({ wantsNews: event.currentTarget.checked })}
      />
      {refused?.known && (
        <Button variant="default" onClick={() => onSaved(refused.known!.id)}>
          {t("customer.take", { name: refused.known.name })}
        </Button>
      )}
      {refused && refused.field === null && <RefusalNotice refusal={refused} />}
      {error && <p role="alert">{t("customer.failed")}</p>}
      <div className={classes.row}>
        <Button type="submit" loading={loading} data-testid="save-customer">
          {t("customer.save")}
        </Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {t("customer.cancel")}
        </Button>
      </div>
    </form>
  );
}
