import { useMutation } from "@apollo/client/react";
import type { BothLanguages } from "@parterre/web-kit";
import { useRef, useState } from "react";
import type { Credentials } from "../../approval/approval-fields.tsx";
import { noAnswer, useApproval } from "../../approval/use-approval.ts";
import type { CounterOrder } from "./documents.ts";
import { refundTicketsMutation } from "./documents.ts";

/** Where a refund stands: what and why is asked, then perhaps a supervisor, then it is done. */
export type RefundStep =
  | { readonly kind: "choose" }
  | { readonly kind: "approval"; readonly asked: BothLanguages }
  | { readonly kind: "done"; readonly approver: string | null; readonly seatCount: number };

/** What is asked of the server, as it was shown. */
export interface RefundRequest {
  readonly lineIds: readonly string[];
  readonly reason: string;
  readonly waive: boolean;
  readonly keepSeatsOff: boolean;
  readonly shownMoneyMinor: number;
}

/**
 * Refunds tickets of an order, with a supervisor's approval where the role needs one. One attempt keeps its idempotency
 * key until the server answers it, so that pressing again after silence never refunds twice.
 */
export function useRefund(order: CounterOrder, { onChanged }: { readonly onChanged: () => void }) {
  const [step, setStep] = useState<RefundStep>({ kind: "choose" });
  const [refusal, setRefusal] = useState<{ reason: BothLanguages } | null>(null);
  const [sendRefund, refunding] = useMutation(refundTicketsMutation);
  const { approve: askApproval, approving } = useApproval("REFUND_ORDER");
  const attempt = useRef({ text: "", key: "" });
  const approval = useRef<{ token: string; approver: string } | null>(null);

  const refund = async (request: RefundRequest) => {
    setRefusal(null);
    const input = {
      ...request,
      lineIds: [...request.lineIds],
      orderId: order.id,
      approvalToken: approval.current?.token ?? null,
    };
    const text = JSON.stringify(input);
    if (attempt.current.text !== text) attempt.current = { text, key: crypto.randomUUID() };
    try {
      const { data } = await sendRefund({ variables: { input: { ...input, idempotencyKey: attempt.current.key } } });
      const result = data!.refundTickets;
      attempt.current = { text: "", key: "" };
      if (result.__typename === "OrderChanged") {
        setStep({ kind: "done", approver: approval.current?.approver ?? null, seatCount: request.lineIds.length });
      } else if (result.__typename === "ApprovalRequired") setStep({ kind: "approval", asked: result.reason });
      else {
        setStep({ kind: "choose" });
        setRefusal(result);
        if (result.__typename === "RefundChanged") onChanged();
      }
    } catch {
      setRefusal({ reason: noAnswer });
    }
  };

  /** The supervisor's own sign-in, for this one act on this one order; then the refund goes on by itself. */
  const approve = async (credentials: Credentials, request: RefundRequest) => {
    setRefusal(null);
    const outcome = await askApproval(credentials, order.id);
    if ("reason" in outcome) return setRefusal(outcome);
    approval.current = outcome;
    await refund(request);
  };

  return { step, refusal, refund, approve, busy: refunding.loading || approving };
}
