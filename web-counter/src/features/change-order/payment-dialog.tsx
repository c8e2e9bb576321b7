import { useApolloClient, useMutation } from "@apollo/client/react";
import { type Money, money } from "@parterre/money";
import { type BothLanguages, failureOf, RefusalNotice, useAttempt, useFormats } from "@parterre/web-kit";
import { useState } from "react";
import { CounterDialog } from "../../dialogs/counter-dialog.tsx";
import { KeyButton } from "../../keys/key-button.tsx";
import { ActDone } from "../../orders/act-done.tsx";
import { type CounterOrder, orderByReferenceQuery } from "../../orders/documents.ts";
import classes from "../../orders/orders.module.css";
import { recordPaymentMutation } from "../../tenders/documents.ts";
import { changeOf, type TenderInput } from "../../tenders/tender.ts";
import { TelephoneWay, TenderFields } from "../../tenders/tender-fields.tsx";
import { tenderKeys } from "../../tenders/use-tender-keys.ts";
import { useTenders } from "../../tenders/use-tenders.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { TelephonePart } from "./telephone-part.tsx";

/** What is owed already can not be owed once more. */
const ways = ["CASH", "TERMINAL", "TRANSFER", "VOUCHER"] as const;

/** Takes money for what an order still owes: all of it in any mixture, or some parts and the rest another time. */
export function PaymentDialog({ order, onClose }: { readonly order: CounterOrder; readonly onClose: () => void }) {
  const t = useCounterText();
  const formats = useFormats();
  const client = useApolloClient();
  const [open] = useState(order.balance);
  const { currency } = open;
  const tenders = useTenders(open, currency);
  const [refusal, setRefusal] = useState<{ reason: BothLanguages } | null>(null);
  const [change, setChange] = useState<Money | null>(null);
  const [send, { loading }] = useMutation(recordPaymentMutation);
  const { keyFor, answered } = useAttempt();
  const { whole, isPart, reading, parts, leftMinor } = tenders;
  const [byTelephone, setByTelephone] = useState(false);

  const take = async (paid: readonly TenderInput[]) => {
    setRefusal(null);
    const input = { orderId: order.id, reason: t("payment.title"), tenders: [...paid] };
    try {
      const { data } = await send({ variables: { input: { ...input, idempotencyKey: keyFor(input) } } });
      const result = data!.recordPayment;
      answered();
      if (result.__typename === "PaymentNotRecorded") return setRefusal(result);
      await refetch();
      if (result.change && result.change.amountMinor > 0) setChange(result.change);
      else onClose();
    } catch (error) {
      setRefusal({ reason: failureOf(error) });
    }
  };
  const refetch = () => client.refetchQueries({ include: [orderByReferenceQuery] });
  const paidByTelephone = async (note: BothLanguages | null) => {
    setByTelephone(false);
    await refetch();
    const changeMinor = changeOf(parts);
    if (note) setRefusal({ reason: note });
    else if (changeMinor === 0) return onClose();
    setChange(note ? money(0, currency) : money(changeMinor, currency));
  };
  const mayCode = change === null && leftMinor !== null && leftMinor > 0;
  const toCode = () => {
    setRefusal(null);
    setByTelephone(true);
  };
  const act = () => (change ? onClose() : whole ? void take(whole) : tenders.add());
  const ready = change !== null || whole !== null || isPart;
  const mayStop = change === null && parts.length > 0 && whole !== parts;
  const amount = (minor: number) => formats.money(money(minor, currency));
  if (byTelephone) {
    return (
      <TelephonePart
        order={order}
        amountMinor={leftMinor ?? 0}
        parts={parts}
        onPaid={(note) => void paidByTelephone(note)}
        onBack={(why) => {
          setByTelephone(false);
          setRefusal(why);
        }}
      />
    );
  }
  return (
    <CounterDialog
      title={t("payment.title")}
      onClose={onClose}
      mayClose={!loading}
      keys={[
        { key: "enter", inFields: true, act, enabled: ready && !loading },
        { key: "l", inFields: "numbers", act: () => void take(parts), enabled: mayStop && !loading },
        { key: "q", inFields: "numbers", act: toCode, enabled: mayCode && !loading },
        ...(change ? [] : tenderKeys(tenders, ways)),
      ]}
    >
      {change ? (
        <ActDone heading={t("sold.change")} figure={formats.money(change)} note={null} approver={null} />
      ) : (
        <>
          <p className={classes.open}>
            <span>{t("order.balance")}</span>
            <strong className="figures">{formats.money(open)}</strong>
          </p>
          <TenderFields tenders={tenders} ways={ways} otherWays={mayCode && <TelephoneWay onAct={toCode} />} />
        </>
      )}
      <RefusalNotice refusal={refusal} />
      {mayStop && (
        <KeyButton keyShown="L" variant="default" onAct={() => void take(parts)} disabled={loading}>
          {t("payment.restLater", { amount: amount(parts.reduce((sum, part) => sum + part.amountMinor, 0)) })}
        </KeyButton>
      )}
      <KeyButton keyShown="Enter" size="lg" onAct={act} loading={loading} disabled={!ready} data-testid="payment-go">
        {change
          ? t("act.finish")
          : isPart && reading?.kind === "ready"
            ? t("cash.addPart", { amount: amount(reading.tender.amountMinor) })
            : t("payment.take", { amount: formats.money(open) })}
      </KeyButton>
    </CounterDialog>
  );
}
