import { useMutation } from "@apollo/client/react";
import { type Currency, money } from "@parterre/money";
import { type BothLanguages, failureOf, useAttempt, useFormats } from "@parterre/web-kit";
import type { ReactNode } from "react";
import { MapScreen } from "../../frame/map-screen.tsx";
import { KeyButton } from "../../keys/key-button.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { orderByReferenceQuery } from "../../orders/documents.ts";
import { outcomeOfTelephone } from "../../tenders/outcome-of-telephone.ts";
import { TelephoneCode, telephoneKeys } from "../../tenders/telephone-code.tsx";
import { sumOf, type TenderInput } from "../../tenders/tender.ts";
import { useTelephone } from "../../tenders/use-telephone.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { requestExchangePaymentMutation } from "./documents.ts";
import classes from "./exchange-tickets.module.css";
import type { Exchange } from "./use-exchange.ts";

export interface TelephonePanelProps {
  readonly exchange: Exchange;
  readonly map: ReactNode;
  readonly currency: Currency;
  readonly differenceMinor: number;
  readonly parts: readonly TenderInput[];
  readonly reason: string;
  /** The exchange is made, or the other ways are wanted again. */
  readonly onLeave: () => void;
}

const declined: BothLanguages = {
  zh: "付款未成功，没有扣款；原来的票不变。",
  en: "The payment did not go through. Nothing was charged, and the tickets are as they were.",
};

/** The difference of an exchange paid by the customer's telephone: the tickets change in the moment it has paid. */
export function TelephonePanel({
  exchange,
  map,
  currency,
  differenceMinor,
  parts,
  reason,
  onLeave,
}: TelephonePanelProps) {
  const t = useCounterText();
  const formats = useFormats();
  const { act, order, held } = exchange;
  const { keyFor, answered } = useAttempt();
  const [send] = useMutation(requestExchangePaymentMutation);
  const back = (refusal: { readonly reason: BothLanguages } | null) => {
    act.refuse(refusal);
    onLeave();
  };
  const telephone = useTelephone({
    currency,
    onSilence: () => back({ reason: failureOf() }),
    request: async (provider) => {
      const wish = { provider, exchange: { ...exchange.wish(parts, reason), orderId: order.id } };
      const asked = { ...wish.exchange, idempotencyKey: keyFor(wish) };
      const { data } = await send({ variables: { input: { provider, exchange: asked } } });
      const result = data!.requestExchangePayment;
      answered();
      if (result.__typename === "TelephoneAsked") return result;
      exchange.noteRefusal(result);
      back(result);
      return null;
    },
    look: async (client, { paymentId }) => {
      const over = await outcomeOfTelephone(client, paymentId);
      if (over?.isDone) {
        const variables = { reference: order.reference };
        const { data } = await client.query({
          query: orderByReferenceQuery,
          variables,
          fetchPolicy: "network-only",
        });
        held.forget();
        act.finish(data!.orderByReference!);
        onLeave();
      } else if (over) back({ reason: over.note ?? declined });
      return over !== null;
    },
  });
  const leave = async () => {
    if (await telephone.giveUp()) back(null);
  };
  useKeys([
    { key: "escape", inFields: true, act: () => void leave(), enabled: !telephone.busy },
    ...telephoneKeys(telephone),
  ]);
  return (
    <MapScreen
      map={map}
      work={
        <>
          <header className={classes.head}>
            <h1>{t("codePayment.title")}</h1>
          </header>
          <p className={classes.hint}>
            {t("exchange.goCollect", { amount: formats.money(money(differenceMinor, currency)) })}
          </p>
          <TelephoneCode
            telephone={telephone}
            currency={currency}
            amountMinor={differenceMinor - sumOf(parts)}
            parts={parts}
          />
        </>
      }
      footer={
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
      }
    />
  );
}
