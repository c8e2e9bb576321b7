import { NumberInput } from "@mantine/core";
import { RefusalNotice } from "@parterre/web-kit";
import { useState } from "react";
import { CounterDialog } from "../../dialogs/counter-dialog.tsx";
import { KeyButton } from "../../keys/key-button.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { issueBackupTicketsMutation, type LeasingCounter } from "./documents.ts";
import { useAct } from "./use-act.ts";

/** Hands a window a stack of numbered pre-printed tickets. */
export function BackupDialog({ counter, onClose }: { readonly counter: LeasingCounter; readonly onClose: () => void }) {
  const t = useCounterText();
  const { act, refusal, busy, client } = useAct();
  const [first, setFirst] = useState<number | null>(null);
  const [last, setLast] = useState<number | null>(null);
  const ready = first !== null && last !== null && first > 0 && last >= first && !busy;
  const issue = async () => {
    if (first === null || last === null) return;
    const variables = { input: { counterId: counter.id, first, last } };
    const done = await act(
      async () => (await client.mutate({ mutation: issueBackupTicketsMutation, variables })).data?.issueBackupTickets,
    );
    if (done) onClose();
  };
  return (
    <CounterDialog
      title={t("leases.backupFor", { counter: counter.name })}
      onClose={onClose}
      mayClose={!busy}
      keys={[{ key: "enter", inFields: true, act: () => void issue(), enabled: ready }]}
    >
      <NumberInput
        label={t("leases.firstNumber")}
        value={first ?? ""}
        onChange={(value) => setFirst(value === "" ? null : Number(value))}
        min={1}
        allowDecimal={false}
        data-autofocus
        data-testid="first-number"
      />
      <NumberInput
        label={t("leases.lastNumber")}
        value={last ?? ""}
        onChange={(value) => setLast(value === "" ? null : Number(value))}
        min={1}
        allowDecimal={false}
        data-testid="last-number"
      />
      <RefusalNotice refusal={refusal} />
      <KeyButton
        keyShown="Enter"
        size="lg"
        onAct={() => void issue()}
        loading={busy}
        disabled={!ready}
        data-testid="backup-go"
      >
        {t("leases.issue", { count: first !== null && last !== null && last >= first ? last - first + 1 : 0 })}
      </KeyButton>
    </CounterDialog>
  );
}
