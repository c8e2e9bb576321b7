import { NumberInput } from "@mantine/core";
import { RefusalNotice } from "@parterre/web-kit";
import { useState } from "react";
import { CounterDialog } from "../../dialogs/counter-dialog.tsx";
import { KeyButton } from "../../keys/key-button.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { type LeasingCounter, setPolicyMutation } from "./documents.ts";
import { useAct } from "./use-act.ts";

/** What a window is lent by itself: so many seats of every performance that is near. */
export function PolicyDialog({ counter, onClose }: { readonly counter: LeasingCounter; readonly onClose: () => void }) {
  const t = useCounterText();
  const { act, refusal, busy, client } = useAct();
  const { policy } = counter.contingency;
  const [seats, setSeats] = useState(policy?.seats ?? 30);
  const [ahead, setAhead] = useState((policy?.aheadMinutes ?? 1440) / 60);
  const [term, setTerm] = useState((policy?.termMinutes ?? 720) / 60);
  const save = async (next: { seats: number; aheadMinutes: number; termMinutes: number } | null) => {
    const variables = { counterId: counter.id, policy: next };
    const done = await act(
      async () => (await client.mutate({ mutation: setPolicyMutation, variables })).data?.setLeasePolicy,
    );
    if (done) onClose();
  };
  const keep = () => void save({ seats, aheadMinutes: Math.round(ahead * 60), termMinutes: Math.round(term * 60) });
  return (
    <CounterDialog
      title={t("leases.policyOf", { counter: counter.name })}
      onClose={onClose}
      mayClose={!busy}
      keys={[{ key: "enter", inFields: true, act: keep, enabled: !busy }]}
    >
      <NumberInput
        label={t("leases.seatsEach")}
        value={seats}
        onChange={(value) => setSeats(Number(value))}
        min={1}
        max={500}
        data-autofocus
      />
      <NumberInput
        label={t("leases.ahead")}
        value={ahead}
        onChange={(value) => setAhead(Number(value))}
        min={1}
        max={720}
      />
      <NumberInput
        label={t("leases.hours")}
        value={term}
        onChange={(value) => setTerm(Number(value))}
        min={1}
        max={168}
      />
      <RefusalNotice refusal={refusal} />
      {policy && (
        <KeyButton keyShown="" variant="default" onAct={() => void save(null)} disabled={busy}>
          {t("leases.endPolicy")}
        </KeyButton>
      )}
      <KeyButton keyShown="Enter" size="lg" onAct={keep} loading={busy} data-testid="policy-go">
        {t("leases.savePolicy")}
      </KeyButton>
    </CounterDialog>
  );
}
