import { TextInput } from "@mantine/core";
import { RefusalNotice } from "@parterre/web-kit";
import { useState } from "react";
import { CounterDialog } from "../../dialogs/counter-dialog.tsx";
import { KeyButton } from "../../keys/key-button.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { returnLeaseMutation, type StandingLease } from "./documents.ts";
import { useAct } from "./use-act.ts";

/** Takes a lease back: with a reason, for a window that is not heard may have sold from it. */
export function TakeBackDialog({ lease, onClose }: { readonly lease: StandingLease; readonly onClose: () => void }) {
  const t = useCounterText();
  const { act, refusal, busy, client } = useAct();
  const [reason, setReason] = useState("");
  const takeBack = async () => {
    const variables = { input: { leaseId: lease.id, reason: reason.trim() || null } };
    const done = await act(
      async () => (await client.mutate({ mutation: returnLeaseMutation, variables })).data?.returnLease,
    );
    if (done) onClose();
  };
  return (
    <CounterDialog
      title={t("leases.takeBack")}
      onClose={onClose}
      mayClose={!busy}
      keys={[{ key: "enter", inFields: true, act: () => void takeBack(), enabled: !busy }]}
    >
      <p>{t("leases.takeBackBody")}</p>
      <TextInput
        label={t("leases.reason")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={300}
        data-autofocus
      />
      <RefusalNotice refusal={refusal} />
      <KeyButton keyShown="Enter" size="lg" onAct={() => void takeBack()} loading={busy} data-testid="take-back-go">
        {t("leases.takeBack")}
      </KeyButton>
    </CounterDialog>
  );
}
