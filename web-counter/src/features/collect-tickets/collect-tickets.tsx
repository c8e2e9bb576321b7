import { useQuery } from "@apollo/client/react";
import { TextInput } from "@mantine/core";
import { EmptyState, ErrorState, TextSkeleton, useFormats } from "@parterre/web-kit";
import { useEffect, useRef, useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { KeyButton } from "../../keys/key-button.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { usePrintKey } from "../../printing/use-print-key.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { TicketSheet } from "../../tickets/ticket-sheet.tsx";
import classes from "./collect-tickets.module.css";
import { orderToCollectQuery } from "./documents.ts";

/** Tickets for somebody who paid before: the code or a scan of their telephone, and they print. Nothing else is asked. */
export function CollectTickets() {
  const t = useCounterText();
  const [params, setParams] = useSearchParams();
  const code = params.get("code") ?? "";
  const [typed, setTyped] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (code === "") field.current?.focus();
  }, [code]);
  const look = () => {
    const text = typed.trim();
    if (text === "") return;
    setTyped("");
    field.current?.blur();
    setParams({ code: text });
  };
  useKeys([
    { key: "/", act: () => field.current?.focus() },
    { key: "enter", inFields: true, act: look, enabled: typed.trim() !== "" },
  ]);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t("collect.title")}</h1>
        <TextInput
          ref={field}
          size="xl"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          aria-label={t("collect.field")}
          placeholder={t("collect.field")}
          autoComplete="off"
          data-testid="collect-field"
        />
      </header>
      {code === "" ? (
        <p className={classes.quiet}>{t("collect.help")}</p>
      ) : (
        <Collected key={code} code={code} onNext={() => setParams({})} />
      )}
    </div>
  );
}

function Collected({ code, onNext }: { readonly code: string; readonly onNext: () => void }) {
  const t = useCounterText();
  const formats = useFormats();
  const { data, error, refetch } = useQuery(orderToCollectQuery, { variables: { code }, fetchPolicy: "network-only" });
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <TextSkeleton lines={5} />;
  const order = data.orderToCollect;
  if (!order) {
    return (
      <EmptyState
        alert
        title={t("collect.none")}
        body={t("collect.noneBody")}
        action={<Link to="/orders">{t("collect.search")}</Link>}
      />
    );
  }
  const valid = order.tickets.filter((ticket) => ticket.state === "VALID");
  if (valid.length > 0) return <Ready order={{ ...order, tickets: valid }} onNext={onNext} />;
  const waits = order.state === "AWAITING_PAYMENT" || order.state === "PART_PAID";
  const due = order.state === "PART_PAID" ? order.balance : order.total;
  return (
    <EmptyState
      alert
      title={t(waits ? "collect.notPaid" : "collect.over")}
      {...(waits && { body: t("collect.notPaidBody", { total: formats.money(due) }) })}
      action={<Link to={`/orders/${order.reference}`}>{t("collect.toOrder")}</Link>}
    />
  );
}

interface ReadyProps {
  readonly order: {
    readonly reference: string;
    readonly contactName: string | null;
    readonly tickets: Parameters<typeof TicketSheet>[0]["tickets"];
  };
  readonly onNext: () => void;
}

/** The tickets go to the printer by themselves; Enter serves the next one. */
function Ready({ order, onNext }: ReadyProps) {
  const t = useCounterText();
  const navigate = useNavigate();
  const { reference, contactName, tickets } = order;
  const { print, dialog } = usePrintKey(reference, true);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    print();
  }, [print]);
  useKeys([
    { key: "enter", act: onNext },
    { key: "p", act: print },
    { key: "o", act: () => navigate(`/orders/${reference}`) },
  ]);
  return (
    <section className={classes.ready} data-testid="collected">
      <h2>{t("collect.ready", { count: tickets.length, name: contactName ?? reference })}</h2>
      <TicketSheet tickets={tickets} />
      <div className={classes.acts}>
        <KeyButton keyShown="P" variant="default" onAct={print}>
          {t("collect.print")}
        </KeyButton>
        <KeyButton keyShown="O" variant="default" onAct={() => navigate(`/orders/${reference}`)}>
          {t("collect.toOrder")}
        </KeyButton>
        <KeyButton keyShown="Enter" size="lg" onAct={onNext} data-testid="main-act">
          {t("collect.next")}
        </KeyButton>
      </div>
      {dialog}
    </section>
  );
}
