import { useMutation } from "@apollo/client/react";
import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { ActDialog } from "../../orders/act-dialog.tsx";
import type { CounterOrder } from "../../orders/documents.ts";
import { LineChoice } from "../../orders/line-choice.tsx";
import { ReasonField, useReasonKeys } from "../../orders/reason-field.tsx";
import { useOrderAct } from "../../orders/use-order-act.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { returnTicketsMutation } from "./documents.ts";

/** Tickets taken back and no money given: the customer gives the seats up. */
export function ReturnDialog({ order, onClose }: { readonly order: CounterOrder; readonly onClose: () => void }) {
  const t = useCounterText();
  const live = order.lines.filter((line) => line.state === "LIVE");
  const [lineIds, setLineIds] = useState<readonly string[]>(live.map((line) => line.id));
  const [keepSeatsOff, setKeepSeatsOff] = useState(false);
  const [reason, setReason] = useState("");
  const [send] = useMutation(returnTicketsMutation);
  const act = useOrderAct<{ lineIds: string[]; reason: string; keepSeatsOff: boolean }>(
    order.id,
    async (wish, frame) => (await send({ variables: { input: { ...wish, ...frame } } })).data!.returnTickets,
  );
  const said = reason.trim();
  const count = lineIds.length;
  const reasonKeys = useReasonKeys(reason === "", setReason);
  return (
    <ActDialog
      title={t("return.title", { reference: order.reference })}
      act={act}
      wish={count > 0 && said !== "" ? { lineIds: [...lineIds], reason: said, keepSeatsOff } : null}
      go={t("return.go", { count })}
      keys={reasonKeys}
      onClose={onClose}
      testId="return-go"
      done={{
        heading: t("return.done"),
        figure: t("order.tickets", { count }),
        note: t(keepSeatsOff ? "refund.seatsOff" : "refund.seatsFree", { count }),
      }}
    >
      <p>{t("return.about")}</p>
      <LineChoice lines={live} chosen={lineIds} onChange={setLineIds} label={t("refund.which")} />
      <ReasonField label={t("refund.reason")} value={reason} onChange={setReason} />
      <Checkbox
        checked={keepSeatsOff}
        onChange={(event) => setKeepSeatsOff(event.currentTarget.checked)}
        label={t("refund.keepOff")}
      />
    </ActDialog>
  );
}
