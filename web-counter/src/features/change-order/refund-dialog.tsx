import { useMutation, useQuery } from "@apollo/client/react";
import { Checkbox } from "@mantine/core";
import { useFormats } from "@parterre/web-kit";
import { useState } from "react";
import { ActDialog } from "../../orders/act-dialog.tsx";
import type { CounterOrder } from "../../orders/documents.ts";
import { LineChoice } from "../../orders/line-choice.tsx";
import classes from "../../orders/orders.module.css";
import { ReasonField, useReasonKeys } from "../../orders/reason-field.tsx";
import { useOrderAct } from "../../orders/use-order-act.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { quoteRefundQuery, refundTicketsMutation } from "./documents.ts";
import { RefundQuoteTable } from "./refund-quote-table.tsx";

/** What is asked of the server, as it was shown. */
interface RefundWish {
  readonly lineIds: string[];
  readonly reason: string;
  readonly waive: boolean;
  readonly keepSeatsOff: boolean;
  readonly shownMoneyMinor: number;
}

/** Asks which tickets and why, shows what goes back before anything does, then if need be asks a supervisor. */
export function RefundDialog({ order, onClose }: { readonly order: CounterOrder; readonly onClose: () => void }) {
  const t = useCounterText();
  const formats = useFormats();
  const live = order.lines.filter((line) => line.state === "LIVE");
  const [lineIds, setLineIds] = useState<readonly string[]>(live.map((line) => line.id));
  const [waive, setWaive] = useState(false);
  const [keepSeatsOff, setKeepSeatsOff] = useState(false);
  const [reason, setReason] = useState("");
  const { data, previousData, loading, refetch } = useQuery(quoteRefundQuery, {
    variables: { orderId: order.id, lineIds: [...lineIds], waive },
    skip: lineIds.length === 0,
    fetchPolicy: "network-only",
  });
  const [send] = useMutation(refundTicketsMutation);
  const act = useOrderAct<RefundWish>(
    order.id,
    async (wish, frame) => (await send({ variables: { input: { ...wish, ...frame } } })).data!.refundTickets,
    (answer) => answer.__typename === "RefundChanged" && void refetch(),
  );
  const asked = (data ?? previousData)?.quoteRefund;
  // Once it is done the last quote is what was given back.
  const quote = asked?.__typename === "RefundQuote" && lineIds.length > 0 ? asked : null;
  const total = quote ? formats.money(quote.money) : "–";
  const said = reason.trim();
  const wish =
    quote && !loading && said !== ""
      ? { lineIds: [...lineIds], waive, keepSeatsOff, reason: said, shownMoneyMinor: quote.money.amountMinor }
      : null;
  const reasonKeys = useReasonKeys(reason === "", setReason);

  return (
    <ActDialog
      title={t("refund.title", { reference: order.reference })}
      act={act}
      wish={wish}
      go={t("refund.go", { total })}
      keys={reasonKeys}
      onClose={onClose}
      testId="refund-go"
      obstacle={asked?.__typename === "NotRefundable" ? asked : null}
      outcome={quote && <RefundQuoteTable quote={quote} />}
      done={{
        heading: t("refund.giveBack"),
        figure: total,
        note: t(keepSeatsOff ? "refund.seatsOff" : "refund.seatsFree", { count: lineIds.length }),
      }}
    >
      <LineChoice lines={live} chosen={lineIds} onChange={setLineIds} label={t("refund.which")} />
      <ReasonField label={t("refund.reason")} value={reason} onChange={setReason} />
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
    </ActDialog>
  );
}
