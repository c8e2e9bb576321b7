import { useMutation } from "@apollo/client/react";
import { Button, SegmentedControl } from "@mantine/core";
import type { SeatMapGeometry } from "@parterre/seat-map";
import type { SeatMapTool } from "@parterre/seat-map/viewer";
import { type BothLanguages, ErrorState, RefusalNotice, RowsSkeleton, useLocale } from "@parterre/web-kit";
import { useEffect, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { BesideMap } from "../../frame/beside-map.tsx";
import { HouseMap } from "../../maps/house-map.tsx";
import { useMapFiles } from "../../maps/use-map-files.ts";
import type { PreparedPerformance } from "../../performance/documents.ts";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { BlocksTable } from "./blocks-table.tsx";
import { setPriceZonesMutation } from "./documents.ts";
import classes from "./paint-zones.module.css";
import { usePainting } from "./use-painting.ts";
import { areasOf, countByZone } from "./zone-paint.ts";
import { ZoneRows } from "./zone-rows.tsx";

/** First step of a performance: which seats are sold at which price. */
export function PaintZones({ performance }: { readonly performance: PreparedPerformance }) {
  const { geometry, zoneOf, error, retry } = useMapFiles(
    performance.seatMapVersion.geometryUrl,
    performance.zoneMapUrl,
  );
  if (error) return <ErrorState error={error} onRetry={retry} />;
  if (!geometry || !zoneOf) return <RowsSkeleton rows={6} height={56} />;
  return <PaintingDesk key={performance.zoneMapUrl} performance={performance} geometry={geometry} saved={zoneOf} />;
}

interface PaintingDeskProps {
  readonly performance: PreparedPerformance;
  readonly geometry: SeatMapGeometry;
  readonly saved: Uint8Array;
}

function PaintingDesk({ performance, geometry, saved }: PaintingDeskProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const navigate = useNavigate();
  const painting = usePainting(performance, geometry, saved);
  const { zones, paint, active, brush } = painting;
  const [tool, setTool] = useState<SeatMapTool>("pan");
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [setPriceZones, { loading, error }] = useMutation(setPriceZonesMutation);
  const locked = performance.state !== "DRAFT";

  const counts = useMemo(() => countByZone(paint, zones.length), [paint, zones.length]);
  const mapZones = useMemo(
    () => zones.map((zone, index) => ({ index, hue: zone.hue, name: pick({ zh: zone.nameZh, en: zone.nameEn }) })),
    [zones, pick],
  );
  const painted = geometry.seatCount - counts[zones.length]!;
  const emptyZone = zones.findIndex((_, index) => counts[index] === 0);
  const ready = painted > 0 && emptyZone < 0 && zones.every((zone) => zone.code && zone.nameZh && zone.nameEn);

  // Ctrl+Z takes a stroke back, unless somebody types a name.
  const { undo } = painting;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches("input, textarea");
      if (typing || event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      undo();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [undo]);

  const save = async () => {
    setRefused(null);
    const areas = areasOf(geometry, paint, zones.length);
    const input = {
      performanceId: performance.id,
      zones: zones.map((zone, index) => ({
        code: zone.code,
        name: { zh: zone.nameZh.trim(), en: zone.nameEn.trim() },
        hue: zone.hue,
        ...areas[index]!,
      })),
    };
    const { data } = await setPriceZones({ variables: { input } }).catch(() => ({ data: null }));
    const result = data?.setPriceZones;
    if (result?.__typename === "ProgrammeRefused") setRefused(result);
    else if (result) {
      painting.settle();
      navigate(`/performances/${performance.id}/prices`);
    }
  };

  return (
    <BesideMap
      map={
        <HouseMap
          geometry={geometry}
          zoneOf={paint}
          zones={mapZones}
          mode={locked ? "look" : "blocks"}
          tool={tool}
          onBlockTap={locked ? undefined : painting.tapBlock}
          onSeatsBrushed={locked ? undefined : painting.brushSeats}
        />
      }
    >
      {locked ? (
        <p className={classes.locked}>{t("zones.locked")}</p>
      ) : (
        <>
          <p className={classes.lead}>
            {t(painted === 0 ? "zones.begin" : "zones.how", { zone: mapZones[active]?.name ?? "" })}
          </p>
          {painted === 0 && (
            <div className={classes.tools}>
              {[3, 4, 5].map((count) => (
                <Button key={count} variant="light" size="compact-md" onClick={() => painting.propose(count)}>
                  {t("zones.propose", { count })}
                </Button>
              ))}
            </div>
          )}
          <div className={classes.tools}>
            <SegmentedControl
              size="xs"
              aria-label={t("zones.tool")}
              value={tool}
              onChange={(value) => setTool(value as SeatMapTool)}
              data={[
                { value: "pan", label: t("zones.tools.pan") },
                { value: "lasso", label: t("zones.tools.lasso") },
                { value: "brush", label: t("zones.tools.brush") },
              ]}
            />
            <SegmentedControl
              size="xs"
              aria-label={t("zones.catches")}
              value={brush}
              onChange={(value) => painting.setBrush(value as "blocks" | "seats")}
              disabled={tool === "pan"}
              data={[
                { value: "blocks", label: t("zones.wholeBlocks") },
                { value: "seats", label: t("zones.singleSeats") },
              ]}
            />
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              onClick={painting.undo}
              disabled={!painting.canUndo}
            >
              {t("zones.undo")} (Ctrl+Z)
            </Button>
            {painted > 0 && (
              <Button variant="subtle" color="gray" size="compact-sm" onClick={painting.startOver}>
                {t("zones.startOver")}
              </Button>
            )}
          </div>
        </>
      )}
      <ZoneRows painting={painting} counts={counts} locked={locked} />
      <p className={classes.rest} role="status">
        {counts[zones.length]! > 0
          ? t("zones.unpainted", { count: counts[zones.length]! })
          : t("zones.allPainted", { count: geometry.seatCount })}
      </p>
      {!locked && (
        <>
          <RefusalNotice refusal={refused} />
          {error && <p role="alert">{t("form.failed")}</p>}
          <div className={classes.tools}>
            {counts[zones.length]! > 0 && painted > 0 && (
              <Button variant="default" onClick={painting.paintRest}>
                {t("zones.paintRest", { zone: mapZones[active]?.name ?? "" })}
              </Button>
            )}
            <Button onClick={() => void save()} loading={loading} disabled={!ready} size="md">
              {t("zones.save")}
            </Button>
          </div>
          {emptyZone >= 0 && painted > 0 && (
            <p className={classes.rest}>{t("zones.emptyZone", { zone: mapZones[emptyZone]?.name ?? "" })}</p>
          )}
          <BlocksTable geometry={geometry} painting={painting} names={mapZones.map((zone) => zone.name)} />
        </>
      )}
    </BesideMap>
  );
}
