import { type BothLanguages, failureOf, useAttempt } from "@parterre/web-kit";
import { useRef, useState } from "react";
import type { Credentials } from "../approval/approval-fields.tsx";
import { useApproval } from "../approval/use-approval.ts";
import type { CounterOrder } from "./documents.ts";

/** Where an act on an order stands: what and why is asked, then perhaps a supervisor, then it is done. */
export type ActStep =
  | { readonly kind: "choose" }
  | { readonly kind: "approval"; readonly asked: BothLanguages }
  | { readonly kind: "done"; readonly order: CounterOrder; readonly approver: string | null };

/** What every act says beside its own wish. */
export interface ActFrame {
  readonly orderId: string;
  readonly approvalToken: string | null;
  readonly idempotencyKey: string;
}

/** What the server answers to an act: done, a second person is needed, or a refusal of any other kind. */
export type ActAnswer =
  | { readonly __typename: "OrderChanged"; readonly order: CounterOrder }
  | {
      readonly __typename: string;
      readonly reason: BothLanguages;
      /** The input it is about, where it is one. */
      readonly field?: string | null;
    };

export interface OrderAct<Wish> {
  readonly step: ActStep;
  readonly refusal: { readonly reason: BothLanguages } | null;
  readonly busy: boolean;
  readonly run: (wish: Wish) => Promise<void>;
  /** It was done another way: a telephone paid for it. */
  readonly finish: (order: CounterOrder) => void;
  /** It was not, and why. */
  readonly refuse: (refusal: { readonly reason: BothLanguages } | null) => void;
  /** The supervisor's own sign-in, for this one act on this one order; then it goes on by itself. */
  readonly approve: (credentials: Credentials, wish: Wish) => Promise<void>;
}

const isDone = (answer: ActAnswer): answer is Extract<ActAnswer, { order: CounterOrder }> =>
  answer.__typename === "OrderChanged";

/**
 * An act on an order that was sold, with a supervisor's approval where the role needs one. Pressing again after silence
 * never does it twice. `onRefused`: what was shown may be out of date.
 */
export function useOrderAct<Wish extends object>(
  orderId: string,
  send: (wish: Wish, frame: ActFrame) => Promise<ActAnswer>,
  onRefused: (answer: ActAnswer) => void = () => undefined,
): OrderAct<Wish> {
  const [step, setStep] = useState<ActStep>({ kind: "choose" });
  const [refusal, setRefusal] = useState<{ reason: BothLanguages } | null>(null);
  const [sending, setSending] = useState(false);
  const { approve: askApproval, approving } = useApproval("REFUND_ORDER");
  const { keyFor, answered } = useAttempt();
  const approval = useRef<{ token: string; approver: string } | null>(null);

  const run = async (wish: Wish) => {
    setRefusal(null);
    setSending(true);
    const approvalToken = approval.current?.token ?? null;
    try {
      const answer = await send(wish, { orderId, approvalToken, idempotencyKey: keyFor({ ...wish, approvalToken }) });
      answered();
      if (isDone(answer)) {
        setStep({ kind: "done", order: answer.order, approver: approval.current?.approver ?? null });
      } else if (answer.__typename === "ApprovalRequired") setStep({ kind: "approval", asked: answer.reason });
      else {
        setStep({ kind: "choose" });
        setRefusal(answer);
        onRefused(answer);
      }
    } catch (error) {
      setRefusal({ reason: failureOf(error) });
    } finally {
      setSending(false);
    }
  };

  const approve = async (credentials: Credentials, wish: Wish) => {
    setRefusal(null);
    const outcome = await askApproval(credentials, orderId);
    if ("reason" in outcome) return setRefusal(outcome);
    approval.current = outcome;
    await run(wish);
  };

  return {
    ...{ step, refusal, run, approve, busy: sending || approving },
    finish: (order) => setStep({ kind: "done", order, approver: null }),
    refuse: setRefusal,
  };
}
