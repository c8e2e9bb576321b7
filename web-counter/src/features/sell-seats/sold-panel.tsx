import { RefusalNotice, useFormats } from "@parterre/web-kit";
import { useNavigate } from "react-router";
import { KeyButton } from "../../keys/key-button.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { usePrintKey } from "../../printing/use-print-key.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { TicketSheet } from "../../tickets/ticket-sheet.tsx";
import { HandedOver } from "./handed-over.tsx";
import classes from "./sell-seats.module.css";
import type { Sale } from "./use-sale.ts";
import type { CompletedSale } from "./use-sell.ts";

const notPrinted = { zh: "收据没有打印成功，请再按一次。", en: "The receipt was not printed. Press it again." };

/** After the sale: the change first, because the customer waits for it; then the tickets and the next customer. */
export function SoldPanel({ sale, completed }: { readonly sale: Sale; readonly completed: CompletedSale }) {
  const t = useCounterText();
  const formats = useFormats();
  const navigate = useNavigate();
  const { order, change } = completed;
  const owes = order.balance.amountMinor > 0;
  const hasTickets = order.tickets.length > 0;
  const receipt = () => void sale.till.printReceipt(order.reference, change);
  const printing = usePrintKey(order.reference, hasTickets);
  useKeys([
    { key: "enter", act: sale.nextSale },
    { key: "p", act: printing.print, enabled: hasTickets },
    { key: "t", act: receipt, enabled: sale.till.receipt !== "printing" },
    { key: "o", act: () => navigate(`/orders/${order.reference}`), enabled: !sale.alone },
  ]);
  return (
    <>
      {/* Many tickets scroll, and here is nothing else that the keyboard could stand on. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part has to be reachable by key */}
      <section className={classes.work} tabIndex={0} aria-label={t("sold.tickets", { count: order.tickets.length })}>
        <div className={classes.done} role="status" data-owing={owes || undefined}>
          <span>{t(owes ? "sold.owed" : "sold.change")}</span>
          <strong className="figures">{formats.money(owes ? order.balance : change)}</strong>
          {owes && order.dueAt && (
            <small className="figures">
              {t("sold.owedBy", { name: order.contactName ?? "", day: formats.shortDate(order.dueAt) })}
            </small>
          )}
          {owes && change.amountMinor > 0 && (
            <span className="figures">
              {t("sold.change")} {formats.money(change)}
            </span>
          )}
          <small className="figures">
            {t("sold.paid", { total: formats.money(order.total), reference: order.reference })}
          </small>
        </div>
        {sale.alone && <HandedOver saleId={order.id} />}
        {order.tickets.length === 0 && !sale.alone && <p className={classes.hint}>{t("sold.ticketsLater")}</p>}
        <TicketSheet tickets={order.tickets} />
      </section>
      <footer className={classes.footer}>
        <div className={classes.row}>
          {hasTickets && (
            <KeyButton keyShown="P" variant="default" onAct={printing.print}>
              {t("sold.print")}
            </KeyButton>
          )}
          <KeyButton keyShown="T" variant="default" onAct={receipt} data-testid="receipt">
            {t("till.receipt")}
          </KeyButton>
          {!sale.alone && (
            <KeyButton keyShown="O" variant="default" onAct={() => navigate(`/orders/${order.reference}`)}>
              {t("sold.openOrder")}
            </KeyButton>
          )}
        </div>
        <p className="visually-hidden" role="status" data-testid="receipt-state" data-state={sale.till.receipt}>
          {t(`till.states.${sale.till.receipt}`)}
        </p>
        {sale.till.receipt === "failed" && <RefusalNotice refusal={{ reason: notPrinted }} />}
        {printing.dialog}
        <KeyButton keyShown="Enter" size="xl" fullWidth onAct={sale.nextSale} data-testid="main-act">
          {t("sold.next")}
        </KeyButton>
      </footer>
    </>
  );
}
