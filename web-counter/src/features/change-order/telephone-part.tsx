import { useMutation } from "@apollo/client/react";
import { money } from "@parterre/money";
import { type BothLanguages, failureOf, useAttempt, useFormats } from "@parterre/web-kit";
import { CounterDialog } from "../../dialogs/counter-dialog.tsx";
import { KeyButton } from "../../keys/key-button.tsx";
import type { CounterOrder } from "../../orders/documents.ts";
import classes from "../../orders/orders.module.css";
import { requestBalancePaymentMutation } from "../../tenders/documents.ts";
import { outcomeOfTelephone } from "../../tenders/outcome-of-telephone.ts";
import { TelephoneCode, telephoneKeys } from "../../tenders/telephone-code.tsx";
import type { TenderInput } from "../../tenders/tender.ts";
import { useTelephone } from "../../tenders/use-telephone.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";

export interface TelephonePartProps {
  readonly order: CounterOrder;
  readonly amountMinor: number;
  readonly parts: readonly TenderInput[];
  /** The telephone has paid; what else the seller has to know of it. */
  readonly onPaid: (note: BothLanguages | null) => void;
  /** Back to the other ways; why, where that was not the seller's wish. */
  readonly onBack: (refusal: { readonly reason: BothLanguages } | null) => void;
}

const declined: BothLanguages = {
  zh: "付款未成功，没有扣款。",
  en: "The payment did not go through. Nothing was charged.",
};

/** What is owed, paid by the customer's telephone; what lies beside it is taken in the same moment. */
export function TelephonePart({ order, amountMinor, parts, onPaid, onBack }: TelephonePartProps) {
  const t = useCounterText();
  const formats = useFormats();
  const { currency } = order.balance;
  const { keyFor, answered } = useAttempt();
  const [send] = useMutation(requestBalancePaymentMutation);
  const telephone = useTelephone({
    currency,
    onSilence: () => onBack({ reason: failureOf() }),
    request: async (provider) => {
      const input = { orderId: order.id, telephoneMinor: amountMinor, tenders: [...parts], provider };
      const wish = { ...input, reason: t("payment.title") };
      const { data } = await send({ variables: { input: { ...wish, idempotencyKey: keyFor(wish) } } });
      const result = data!.requestBalancePayment;
      answered();
      if (result.__typename === "TelephoneAsked") return result;
      onBack(result);
      return null;
    },
    look: async (client, { paymentId }) => {
      const over = await outcomeOfTelephone(client, paymentId);
      if (over?.isDone) onPaid(over.note);
      else if (over) onBack({ reason: over.note ?? declined });
      return over !== null;
    },
  });
  const leave = async () => {
    if (await telephone.giveUp()) onBack(null);
  };
  return (
    <CounterDialog
      title={t("codePayment.title")}
      onClose={() => void leave()}
      mayClose={!telephone.busy}
      keys={telephoneKeys(telephone)}
    >
      {parts.length === 0 && (
        <p className={classes.open}>
          <span>{t("codePayment.telephonePays")}</span>
          <strong className="figures">{formats.money(money(amountMinor, currency))}</strong>
        </p>
      )}
      <TelephoneCode telephone={telephone} currency={currency} amountMinor={amountMinor} parts={parts} />
      <KeyButton
        keyShown="Esc"
        size="lg"
        variant="default"
        onAct={() => void leave()}
        loading={telephone.busy}
        data-testid="give-up"
      >
        {t("codePayment.giveUp")}
      </KeyButton>
    </CounterDialog>
  );
}
