import { useMutation } from "@apollo/client/react";
import type { BothLanguages } from "@parterre/web-kit";
import { useRef, useState } from "react";
import { approveMutation, type CounterOrder, refundOrderMutation } from "./documents.ts";

/** Where a refund stands: a reason is asked, then perhaps a supervisor, then it is done. */
export type RefundStep =
  | { readonly kind: "reason" }
  | { readonly kind: "approval"; readonly asked: BothLanguages }
  | { readonly kind: "done"; readonly approver: string | null };

/** Said when no answer came. */
const noAnswer: BothLanguages = {
  zh: "服务器没有回应。请再试一次：退款不会重复。",
  en: "The server did not answer. Try again: nothing is refunded twice.",
};

/**
 * Refunds an order, with a supervisor's approval where the role needs one. One attempt keeps its idempotency
 * key until the server answers it, so that pressing again after silence never refunds twice.
 */
export function useRefund(order: CounterOrder) {
  const [step, setStep] = useState<RefundStep>({ kind: "reason" });
  const [refusal, setRefusal] = useState<{ reason: BothLanguages } | null>(null);
  const [sendRefund, refunding] = useMutation(refundOrderMutation);
  const [sendApproval, approving] = useMutation(approveMutation);
  const attempt = useRef({ text: "", key: "" });
  const approval = useRef<{ token: string; approver: string } | null>(null);

  const refund = async (reason: string) => {
    setRefusal(null);
    const input = { orderId: order.id, reason, approvalToken: approval.current?.token ?? null };
    const text = JSON.stringify(input);
    if (attempt.current.text !== text) attempt.current = { text, key: crypto.randomUUID() };
    try {
      const { data } = await sendRefund({ variables: { input: { ...input, idempotencyKey: attempt.current.key } } });
      const result = data!.refundOrder;
      attempt.current = { text: "", key: "" };
      if (result.__typename === "OrderRefunded")
        setStep({ kind: "done", approver: approval.current?.approver ?? null });
      else if (result.__typename === "ApprovalRequired") setStep({ kind: "approval", asked: result.reason });
      else setRefusal(result);
    } catch {
      setRefusal({ reason: noAnswer });
    }
  };

  /** The supervisor's own sign-in, for this one act on this one order; then the refund goes on by itself. */
  const approve = async (email: string, password: string, reason: string) => {
    setRefusal(null);
    try {
      const { data } = await sendApproval({
        variables: { input: { email, password, act: "REFUND_ORDER", subjectId: order.id } },
      });
      const result = data!.approve;
      if (result.__typename === "ApprovalRefused") return setRefusal(result);
      approval.current = { token: result.token, approver: result.approver.name };
    } catch {
      return setRefusal({ reason: noAnswer });
    }
    await refund(reason);
  };

  return { step, refusal, refund, approve, busy: refunding.loading || approving.loading };
}
