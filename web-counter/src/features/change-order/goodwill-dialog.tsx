import { useMutation } from "@apollo/client/react";
import { TextInput } from "@mantine/core";
import { parseMajor } from "@parterre/money";
import { useFormats } from "@parterre/web-kit";
import { useState } from "react";
import { ActDialog } from "../../orders/act-dialog.tsx";
import type { CounterOrder } from "../../orders/documents.ts";
import { ReasonField } from "../../orders/reason-field.tsx";
import { useOrderAct } from "../../orders/use-order-act.ts";
import { WayList } from "../../orders/way-list.tsx";
import { waysBack } from "../../orders/ways-back.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { giveGoodwillMutation } from "./documents.ts";

/** Money back and the tickets stay: the view was blocked, the bar was closed. */
export function GoodwillDialog({ order, onClose }: { readonly order: CounterOrder; readonly onClose: () => void }) {
  const t = useCounterText();
  const formats = useFormats();
  const { currency } = order.total;
  // The order as it was: what went back by which way is the difference.
  const [before] = useState(order.payments);
  const [text, setText] = useState("");
  const [reason, setReason] = useState("");
  const [send] = useMutation(giveGoodwillMutation);
  const act = useOrderAct<{ amountMinor: number; reason: string }>(
    order.id,
    async (wish, frame) => (await send({ variables: { input: { ...wish, ...frame } } })).data!.giveGoodwill,
  );
  const amount = parseMajor(text, currency);
  const isTooMuch = amount !== null && amount.amountMinor > order.paid.amountMinor;
  const isAmount = amount !== null && amount.amountMinor > 0 && !isTooMuch;
  const said = reason.trim();
  const total = isAmount ? formats.money(amount) : "–";
  return (
    <ActDialog
      title={t("goodwill.title", { reference: order.reference })}
      act={act}
      wish={isAmount && said !== "" ? { amountMinor: amount.amountMinor, reason: said } : null}
      go={t("goodwill.go", { total })}
      onClose={onClose}
      testId="goodwill-go"
      done={{
        heading: t("refund.giveBack"),
        figure: total,
        note: (
          <>
            {act.step.kind === "done" && <WayList ways={waysBack(before, act.step.order.payments)} />}{" "}
            {t("goodwill.ticketsStay")}
          </>
        ),
      }}
    >
      <TextInput
        label={t("goodwill.amount")}
        description={t("goodwill.most", { amount: formats.money(order.paid) })}
        error={isTooMuch ? t("goodwill.tooMuch") : text !== "" && amount === null ? t("cash.unreadable") : undefined}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        leftSection={currency}
        leftSectionWidth={64}
        inputMode="decimal"
        autoComplete="off"
        size="lg"
        data-autofocus
      />
      <ReasonField label={t("act.reason")} value={reason} onChange={setReason} ready={goodwillReasons} />
    </ActDialog>
  );
}

const goodwillReasons = ["view", "late", "seat", "courtesy"] as const;
