import { useMutation, useQuery } from "@apollo/client/react";
import { Button, Modal, Select, Stack, TextInput } from "@mantine/core";
import { type BothLanguages, placeName, RefusalNotice, useFormats, useLocale } from "@parterre/web-kit";
import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { HouseMap } from "../../maps/house-map.tsx";
import { useMapFiles } from "../../maps/use-map-files.ts";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { fromWallClock } from "../../time/zoned-time.ts";
import { createPerformanceMutation, mapsToSellQuery } from "./documents.ts";
import classes from "./events.module.css";

export interface PerformanceFormProps {
  readonly eventId: string;
  readonly onClose: () => void;
  readonly onCreated: (performanceId: string) => void;
}

/** A new performance: where, on which published map, and when by the venue's clock. */
export function PerformanceForm({ eventId, onClose, onCreated }: PerformanceFormProps) {
  const t = useAdminText();
  const { locale, pick } = useLocale();
  const formats = useFormats();
  const { data } = useQuery(mapsToSellQuery, { fetchPolicy: "cache-and-network" });
  const [createPerformance, { loading, error }] = useMutation(createPerformanceMutation);
  const [versionId, setVersionId] = useState<string | null>(null);
  const [startsAt, setStartsAt] = useState("");
  const [doorsOpenAt, setDoorsOpenAt] = useState("");
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);

  const choices = (data?.venues ?? []).flatMap((venue) =>
    venue.seatMaps.flatMap((map) =>
      [...map.versions].sort((a, b) => b.number - a.number).map((version) => ({ venue, map, version })),
    ),
  );
  const chosen = choices.find((choice) => choice.version.id === versionId) ?? null;
  const { geometry, error: mapError, retry } = useMapFiles(chosen?.version.geometryUrl ?? null);
  const timeZone = chosen?.venue.timeZone ?? "UTC";
  const grouped = (data?.venues ?? [])
    .map((venue) => ({
      group: pick(venue.name),
      items: choices
        .filter((choice) => choice.venue.id === venue.id)
        .map(({ map, version }) => ({
          value: version.id,
          label: `${placeName(map.name, locale)} v${version.number} · ${formats.number(version.seatCount)}`,
        })),
    }))
    .filter((group) => group.items.length > 0);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const starts = fromWallClock(startsAt, timeZone);
    if (!chosen || !starts) return;
    setRefused(null);
    const doors = doorsOpenAt === "" ? null : fromWallClock(`${startsAt.slice(0, 10)}T${doorsOpenAt}`, timeZone);
    const input = { eventId, seatMapVersionId: chosen.version.id, startsAt: starts, doorsOpenAt: doors };
    const { data: answer } = await createPerformance({ variables: { input } }).catch(() => ({ data: null }));
    const result = answer?.createPerformance;
    if (result?.__typename === "PerformanceSaved") onCreated(result.performance.id);
    else if (result) setRefused(result);
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t("events.addPerformance")}
      size="60rem"
      transitionProps={{ duration: 140 }}
      closeButtonProps={{ "aria-label": t("form.close") }}
    >
      <form onSubmit={(event) => void submit(event)} className={classes.performanceForm}>
        <Stack gap="md">
          <Select
            label={t("events.map")}
            data={grouped}
            value={versionId}
            onChange={setVersionId}
            searchable
            required
            data-autofocus
            nothingFoundMessage={t("table.none")}
          />
          {data && choices.length === 0 && (
            <p>
              {t("events.noMaps")} <Link to="/venues">{t("frame.venues")}</Link>
            </p>
          )}
          <TextInput
            type="datetime-local"
            label={t("events.startsAt")}
            description={chosen ? t("events.clockOf", { timeZone }) : t("events.chooseMapFirst")}
            value={startsAt}
            onChange={(event) => setStartsAt(event.currentTarget.value)}
            disabled={!chosen}
            required
          />
          <TextInput
            type="time"
            label={t("events.doorsOpenAt")}
            value={doorsOpenAt}
            onChange={(event) => setDoorsOpenAt(event.currentTarget.value)}
            disabled={!chosen}
          />
          <RefusalNotice refusal={refused} />
          {error && <p role="alert">{t("form.failed")}</p>}
          <div className={classes.acts}>
            <Button variant="default" onClick={onClose}>
              {t("form.cancel")}
            </Button>
            <Button type="submit" loading={loading} disabled={!chosen || startsAt === ""}>
              {t("form.save")}
            </Button>
          </div>
        </Stack>
        <div className={classes.mapPreview}>
          {chosen ? (
            <HouseMap geometry={geometry} zoneOf={null} zones={[]} error={mapError} onRetry={retry} />
          ) : (
            <p className={classes.mapEmpty}>{t("events.mapPreview")}</p>
          )}
        </div>
      </form>
    </Modal>
  );
}
