import { useMutation, useQuery } from "@apollo/client/react";
import { Button, Textarea, TextInput } from "@mantine/core";
import { type BothLanguages, ErrorState, RefusalNotice, TextSkeleton, useFormats, useStaff } from "@parterre/web-kit";
import { useEffect, useState } from "react";
import { useCounterText } from "../texts/use-counter-text.ts";
import { CustomerForm } from "./customer-form.tsx";
import { CustomerHistoryList } from "./customer-history.tsx";
import classes from "./customers.module.css";
import { addNoteMutation, type CustomerHistory, forgetCustomerMutation, historyQuery } from "./documents.ts";

const lookEveryMs = 2_000;

export interface CustomerRecordProps {
  readonly id: string;
  /** Counts up when something was done for them: the history is read again. */
  readonly doneCount: number;
}

/** One customer: how they are reached, what is worth knowing, and everything they bought, reserved and were told. */
export function CustomerRecord({ id, doneCount }: CustomerRecordProps) {
  const t = useCounterText();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(historyQuery, {
    variables: { id },
    fetchPolicy: "cache-and-network",
  });
  const customer = data?.customer ?? null;
  // What is being paid at this moment shows up by itself.
  const waits = customer?.orders.some((order) => order.state === "AWAITING_PAYMENT") ?? false;
  useEffect(() => {
    if (!waits) return;
    startPolling(lookEveryMs);
    return stopPolling;
  }, [waits, startPolling, stopPolling]);
  useEffect(() => {
    if (doneCount > 0) void refetch().catch(() => undefined);
  }, [doneCount, refetch]);
  if (!customer)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <TextSkeleton lines={6} />;
  if (customer.anonymisedAt !== null) return <p className={classes.quiet}>{t("customer.forgotten")}</p>;
  const again = () => void refetch();
  return (
    <>
      <Contact customer={customer} onChanged={again} />
      <Notes customer={customer} onChanged={again} />
      <CustomerHistoryList customer={customer} />
      <Forget customer={customer} onChanged={again} />
    </>
  );
}

interface PartProps {
  readonly customer: CustomerHistory;
  readonly onChanged: () => void;
}

function Contact({ customer, onChanged }: PartProps) {
  const t = useCounterText();
  const formats = useFormats();
  const [editing, setEditing] = useState(false);
  const { id, name, phone, email, locale, newsConsentAt } = customer;
  if (editing) {
    return (
      <CustomerForm
        customerId={id}
        begin={{ name, phone: phone ?? "", email: email ?? "", locale, wantsNews: newsConsentAt !== null }}
        onSaved={() => {
          setEditing(false);
          onChanged();
        }}
        onCancel={() => setEditing(false)}
      />
    );
  }
  return (
    <section className={classes.contact}>
      <h3 data-testid="customer-name">{name}</h3>
      {phone && (
        <a href={`tel:${phone.replaceAll(/[^+\d]/g, "")}`} className="figures">
          {phone}
        </a>
      )}
      {email && <a href={`mailto:${email}`}>{email}</a>}
      <p className={classes.quiet}>
        {t(`customer.languages.${locale.startsWith("zh") ? "zh" : "en"}`)}
        {newsConsentAt && ` · ${t("customer.newsSince", { day: formats.shortDate(newsConsentAt) })}`}
      </p>
      <Button size="compact-md" variant="default" onClick={() => setEditing(true)}>
        {t("customer.edit")}
      </Button>
    </section>
  );
}

function Notes({ customer, onChanged }: PartProps) {
  const t = useCounterText();
  const formats = useFormats();
  const [text, setText] = useState("");
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [send, { loading, error }] = useMutation(addNoteMutation);
  const add = async () => {
    setRefused(null);
    const { data } = await send({ variables: { customerId: customer.id, text } }).catch(() => ({ data: undefined }));
    const answer = data?.addCustomerNote;
    if (!answer) return;
    if ("reason" in answer) return setRefused(answer);
    setText("");
    onChanged();
  };
  return (
    <section>
      <h3>{t("customer.notes")}</h3>
      {customer.notes.length === 0 && <p className={classes.quiet}>{t("customer.noNotes")}</p>}
      <ul className={classes.notes}>
        {customer.notes.map((note) => (
          <li key={note.id}>
            <p>{note.text}</p>
            <small className="figures">
              {note.author?.name} · {formats.dateTime(note.writtenAt)}
            </small>
          </li>
        ))}
      </ul>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Textarea
          aria-label={t("customer.note")}
          placeholder={t("customer.note")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autosize
          minRows={1}
          maxLength={1000}
        />
        <RefusalNotice refusal={refused} />
        {error && <p role="alert">{t("customer.failed")}</p>}
        {text.trim() !== "" && (
          <Button type="submit" size="compact-md" loading={loading}>
            {t("customer.addNote")}
          </Button>
        )}
      </form>
    </section>
  );
}

function Forget({ customer, onChanged }: PartProps) {
  const t = useCounterText();
  const may = useStaff().staff.role !== "SELLER";
  const [reason, setReason] = useState<string | null>(null);
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [send, { loading, error }] = useMutation(forgetCustomerMutation);
  const go = async () => {
    setRefused(null);
    const variables = { customerId: customer.id, reason: reason ?? "" };
    const { data } = await send({ variables }).catch(() => ({ data: undefined }));
    const answer = data?.forgetCustomer;
    if (!answer) return;
    if ("reason" in answer) setRefused(answer);
    else onChanged();
  };
  if (!may) return null;
  return reason === null ? (
    <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setReason("")}>
      {t("customer.forget")}
    </Button>
  ) : (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <p className={classes.quiet}>{t("customer.forgetHelp")}</p>
      <TextInput
        label={t("customer.forgetReason")}
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
      />
      <RefusalNotice refusal={refused} />
      {error && <p role="alert">{t("customer.failed")}</p>}
      <div className={classes.row}>
        <Button type="submit" loading={loading}>
          {t("customer.forget")}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => setReason(null)}>
          {t("customer.cancel")}
        </Button>
      </div>
    </form>
  );
}
