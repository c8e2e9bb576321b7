import { useApolloClient, useMutation } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { type BothLanguages, RefusalNotice } from "@parterre/web-kit";
import { useEffect, useRef, useState } from "react";
import { useCounterText } from "../texts/use-counter-text.ts";
import { cancelPayLinkMutation, sendAgainMutation } from "./documents.ts";
import { LinkFacts } from "./link-facts.tsx";
import classes from "./pay-links.module.css";
import { useLinkOrder } from "./use-link-order.ts";

/** On the page of an order that waits for its link to be paid: the link again, and calling it off. */
export function WaitingLink({ reference }: { readonly reference: string }) {
  const t = useCounterText();
  const client = useApolloClient();
  const order = useLinkOrder(reference);
  const [reason, setReason] = useState<string | null>(null);
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [sentAgain, setSentAgain] = useState(false);
  const [again, sending] = useMutation(sendAgainMutation);
  const [cancel, cancelling] = useMutation(cancelPayLinkMutation);
  // Paid while somebody looks: the page around has tickets now.
  const state = order?.state;
  const seen = useRef(state);
  useEffect(() => {
    if (seen.current === "AWAITING_PAYMENT" && state !== undefined && state !== seen.current) {
      void client.refetchQueries({ include: ["CounterOrderByReference"] });
    }
    seen.current = state;
  }, [state, client]);
  if (!order) return null;
  const send = async () => {
    setRefused(null);
    const { data } = await again({ variables: { orderId: order.id } }).catch(() => ({ data: undefined }));
    const answer = data?.sendPayLinkAgain;
    if (answer && "reason" in answer) setRefused(answer);
    else if (answer) setSentAgain(true);
  };
  const callOff = async () => {
    setRefused(null);
    const variables = { orderId: order.id, reason: reason ?? "" };
    const { data } = await cancel({ variables }).catch(() => ({ data: undefined }));
    const answer = data?.cancelPayLink;
    if (answer && "reason" in answer) setRefused(answer);
    else if (answer) {
      setReason(null);
      await client.refetchQueries({ include: ["CounterOrderByReference"] });
    }
  };
  return (
    <section className={classes.waiting}>
      <LinkFacts order={order} />
      {order.state === "AWAITING_PAYMENT" && reason === null && (
        <div className={classes.acts}>
          <Button variant="default" onClick={() => void send()} loading={sending.loading}>
            {t("payLink.again")}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => setReason("")} data-testid="call-off">
            {t("payLink.callOff")}
          </Button>
        </div>
      )}
      {reason !== null && (
        <form
          className={classes.acts}
          onSubmit={(event) => {
            event.preventDefault();
            void callOff();
          }}
        >
          <TextInput
            label={t("payLink.callOffReason")}
            value={reason}
            maxLength={300}
            onChange={(event) => setReason(event.currentTarget.value)}
            required
            autoFocus
          />
          <Button type="submit" loading={cancelling.loading}>
            {t("payLink.callOff")}
          </Button>
        </form>
      )}
      {sentAgain && <p role="status">{t("payLink.sentAgain")}</p>}
      <RefusalNotice refusal={refused} />
      {(sending.error || cancelling.error) && <p role="alert">{t("customer.failed")}</p>}
    </section>
  );
}
