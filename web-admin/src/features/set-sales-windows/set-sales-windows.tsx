import { useMutation, useQuery } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { type BothLanguages, ErrorState, RefusalNotice, RowsSkeleton, useLocale } from "@parterre/web-kit";
import { useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { BesideMap } from "../../frame/beside-map.tsx";
import { HouseMap } from "../../maps/house-map.tsx";
import { useMapFiles } from "../../maps/use-map-files.ts";
import type { PreparedPerformance } from "../../performance/documents.ts";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { type Channel, channelsQuery, setSalesWindowsMutation } from "./documents.ts";
import classes from "./set-sales-windows.module.css";
import { draftsOf, readDraft, usualWindow, type WindowDraft } from "./window-drafts.ts";

/** Third step of a performance: from when until when each channel sells, by the venue's clock. */
export function SetSalesWindows({ performance }: { readonly performance: PreparedPerformance }) {
  const { data, error, refetch } = useQuery(channelsQuery);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={4} />;
  return <WindowsDesk performance={performance} channels={data.channels} />;
}

interface WindowsDeskProps {
  readonly performance: PreparedPerformance;
  readonly channels: readonly Channel[];
}

function WindowsDesk({ performance, channels }: WindowsDeskProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const navigate = useNavigate();
  const { timeZone } = performance.venue;
  const files = useMapFiles(performance.seatMapVersion.geometryUrl, performance.zoneMapUrl);
  const mapZones = useMemo(
    () => performance.zones.map((zone) => ({ index: zone.index, hue: zone.hue, name: pick(zone.name) })),
    [performance.zones, pick],
  );
  const [drafts, setDrafts] = useState(() =>
    draftsOf(
      channels.map((channel) => channel.code),
      performance.salesWindows,
      timeZone,
    ),
  );
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [setSalesWindows, { loading, error }] = useMutation(setSalesWindowsMutation);

  const change = (next: WindowDraft) =>
    setDrafts((before) => before.map((draft) => (draft.channelCode === next.channelCode ? next : draft)));
  const usual = (code: string) => change(usualWindow(code, Date.now(), performance.startsAt, timeZone));
  const readings = drafts.map((draft) => ({ draft, reading: readDraft(draft, timeZone) }));
  const windows = readings.flatMap(({ draft, reading }) =>
    reading.kind === "window"
      ? [{ channelCode: draft.channelCode, opensAt: reading.opensAt, closesAt: reading.closesAt }]
      : [],
  );
  const wrong = readings.some(({ reading }) => reading.kind === "incomplete" || reading.kind === "backwards");

  const save = async () => {
    setRefused(null);
    const input = { performanceId: performance.id, windows };
    const { data } = await setSalesWindows({ variables: { input } }).catch(() => ({ data: null }));
    const result = data?.setSalesWindows;
    if (result?.__typename === "ProgrammeRefused") setRefused(result);
    else if (result && performance.state === "DRAFT") navigate(`/performances/${performance.id}/sale`);
  };

  return (
    <BesideMap
      map={
        <HouseMap
          geometry={files.geometry}
          zoneOf={performance.zones.length > 0 ? files.zoneOf : null}
          zones={mapZones}
          error={files.error}
          onRetry={files.retry}
        />
      }
    >
      <p className={classes.lead}>{t("windows.how", { timeZone })}</p>
      {windows.length === 0 && (
        <Button
          variant="light"
          onClick={() => {
            for (const code of ["web", "counter"]) usual(code);
          }}
        >
          {t("windows.usualBoth")}
        </Button>
      )}
      {readings.map(({ draft, reading }) => {
        const channel = channels.find((each) => each.code === draft.channelCode)!;
        const name = pick(channel.name);
        return (
          <fieldset
            key={draft.channelCode}
            className={classes.channel}
            data-open={reading.kind === "window" || undefined}
          >
            <legend>{name}</legend>
            <TextInput
              type="datetime-local"
              size="sm"
              label={t("windows.opens")}
              value={draft.opens}
              onChange={(event) => change({ ...draft, opens: event.currentTarget.value })}
            />
            <TextInput
              type="datetime-local"
              size="sm"
              label={t("windows.closes")}
              value={draft.closes}
              error={
                reading.kind === "incomplete" || reading.kind === "backwards" ? t(`windows.${reading.kind}`) : undefined
              }
              onChange={(event) => change({ ...draft, closes: event.currentTarget.value })}
            />
            <div className={classes.quick}>
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => usual(draft.channelCode)}
                aria-label={`${t("windows.usual")}: ${name}`}
              >
                {t("windows.usual")}
              </Button>
              {reading.kind !== "closed" && (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  aria-label={`${t("windows.close")}: ${name}`}
                  onClick={() => change({ ...draft, opens: "", closes: "" })}
                >
                  {t("windows.close")}
                </Button>
              )}
            </div>
          </fieldset>
        );
      })}
      <RefusalNotice refusal={refused} />
      {error && <p role="alert">{t("form.failed")}</p>}
      <Button size="md" onClick={() => void save()} loading={loading} disabled={wrong || windows.length === 0}>
        {t("windows.save")}
      </Button>
    </BesideMap>
  );
}
