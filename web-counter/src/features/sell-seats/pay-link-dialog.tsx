import { useMutation } from "@apollo/client/react";
import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { type BothLanguages, RefusalNotice, useAttempt, useFormats, useLocale } from "@parterre/web-kit";
import { useState } from "react";
import { useNavigate } from "react-router";
import { CounterDialog } from "../../dialogs/counter-dialog.tsx";
import { KeyButton } from "../../keys/key-button.tsx";
import { sendPayLinkMutation } from "../../pay-links/documents.ts";
import { LinkFacts } from "../../pay-links/link-facts.tsx";
import { useLinkOrder } from "../../pay-links/use-link-order.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { usualDeadline } from "./deadline.ts";
import { type Notice, noticeOf } from "./notices.ts";
import classes from "./sell-seats.module.css";
import type { Sale } from "./use-sale.ts";

const usualHours = 24;

/** Sells the held seats to somebody on the telephone: their order, a link to pay it, a code to collect it by. */
export function PayLinkDialog({ sale, onClose }: { readonly sale: Sale; readonly onClose: () => void }) {
  const [sentReference, setSent] = useState<string | null>(null);
  return sentReference === null ? (
    <SendForm sale={sale} onSent={setSent} onClose={onClose} />
  ) : (
    <SentLink reference={sentReference} onClose={onClose} />
  );
}

interface SendFormProps {
  readonly sale: Sale;
  readonly onSent: (reference: string) => void;
  readonly onClose: () => void;
}

function SendForm({ sale, onSent, onClose }: SendFormProps) {
  const t = useCounterText();
  const formats = useFormats();
  const { locale, pick } = useLocale();
  const { record } = sale.customer;
  const [draft, setDraft] = useState({
    ...{ name: record?.name ?? "", phone: record?.phone ?? "", email: record?.email ?? "" },
    locale: (record?.locale ?? locale).startsWith("zh") ? "zh" : "en",
  });
  const [payBy, setPayBy] = useState(() => usualDeadline(sale.performance.startsAt, usualHours));
  const [refused, setRefused] = useState<{ reason: BothLanguages; field: string | null } | null>(null);
  const [send, { loading, error }] = useMutation(sendPayLinkMutation);
  const { keyFor, answered } = useAttempt();
  const submit = async () => {
    setRefused(null);
    const { name, phone, email } = draft;
    const request = {
      ...sale.paymentRequest,
      customer: { ...sale.paymentRequest.customer, name, phone: phone || null, email: email || null },
      ...{ locale: draft.locale, payBy: new Date(payBy).toISOString() },
    };
    const input = { ...request, idempotencyKey: keyFor(request) };
    const { data } = await send({ variables: { input } }).catch(() => ({ data: undefined }));
    const answer = data?.sendPayLink;
    if (!answer) return;
    answered();
    if (answer.__typename === "PayLinkSent") {
      sale.handedOver(null);
      return onSent(answer.order.reference);
    }
    const isAboutNames = answer.__typename === "CheckoutRefused" && /holder|idNumber/.test(answer.field ?? "");
    if (answer.__typename === "CheckoutRefused" && !isAboutNames) return setRefused(answer);
    sale.notify(noticeOf(answer) as Notice, "seats");
    onClose();
  };
  const errorOf = (...fields: readonly string[]) =>
    refused && fields.includes(refused.field ?? "") ? pick(refused.reason) : undefined;
  const field = (key: "name" | "phone" | "email", type: string, focused: boolean) => (
    <TextInput
      label={t(`customer.${key}`)}
      type={type}
      value={draft[key]}
      error={errorOf(`customer.${key}`)}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setDraft((before) => ({ ...before, [key]: value }));
      }}
      required={key === "name"}
      data-autofocus={focused || undefined}
    />
  );
  const named = ["customer.name", "customer.phone", "customer.email", "payBy"];
  return (
    <CounterDialog title={t("payLink.title", { count: sale.lines.length })} onClose={onClose} mayClose={!loading}>
      <form
        className={classes.reserve}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {field("name", "text", draft.name === "")}
        {field("phone", "tel", false)}
        {field("email", "email", draft.name !== "" && draft.email === "")}
        <SegmentedControl
          fullWidth
          aria-label={t("customer.language")}
          value={draft.locale}
          onChange={(value) => setDraft((before) => ({ ...before, locale: value }))}
          data={(["zh", "en"] as const).map((value) => ({ value, label: t(`customer.languages.${value}`) }))}
        />
        <TextInput
          type="datetime-local"
          label={t("payLink.payBy")}
          value={payBy}
          error={errorOf("payBy")}
          onChange={(event) => setPayBy(event.currentTarget.value)}
          required
          data-autofocus={(draft.name !== "" && draft.email !== "") || undefined}
        />
        {refused && !named.includes(refused.field ?? "") && <RefusalNotice refusal={refused} />}
        {error && <p role="alert">{t("customer.failed")}</p>}
        <Button type="submit" size="lg" loading={loading} data-testid="send-link">
          {t("payLink.send", { total: sale.quote.total ? formats.money(sale.quote.total) : "" })}
        </Button>
      </form>
    </CounterDialog>
  );
}

function SentLink({ reference, onClose }: { readonly reference: string; readonly onClose: () => void }) {
  const t = useCounterText();
  const navigate = useNavigate();
  const order = useLinkOrder(reference);
  return (
    <CounterDialog
      title={t("payLink.sentTitle")}
      onClose={onClose}
      keys={[
        { key: "enter", act: onClose },
        { key: "o", act: () => navigate(`/orders/${reference}`) },
      ]}
    >
      <div tabIndex={-1} data-autofocus style={{ outline: "none" }} data-testid="link-sent">
        {order && <LinkFacts order={order} />}
      </div>
      <div className={classes.pair}>
        <KeyButton keyShown="O" variant="default" onAct={() => navigate(`/orders/${reference}`)}>
          {t("payLink.toOrder")}
        </KeyButton>
        <KeyButton keyShown="Enter" size="lg" onAct={onClose}>
          {t("payLink.done")}
        </KeyButton>
      </div>
    </CounterDialog>
  );
}
