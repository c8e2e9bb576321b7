import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import {
  EmptyState,
  ErrorState,
  OrderAccount,
  OrderActs,
  OrderLines,
  OrderRefunds,
  OrderStateMark,
  RowsSkeleton,
  useFormats,
  useLocale,
} from "@parterre/web-kit";
import { Link, useParams } from "react-router";
import { PageHeader } from "../../frame/page-header.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { BesideOrder } from "./beside-order.tsx";
import { orderQuery, type SeenOrder } from "./documents.ts";
import classes from "./read-orders.module.css";
import { TicketTable } from "./ticket-table.tsx";

/** Everything about one order on one page; what may be done to it is done at the counter's page of it. */
export function OrderPage() {
  const t = useAdminText();
  const { reference = "" } = useParams();
  const { data, error, refetch } = useQuery(orderQuery, { variables: { reference }, fetchPolicy: "cache-and-network" });
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={8} />;
  if (!data.orderByReference) {
    const back = <Link to="/orders">{t("orders.title")}</Link>;
    return <EmptyState heading="h1" title={t("orders.unknown", { reference })} action={back} />;
  }
  return <Order order={data.orderByReference} />;
}

function Order({ order }: { readonly order: SeenOrder }) {
  const t = useAdminText();
  const formats = useFormats();
  const { pick } = useLocale();
  const facts = [
    formats.dateTime(order.createdAt),
    pick(order.channel.name),
    order.seller?.name,
    order.contactName,
    order.contactEmail,
    order.contactPhone,
  ];
  return (
    <>
      <PageHeader
        title={order.reference}
        path={[{ to: "/orders", name: t("orders.title") }]}
        note={
          <span className="figures">
            <OrderStateMark state={order.state} /> · {facts.filter(Boolean).join(" · ")}
          </span>
        }
      >
        <Button component="a" href={`/counter/orders/${order.reference}`}>
          {t("orders.acts")}
        </Button>
      </PageHeader>
      {order.note && <p className={classes.note}>{pick(order.note)}</p>}
      <OrderLines
        label={t("orders.lines")}
        lines={order.lines}
        charges={order.charges}
        total={order.total}
        refunds={order.refunds}
      />
      <div className={classes.columns}>
        <section>
          <h2>{t("orders.account")}</h2>
          <OrderAccount order={order} />
          <OrderRefunds order={order} />
        </section>
        <section>
          <h2>{t("orders.history")}</h2>
          <OrderActs acts={order.acts} />
        </section>
      </div>
      <TicketTable tickets={order.tickets} />
      <BesideOrder orderId={order.id} />
    </>
  );
}
