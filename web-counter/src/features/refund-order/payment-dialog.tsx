import { useMutation } from "@apollo/client/react";
import { Modal, Select, Stack, TextInput } from "@mantine/core";
import { majorText, parseMajor } from "@parterre/money";
import { type BothLanguages, RefusalNotice, useFormats } from "@parterre/web-kit";
import { useRef, useState } from "react";
import { noAnswer } from "../../approval/use-approval.ts";
import { KeyButton } from "../../keys/key-button.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { useTenderName } from "../../orders/use-tender-name.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { type CounterOrder, recordPaymentMutation } from "./documents.ts";

const kinds = ["CASH", "TERMINAL", "TRANSFER", "VOUCHER"] as const;
type Kind = (typeof kinds)[number];

/** Takes money for what an order still owes: all of it, or a part. */
export function PaymentDialog({ order, onClose }: { readonly order: CounterOrder; readonly onClose: () => void }) {
  const t = useCounterText();
  const formats = useFormats();
  const tenderName = useTenderName();
  const { currency } = order.balance;
  const [kind, setKind] = useState<Kind>("CASH");
  const [text, setText] = useState(majorText(order.balance));
  const [detail, setDetail] = useState("");
  const [refusal, setRefusal] = useState<{ reason: BothLanguages } | null>(null);
  const [send, { loading }] = useMutation(recordPaymentMutation);
  const attempt = useRef({ text: "", key: "" });
  const amountMinor = parseMajor(text, currency)?.amountMinor ?? 0;
  const ready = amountMinor > 0 && (kind === "CASH" || detail.trim() !== "") && !loading;

  const take = async () => {
    setRefusal(null);
    const number = kind === "VOUCHER" ? { voucherCode: detail.trim() } : { reference: detail.trim() };
    const rest = kind === "CASH" ? { givenMinor: amountMinor } : number;
    const input = { orderId: order.id, reason: t("payment.title"), tenders: [{ kind, amountMinor, ...rest }] };
    const asked = JSON.stringify(input);
    // Pressed again after silence it is the same payment; anything else is another one.
    if (attempt.current.text !== asked) attempt.current = { text: asked, key: crypto.randomUUID() };
    try {
      const { data } = await send({ variables: { input: { ...input, idempotencyKey: attempt.current.key } } });
      const result = data!.recordPayment;
      attempt.current = { text: "", key: "" };
      if (result.__typename === "PaymentRecorded") onClose();
      else setRefusal(result);
    } catch {
      setRefusal({ reason: noAnswer });
    }
  };
  useKeys(
    [
      { key: "enter", inFields: true, act: () => void take(), enabled: ready },
      { key: "escape", inFields: true, act: onClose, enabled: !loading },
    ],
    { exclusive: true },
  );

  return (
    <Modal
      opened
      onClose={onClose}
      closeOnEscape={false}
      title={t("payment.title")}
      centered
      transitionProps={{ duration: 140 }}
      closeButtonProps={{ "aria-label": t("refund.close") }}
    >
      <Stack gap="md">
        <Select
          label={t("cash.way")}
          data={kinds.map((each) => ({ value: each, label: tenderName(each.toLowerCase()) }))}
          value={kind}
          onChange={(value) => setKind(value as Kind)}
          allowDeselect={false}
          size="md"
        />
        <TextInput
          label={t("cash.amount")}
          description={t("payment.open", { amount: formats.money(order.balance) })}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          inputMode="decimal"
          autoComplete="off"
          size="md"
          data-autofocus
        />
        {kind !== "CASH" && (
          <TextInput
            label={t(kind === "VOUCHER" ? "cash.voucherCode" : "cash.slip")}
            value={detail}
            onChange={(event) => setDetail(event.currentTarget.value)}
            autoComplete="off"
            size="md"
          />
        )}
        <RefusalNotice refusal={refusal} />
        <KeyButton keyShown="Enter" size="lg" onAct={() => void take()} loading={loading} disabled={!ready}>
          {t("payment.take")}
        </KeyButton>
      </Stack>
    </Modal>
  );
}
