import { useQuery } from "@apollo/client/react";
import {
  EmptyState,
  ErrorState,
  OrderAccount,
  OrderActs,
  OrderLines,
  OrderRefunds,
  TextSkeleton,
} from "@parterre/web-kit";
import { type ReactNode, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { KeyButton } from "../../keys/key-button.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { type CounterOrder, orderByReferenceQuery } from "../../orders/documents.ts";
import { WaitingLink } from "../../pay-links/waiting-link.tsx";
import { usePrintKey } from "../../printing/use-print-key.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { TicketSheet } from "../../tickets/ticket-sheet.tsx";
import { VoucherDialog } from "../../vouchers/voucher-dialog.tsx";
import classes from "./change-order.module.css";
import { GoodwillDialog } from "./goodwill-dialog.tsx";
import { OrderHead } from "./order-head.tsx";
import { OrderSeatsMap } from "./order-seats-map.tsx";
import { PaymentDialog } from "./payment-dialog.tsx";
import { RefundDialog } from "./refund-dialog.tsx";
import { ReturnDialog } from "./return-dialog.tsx";

/** One order: its seats on the live map, its money, its tickets, what was done to it, and everything that may be done. */
export function ChangeOrder() {
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
  return (
    <div className={classes.page}>
      <OrderHead order={order}>
        <Acts order={order} />
      </OrderHead>
      {order.payLink !== null && <WaitingLink reference={order.reference} />}
      <div className={classes.lines}>
        <OrderLines
          label={t("order.lines")}
          lines={order.lines}
          charges={order.charges}
          total={order.total}
          refunds={order.refunds}
        />
      </div>
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
          <OrderActs acts={order.acts} />
        </section>
        <section>
          <h2>{t("order.account")}</h2>
          <OrderAccount order={order} />
          <OrderRefunds order={order} />
        </section>
      </div>
    </div>
  );
}

type Opened = "payment" | "refund" | "goodwill" | "return" | "voucher";

/** What may be done to the order as it stands, each act with its key. */
function Acts({ order }: { readonly order: CounterOrder }) {
  const t = useCounterText();
  const navigate = useNavigate();
  const [opened, setOpened] = useState<Opened | null>(null);
  const printing = usePrintKey(order.reference, false);
  const isPaid = order.state === "PAID";
  const isSold = isPaid || order.state === "OWING" || order.state === "PART_PAID";
  const toOtherSeats = (which: "exchange" | "move") => () => navigate(`/orders/${order.reference}/${which}`);
  const close = () => setOpened(null);
  const acts: readonly { key: string; name: string; does: () => void; may: boolean; testId?: string }[] = [
    {
      ...{ key: "P", name: t("sold.print"), does: printing.print },
      may: order.tickets.some((ticket) => ticket.state === "VALID"),
    },
    {
      ...{ key: "W", name: t("printing.atOther"), does: printing.elsewhere },
      may: order.tickets.some((ticket) => ticket.state === "VALID"),
    },
    {
      ...{ key: "B", name: t("payment.title"), does: () => setOpened("payment"), testId: "take-payment" },
      may: order.balance.amountMinor > 0 && isSold,
    },
    { key: "M", name: t("order.acts.move"), does: toOtherSeats("move"), may: isSold, testId: "move" },
    { key: "X", name: t("order.acts.exchange"), does: toOtherSeats("exchange"), may: isPaid, testId: "exchange" },
    {
      ...{ key: "G", name: t("order.acts.goodwill"), does: () => setOpened("goodwill"), testId: "goodwill" },
      may: isPaid && order.paid.amountMinor > 0,
    },
    { key: "V", name: t("order.acts.voucher"), does: () => setOpened("voucher"), may: true, testId: "voucher" },
    { key: "K", name: t("order.acts.return"), does: () => setOpened("return"), may: isPaid, testId: "return" },
    { key: "R", name: t("order.refund"), does: () => setOpened("refund"), may: isSold, testId: "refund" },
  ];
  useKeys([
    { key: "escape", act: () => navigate("/orders") },
    ...acts.map(({ key, does, may }) => ({ key: key.toLowerCase(), act: does, enabled: may })),
  ]);
  const dialogs: Readonly<Record<Opened, ReactNode>> = {
    payment: <PaymentDialog order={order} onClose={close} />,
    refund: <RefundDialog order={order} onClose={close} />,
    goodwill: <GoodwillDialog order={order} onClose={close} />,
    return: <ReturnDialog order={order} onClose={close} />,
    voucher: <VoucherDialog currency={order.total.currency} about={order.reference} onClose={close} />,
  };
  return (
    <>
      <KeyButton keyShown="Esc" variant="subtle" color="gray" onAct={() => navigate("/orders")}>
        {t("order.back")}
      </KeyButton>
      {acts
        .filter(({ may }) => may)
        .map(({ key, name, does, testId }) => (
          <KeyButton key={key} keyShown={key} variant="default" onAct={does} data-testid={testId ?? key}>
            {name}
          </KeyButton>
        ))}
      {printing.dialog}
      {opened && dialogs[opened]}
    </>
  );
}
