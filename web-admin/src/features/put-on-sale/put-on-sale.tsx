import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { type BothLanguages, RefusalNotice, useFormats, useLocale } from "@parterre/web-kit";
import { useMemo, useState } from "react";
import { Link } from "react-router";
import { BesideMap } from "../../frame/beside-map.tsx";
import { HouseMap } from "../../maps/house-map.tsx";
import { useMapFiles } from "../../maps/use-map-files.ts";
import type { PreparedPerformance } from "../../performance/documents.ts";
import { doneSteps } from "../../performance/readiness.ts";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { putOnSaleMutation } from "./documents.ts";
import classes from "./put-on-sale.module.css";

/** Last step: everything once more at a glance, then the sale begins. */
export function PutOnSale({ performance }: { readonly performance: PreparedPerformance }) {
  const t = useAdminText();
  const { pick } = useLocale();
  const formats = useFormats();
  const files = useMapFiles(performance.seatMapVersion.geometryUrl, performance.zoneMapUrl);
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [putOnSale, { loading, error }] = useMutation(putOnSaleMutation);
  const done = doneSteps(performance);
  const { timeZone } = performance.venue;
  const mapZones = useMemo(
    () => performance.zones.map((zone) => ({ index: zone.index, hue: zone.hue, name: pick(zone.name) })),
    [performance.zones, pick],
  );
  const forSale = performance.zones.reduce((sum, zone) => sum + zone.seatCount, 0);

  const facts = {
    zones: t("sale.zones", { count: performance.zones.length, seats: formats.number(forSale) }),
    prices: t("sale.prices", { count: performance.prices.length, currencies: performance.currencies.join(", ") }),
    windows: performance.salesWindows
      .map(
        (window) =>
          `${pick(window.channel.name)} ${formats.dateTime(window.opensAt, timeZone)} – ${formats.dateTime(window.closesAt, timeZone)}`,
      )
      .join("\n"),
  } as const;

  const begin = async () => {
    setRefused(null);
    const { data } = await putOnSale({ variables: { performanceId: performance.id } }).catch(() => ({ data: null }));
    if (data?.putOnSale.__typename === "ProgrammeRefused") setRefused(data.putOnSale);
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
      <ul className={classes.facts}>
        {(["zones", "prices", "windows"] as const).map((step) => (
          <li key={step} data-done={done[step] || undefined}>
            <strong>{t(`performance.steps.${step}`)}</strong>
            {done[step] ? (
              <span className="figures">{facts[step]}</span>
            ) : (
              <span>
                {t("sale.missing")} <Link to={`/performances/${performance.id}/${step}`}>{t("sale.doNow")}</Link>
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className={classes.note}>{t("sale.note")}</p>
      <RefusalNotice refusal={refused} />
      {error && <p role="alert">{t("form.failed")}</p>}
      <Button
        size="lg"
        onClick={() => void begin()}
        loading={loading}
        disabled={!done.zones || !done.prices || !done.windows}
      >
        {t("sale.begin")}
      </Button>
    </BesideMap>
  );
}
