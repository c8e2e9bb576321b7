import { useMutation } from "@apollo/client/react";
import { type BothLanguages, failureOf } from "@parterre/web-kit";
import type { Credentials } from "./approval-fields.tsx";
import { approveMutation } from "./documents.ts";

/** A supervisor's own sign-in at this window, for one act on one thing. */
export function useApproval(act: "REFUND_ORDER" | "GIVE_FREE_TICKETS" | "REPRINT_TICKET" | "ISSUE_VOUCHER") {
  const [send, { loading }] = useMutation(approveMutation);
  /** @param subjectId what the act is done to, as the server asks for it */
  const approve = async (
    { email, password }: Credentials,
    subjectId: string,
  ): Promise<{ readonly token: string; readonly approver: string } | { readonly reason: BothLanguages }> => {
    try {
      const { data } = await send({ variables: { input: { email: email.trim(), password, act, subjectId } } });
      const result = data!.approve;
      return result.__typename === "Approval" ? { token: result.token, approver: result.approver.name } : result;
    } catch (error) {
      return { reason: failureOf(error) };
    }
  };
  return { approve, approving: loading };
}
