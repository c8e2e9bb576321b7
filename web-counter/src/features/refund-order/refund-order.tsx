import { useQuery } from "@apollo/client/react";
import { EmptyState, ErrorState, TextSkeleton } from "@parterre/web-kit";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { KeyButton } from "../../keys/key-button.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { usePrintKey } from "../../printing/use-print-key.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { TicketSheet } from "../../tickets/ticket-sheet.tsx";
import { type CounterOrder, orderByReferenceQuery } from "./documents.ts";
import { OrderAccount, OrderActs } from "./order-account.tsx";
import { OrderFacts } from "./order-facts.tsx";
import { OrderSeatsMap } from "./order-seats-map.tsx";
import { PaymentDialog } from "./payment-dialog.tsx";
import { RefundDialog } from "./refund-dialog.tsx";
import classes from "./refund-order.module.css";

/** One order: its seats on the live map, its money, its tickets, and the way to give the money back. */
export function RefundOrder() {
  const t = useCounterText();
  const { reference = "" } = useParams();
  const { data, error, refetch } = useQuery(orderByReferenceQuery, {
    variables: { reference },
    fetchPolicy: "cache-and-network",
  });
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <div className={classes.page}>
        <TextSkeleton lines={6} />
      </div>
    );
  }
  if (!data.orderByReference) {
    return (
      <EmptyState
        heading="h1"
        title={t("order.unknown", { reference })}
        action={<Link to="/orders">{t("order.search")}</Link>}
      />
    );
  }
  return <Order key={data.orderByReference.id} order={data.orderByReference} />;
}

function Order({ order }: { readonly order: CounterOrder }) {
  const t = useCounterText();
  const navigate = useNavigate();
  const [refunding, setRefunding] = useState(false);
  const refundable = ["PAID", "OWING", "PART_PAID"].includes(order.state);
  const [paying, setPaying] = useState(false);
  const owes = order.balance.amountMinor > 0;
  const printable = order.tickets.some((ticket) => ticket.state === "VALID");
  const printing = usePrintKey(order.reference, false);
  useKeys([
    { key: "escape", act: () => navigate("/orders") },
    { key: "r", act: () => setRefunding(true), enabled: refundable },
    { key: "b", act: () => setPaying(true), enabled: owes },
    { key: "p", act: printing.print, enabled: printable },
  ]);
  return (
    <div className={classes.page}>
      <OrderFacts order={order}>
        <KeyButton keyShown="Esc" variant="subtle" color="gray" onAct={() => navigate("/orders")}>
          {t("order.back")}
        </KeyButton>
        {printable && (
          <KeyButton keyShown="P" variant="default" onAct={printing.print}>
            {t("sold.print")}
          </KeyButton>
        )}
        {owes && (
          <KeyButton keyShown="B" variant="default" onAct={() => setPaying(true)} data-testid="take-payment">
            {t("payment.title")}
          </KeyButton>
        )}
        {refundable && (
          <KeyButton keyShown="R" onAct={() => setRefunding(true)} data-testid="refund">
            {t("order.refund")}
          </KeyButton>
        )}
      </OrderFacts>
      <div className={classes.columns}>
        <section>
          <h2>{t("order.onTheMap")}</h2>
          <OrderSeatsMap order={order} />
        </section>
        <section>
          <h2>{t("order.tickets", { count: order.tickets.length })}</h2>
          {order.tickets.length > 0 ? (
            <TicketSheet tickets={order.tickets} />
          ) : (
            <p className={classes.quiet}>{t("order.noTickets")}</p>
          )}
        </section>
        <section>
          <h2>{t("order.history")}</h2>
          <OrderActs order={order} />
        </section>
        <section>
          <h2>{t("order.account")}</h2>
          <OrderAccount order={order} />
        </section>
      </div>
      {paying && <PaymentDialog order={order} onClose={() => setPaying(false)} />}
      {printing.dialog}
      {refunding && <RefundDialog order={order} onClose={() => setRefunding(false)} />}
    </div>
  );
}
