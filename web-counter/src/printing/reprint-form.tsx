import { Stack, Textarea } from "@mantine/core";
import { RefusalNotice } from "@parterre/web-kit";
import { useState } from "react";
import { ApprovalFields, areComplete, noCredentials } from "../approval/approval-fields.tsx";
import { KeyButton } from "../keys/key-button.tsx";
import { useKeys } from "../keys/use-keys.ts";
import { useCounterText } from "../texts/use-counter-text.ts";
import type { TicketToPrint } from "./documents.ts";
import { useReprint } from "./use-reprint.ts";

export interface ReprintFormProps {
  readonly ticket: TicketToPrint;
  /** Told the new ticket, which waits to be printed. */
  readonly onReissued: (ticketId: string) => void;
  readonly onBack: () => void;
}

/** Why a ticket is printed again, and where the role demands it who approves. */
export function ReprintForm({ ticket, onReissued, onBack }: ReprintFormProps) {
  const t = useCounterText();
  const { needsApproval, refusal, reprint, approve, busy } = useReprint(onReissued);
  const [reason, setReason] = useState("");
  const [credentials, setCredentials] = useState(noCredentials);
  const ready = reason.trim() !== "" && (!needsApproval || areComplete(credentials));
  const go = () => void (needsApproval ? approve(ticket.id, reason, credentials) : reprint(ticket.id, reason));
  useKeys(
    [
      { key: "enter", inFields: true, act: go, enabled: ready && !busy },
      { key: "escape", inFields: true, act: onBack, enabled: !busy },
    ],
    { exclusive: true },
  );
  return (
    <Stack gap="md">
      <p>{t("printing.reprintSays", { number: ticket.number })}</p>
      <Textarea
        label={t("printing.reprintReason")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        size="md"
        rows={2}
        maxLength={500}
        autoFocus
        data-testid="reprint-reason"
      />
      {needsApproval && <ApprovalFields value={credentials} onChange={setCredentials} />}
      <RefusalNotice refusal={refusal} />
      <KeyButton keyShown="Enter" size="lg" onAct={go} disabled={!ready} loading={busy} data-testid="reprint-go">
        {t(needsApproval ? "printing.approveReprint" : "printing.reprint")}
      </KeyButton>
    </Stack>
  );
}
