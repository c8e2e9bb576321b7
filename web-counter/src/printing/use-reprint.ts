import { useMutation } from "@apollo/client/react";
import { type BothLanguages, failureOf } from "@parterre/web-kit";
import { useState } from "react";
import type { Credentials } from "../approval/approval-fields.tsx";
import { useApproval } from "../approval/use-approval.ts";
import { reprintMutation } from "./documents.ts";

/** Asks for a ticket to be printed again: a reason, then perhaps a supervisor's own sign-in at this window. */
export function useReprint(onReissued: (ticketId: string) => void) {
  // One key for the form as long as it stands: asked again after silence, it is the same reprint.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [needsApproval, setNeedsApproval] = useState(false);
  const [refusal, setRefusal] = useState<{ reason: BothLanguages } | null>(null);
  const [sendReprint, reprinting] = useMutation(reprintMutation);
  const { approve: askApproval, approving } = useApproval("REPRINT_TICKET");

  const reprint = async (ticketId: string, reason: string, approvalToken: string | null = null) => {
    setRefusal(null);
    try {
      const { data } = await sendReprint({ variables: { input: { ticketId, reason, approvalToken, idempotencyKey } } });
      const answer = data!.reprintTicket;
      if (answer.__typename === "TicketReissued") onReissued(answer.ticketId);
      else if (answer.__typename === "ApprovalRequired" && approvalToken === null) setNeedsApproval(true);
      else setRefusal(answer);
    } catch (error) {
      setRefusal({ reason: failureOf(error) });
    }
  };

  const approve = async (ticketId: string, reason: string, credentials: Credentials) => {
    setRefusal(null);
    const outcome = await askApproval(credentials, ticketId);
    if ("reason" in outcome) return setRefusal(outcome);
    await reprint(ticketId, reason, outcome.token);
  };

  return { needsApproval, refusal, reprint, approve, busy: reprinting.loading || approving };
}
