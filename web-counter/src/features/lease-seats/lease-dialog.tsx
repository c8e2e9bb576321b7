import { useQuery } from "@apollo/client/react";
import { NumberInput, Select } from "@mantine/core";
import { RefusalNotice, useFormats, useLocale } from "@parterre/web-kit";
import { useState } from "react";
import { useNavigate } from "react-router";
import { CounterDialog } from "../../dialogs/counter-dialog.tsx";
import { KeyButton } from "../../keys/key-button.tsx";
import { comingPerformancesQuery } from "../../performance/documents.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { type LeasingCounter, leaseSeatsMutation } from "./documents.ts";
import { useAct } from "./use-act.ts";

const mostSeats = 500;
const longestHours = 168;

/** So many seats of a performance for a window, chosen by the house or on the map. */
export function LeaseDialog({ counter, onClose }: { readonly counter: LeasingCounter; readonly onClose: () => void }) {
  const t = useCounterText();
  const formats = useFormats();
  const { pick } = useLocale();
  const navigate = useNavigate();
  const { act, refusal, busy, client } = useAct();
  const [from] = useState(() => new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString());
  const { data } = useQuery(comingPerformancesQuery, { variables: { from, first: 50 } });
  const [chosen, choose] = useState<string | null>(null);
  const [seats, setSeats] = useState(50);
  const [hours, setHours] = useState(12);
  const has = new Set(counter.contingency.leases.map(({ performance }) => performance.id));
  const performances = (data?.performances.edges ?? [])
    .map(({ node }) => node)
    .filter(({ id, onSaleNow, venue }) => onSaleNow && venue.id === counter.venue.id && !has.has(id));
  const performanceId = chosen ?? performances[0]?.id ?? null;
  const lease = async () => {
    if (performanceId === null) return;
    const input = { counterId: counter.id, performanceId, seats, ordinals: null, termMinutes: hours * 60 };
    const done = await act(
      async () => (await client.mutate({ mutation: leaseSeatsMutation, variables: { input } })).data?.leaseSeats,
    );
    if (done) onClose();
  };
  const onMap = () => navigate(`/leases/${counter.id}/${performanceId}?hours=${hours}`);
  const ready = performanceId !== null && seats >= 1 && hours >= 1 && !busy;
  return (
    <CounterDialog
      title={t("leases.leaseTo", { counter: counter.name })}
      onClose={onClose}
      mayClose={!busy}
      keys={[{ key: "enter", inFields: true, act: () => void lease(), enabled: ready }]}
    >
      <Select
        label={t("leases.performance")}
        placeholder={t("leases.noPerformance")}
        value={performanceId}
        onChange={choose}
        allowDeselect={false}
        data={performances.map(({ id, startsAt, event, venue }) => ({
          value: id,
          label: `${formats.dateTime(startsAt, venue.timeZone)} · ${pick(event.title)}`,
        }))}
      />
      <NumberInput
        label={t("leases.seats")}
        value={seats}
        onChange={(value) => setSeats(Number(value))}
        min={1}
        max={mostSeats}
        data-testid="lease-seats"
      />
      <NumberInput
        label={t("leases.hours")}
        value={hours}
        onChange={(value) => setHours(Number(value))}
        min={1}
        max={longestHours}
      />
      <RefusalNotice refusal={refusal} />
      <KeyButton
        keyShown=""
        variant="default"
        onAct={onMap}
        disabled={performanceId === null}
        data-testid="lease-on-map"
      >
        {t("leases.onMap")}
      </KeyButton>
      <KeyButton
        keyShown="Enter"
        size="lg"
        onAct={() => void lease()}
        loading={busy}
        disabled={!ready}
        data-testid="lease-go"
      >
        {t("leases.leaseCount", { count: seats })}
      </KeyButton>
    </CounterDialog>
  );
}
