import { useApolloClient, useQuery } from "@apollo/client/react";
import { Button, CopyButton } from "@mantine/core";
import { ErrorState } from "@parterre/web-kit";
import { useEffect } from "react";
import { useParams } from "react-router";
import { rememberOrder } from "../../cart/remembered-orders.ts";
import { NotFound } from "../../frame/not-found.tsx";
import { PageSkeleton } from "../../frame/page-skeleton.tsx";
import { useShopText } from "../../texts/use-shop-text.ts";
import { ChangedSeats } from "./changed-seats.tsx";
import { CollectCode } from "./collect-code.tsx";
import { MovedRefund } from "./moved-refund.tsx";
import { isToPay, OrderHead } from "./order-head.tsx";
import { orderQuery, type SeenTicket } from "./order-query.ts";
import { PayOrder } from "./pay-order.tsx";
import { Receipt } from "./receipt.tsx";
import classes from "./see-order.module.css";
import { TicketCard } from "./ticket-card.tsx";

const waitingPollMs = 1_500;

/** A ticket that was issued anew, when its seat became another one, is not shown beside its successor. */
function isReplaced(ticket: SeenTicket, all: readonly SeenTicket[]): boolean {
  const line = (number: string) => number.split("-").slice(0, 3).join("-");
  return (
    ticket.state === "REVOKED" &&
    all.some((each) => each.state === "VALID" && line(each.number) === line(ticket.number))
  );
}

/** An order by its secret link: its state in a sentence, its tickets with large codes, its receipt. */
export function SeeOrder() {
  const t = useShopText();
  const { secret = "" } = useParams();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(orderQuery, {
    variables: { secret },
    fetchPolicy: "cache-and-network",
  });
  const order = data?.order ?? null;
  // A payment may still come after the time is over: it buys the seats if they are free, else it is given back.
  const mayStillBePaid = order?.state === "LAPSED" && order.payments.some((payment) => payment.state === "PENDING");
  const isIssuing = order?.state === "PAID" && order.tickets.length === 0;
  const waiting = order?.state === "AWAITING_PAYMENT" || mayStillBePaid || isIssuing;
  useEffect(() => {
    if (!waiting) return;
    startPolling(waitingPollMs);
    return stopPolling;
  }, [waiting, startPolling, stopPolling]);
  const client = useApolloClient();
  const paid = order?.state === "PAID";
  useEffect(() => {
    // The seats have left the cart; its button in the head should know at once.
    if (paid) void client.refetchQueries({ include: ["Cart"] });
  }, [paid, client]);
  const reference = order?.reference;
  useEffect(() => {
    if (reference) rememberOrder({ secret, reference });
  }, [reference, secret]);

  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <PageSkeleton />;
  if (!order) return <NotFound title={t("order.notFoundTitle")} body={t("order.notFoundBody")} />;
  return (
    <div className={classes.page}>
      <title>{`${t("order.title", { reference: order.reference })} · Parterre`}</title>
      <OrderHead order={order} />
      {isToPay(order) && <PayOrder order={order} secret={secret} />}
      {order.state === "PAID" && order.collectCode !== null && <CollectCode code={order.collectCode} />}
      <MovedRefund order={order} secret={secret} />
      <ChangedSeats changed={order.changedSeats} />
      {order.tickets.length > 0 && (
        <>
          {order.state === "PAID" && (
            <div className={classes.actions}>
              <Button size="md" variant="default" onClick={() => window.print()}>
                {t("order.print")}
              </Button>
              <CopyButton value={window.location.href}>
                {({ copied, copy }) => (
                  <Button size="md" variant="subtle" color="gray" onClick={copy}>
                    {copied ? t("order.copied") : t("order.copy")}
                  </Button>
                )}
              </CopyButton>
            </div>
          )}
          <ul className={classes.tickets}>
            {order.tickets
              .filter((ticket) => !isReplaced(ticket, order.tickets))
              .map((ticket) => (
                <TicketCard key={ticket.id} ticket={ticket} />
              ))}
          </ul>
        </>
      )}
      <Receipt order={order} />
      <p className={classes.secretNote}>{t("order.secretNote")}</p>
    </div>
  );
}
