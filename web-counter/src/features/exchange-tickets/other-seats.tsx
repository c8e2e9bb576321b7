import { useQuery } from "@apollo/client/react";
import { EmptyState, ErrorState, TextSkeleton } from "@parterre/web-kit";
import { type ReactNode, useEffect } from "react";
import { Link, useParams } from "react-router";
import { type CounterOrder, orderByReferenceQuery } from "../../orders/documents.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { ExchangeScreen } from "./exchange-screen.tsx";
import { MoveScreen } from "./move-screen.tsx";

/** Route of an exchange: other tickets for tickets of an order. */
export function ExchangeTickets() {
  return <OfOrder may={(order) => order.state === "PAID"}>{(order) => <ExchangeScreen order={order} />}</OfOrder>;
}

/** Route of a move: another seat for the same ticket. */
export function MoveSeat() {
  return (
    <OfOrder may={({ state }) => ["PAID", "OWING", "PART_PAID"].includes(state)}>
      {(order) => <MoveScreen order={order} />}
    </OfOrder>
  );
}

interface OfOrderProps {
  readonly may: (order: CounterOrder) => boolean;
  readonly children: (order: CounterOrder) => ReactNode;
}

/** Fetches the order and says plainly when there is none, or when it does not stand so that its seats may change. */
function OfOrder({ may, children }: OfOrderProps) {
  const t = useCounterText();
  const { reference = "" } = useParams();
  const { data, error, refetch } = useQuery(orderByReferenceQuery, { variables: { reference } });
  // What was seen a while ago may have become other tickets.
  useEffect(() => void refetch().catch(() => undefined), [refetch]);
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <TextSkeleton lines={6} />;
  const order = data.orderByReference;
  if (!order) {
    return (
      <EmptyState
        heading="h1"
        title={t("order.unknown", { reference })}
        action={<Link to="/orders">{t("order.search")}</Link>}
      />
    );
  }
  if (!may(order)) {
    const back = <Link to={`/orders/${reference}`}>{t("exchange.toOrder")}</Link>;
    return <EmptyState heading="h1" title={t("exchange.notNow")} action={back} />;
  }
  return children(order);
}
