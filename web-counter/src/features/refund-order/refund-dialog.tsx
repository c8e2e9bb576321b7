import { useQuery } from "@apollo/client/react";
import { Checkbox } from "@mantine/core";
import { RefusalNotice, useFormats } from "@parterre/web-kit";
import { useState } from "react";
import { ApprovalFields, areComplete, noCredentials } from "../../approval/approval-fields.tsx";
import { CounterDialog } from "../../dialogs/counter-dialog.tsx";
import { KeyButton } from "../../keys/key-button.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { type CounterOrder, quoteRefundQuery } from "./documents.ts";
import { LineChoice } from "./line-choice.tsx";
import { ReasonField, useReasonKeys } from "./reason-field.tsx";
import classes from "./refund-order.module.css";
import { RefundQuoteTable } from "./refund-quote-table.tsx";
import { useRefund } from "./use-refund.ts";

/** Asks which tickets and why, shows what goes back before anything does, then if need be asks a supervisor. */
export function RefundDialog({ order, onClose }: { readonly order: CounterOrder; readonly onClose: () => void }) {
  const t = useCounterText();
  const formats = useFormats();
  const live = order.lines.filter((line) => line.state === "LIVE");
  const [lineIds, setLineIds] = useState<readonly string[]>(live.map((line) => line.id));
  const [waive, setWaive] = useState(false);
  const [keepSeatsOff, setKeepSeatsOff] = useState(false);
  const [reason, setReason] = useState("");
  const [credentials, setCredentials] = useState(noCredentials);
  const { data, previousData, loading, refetch } = useQuery(quoteRefundQuery, {
    variables: { orderId: order.id, lineIds: [...lineIds], waive },
    skip: lineIds.length === 0,
    fetchPolicy: "network-only",
  });
  const { step, refusal, refund, approve, busy } = useRefund(order, { onChanged: () => void refetch() });
  const asked = (data ?? previousData)?.quoteRefund;
  const quote = asked?.__typename === "RefundQuote" && lineIds.length > 0 ? asked : null;
  const said = reason.trim();
  const total = quote ? formats.money(quote.money) : "–";
  const isChoosing = step.kind === "choose";
  const isQuoted = quote !== null && !loading && said !== "";

  const go = () => {
    if (step.kind === "done") return onClose();
    if (!quote) return;
    const request = { lineIds, waive, keepSeatsOff, reason: said, shownMoneyMinor: quote.money.amountMinor };
    if (isChoosing) void refund(request);
    else void approve(credentials, request);
  };
  const ready = step.kind === "done" || (isQuoted && (isChoosing || areComplete(credentials)));
  const reasonKeys = useReasonKeys(isChoosing && reason === "", setReason);

  return (
    <CounterDialog
      title={t("refund.title", { reference: order.reference })}
      onClose={onClose}
      size="lg"
      mayClose={!busy}
      keys={[{ key: "enter", inFields: true, act: go, enabled: ready && !busy }, ...reasonKeys]}
    >
      {step.kind === "done" ? (
        <>
          <div className={classes.done} role="status">
            <span>{t("refund.giveBack")}</span>
            <strong className="figures">{total}</strong>
            <small>
              {t(keepSeatsOff ? "refund.seatsOff" : "refund.seatsFree", { count: step.seatCount })}
              {step.approver && ` ${t("order.approvedBy", { name: step.approver })}`}
            </small>
          </div>
          <KeyButton keyShown="Enter" size="lg" onAct={onClose}>
            {t("refund.finish")}
          </KeyButton>
        </>
      ) : (
        <>
          {isChoosing ? (
            <>
              <LineChoice lines={live} chosen={lineIds} onChange={setLineIds} label={t("refund.which")} />
              <ReasonField value={reason} onChange={setReason} />
              <div className={classes.choices}>
                <Checkbox
                  checked={waive}
                  onChange={(event) => setWaive(event.currentTarget.checked)}
                  label={t("refund.waive")}
                />
                <Checkbox
                  checked={keepSeatsOff}
                  onChange={(event) => setKeepSeatsOff(event.currentTarget.checked)}
                  label={t("refund.keepOff")}
                />
              </div>
            </>
          ) : (
            <ApprovalFields asked={step.asked} value={credentials} onChange={setCredentials} />
          )}
          {quote && <RefundQuoteTable quote={quote} />}
          <RefusalNotice refusal={refusal ?? (asked?.__typename === "NotRefundable" ? asked : null)} />
          <KeyButton keyShown="Enter" size="lg" onAct={go} loading={busy} disabled={!ready} data-testid="refund-go">
            {isChoosing ? t("refund.go", { total }) : t("refund.approveAndGo", { total })}
          </KeyButton>
        </>
      )}
    </CounterDialog>
  );
}
