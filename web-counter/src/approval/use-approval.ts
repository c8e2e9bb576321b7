import { useMutation } from "@apollo/client/react";
import type { BothLanguages } from "@parterre/web-kit";
import type { Credentials } from "./approval-fields.tsx";
import { approveMutation } from "./documents.ts";

/** Said when no answer came. */
export const noAnswer: BothLanguages = {
  zh: "服务器没有回应。请再试一次：不会重复处理。",
  en: "The server did not answer. Try again: nothing is done twice.",
};

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
    } catch {
      return { reason: noAnswer };
    }
  };
  return { approve, approving: loading };
}
