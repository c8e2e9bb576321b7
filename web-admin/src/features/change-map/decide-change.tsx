import { Button, PasswordInput, Textarea, TextInput } from "@mantine/core";
import { seatsIn } from "@parterre/seat-map";
import type { SeatMapHandle } from "@parterre/seat-map/viewer";
import { ErrorState, RefusalNotice, RowsSkeleton, useLocale } from "@parterre/web-kit";
import { useMemo, useRef, useState } from "react";
import { BesideMap } from "../../frame/beside-map.tsx";
import { HouseMap } from "../../maps/house-map.tsx";
import { useMapFiles } from "../../maps/use-map-files.ts";
import type { PreparedPerformance } from "../../performance/documents.ts";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { AddedSeats } from "./added-seats.tsx";
import classes from "./change-map.module.css";
import { TakenSeats } from "./taken-seats.tsx";
import { type MapChanged, useMapChange } from "./use-map-change.ts";

export interface DecideChangeProps {
  readonly performance: PreparedPerformance;
  readonly versionId: string;
  readonly onChanged: (changed: MapChanged) => void;
}

/** What would happen, what has to be decided, and doing it: the map shows where everybody goes. */
export function DecideChange({ performance, versionId, onChanged }: DecideChangeProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const change = useMapChange(performance.id, versionId, onChanged);
  const { preview, targets } = change;
  const { geometry, error, retry } = useMapFiles(preview?.to.geometryUrl ?? null);
  const zoneOf = useMemo(() => (preview ? Uint8Array.from(preview.zoneOf) : null), [preview]);
  const free = useMemo(() => new Set(preview ? seatsIn(preview.freeRanges) : []), [preview]);
  const [active, setActive] = useState<number | null>(null);
  const [reason, setReason] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const view = useRef<SeatMapHandle>(null);

  const moved = useMemo(() => new Set(targets.values()), [targets]);
  const activeSeat = preview?.takenSeats.find(({ place }) => place.ordinal === active) ?? null;
  const activeTarget = active === null ? undefined : targets.get(active);
  // While a seat is being placed, the places it can go to stand out.
  const matching = useMemo(() => {
    if (!zoneOf || !activeSeat?.zone) return null;
    const { index } = activeSeat.zone;
    return zoneOf.map((zone, ordinal) =>
      zone === index && free.has(ordinal) && (!moved.has(ordinal) || ordinal === activeTarget) ? 1 : 0,
    );
  }, [zoneOf, activeSeat, free, moved, activeTarget]);
  const proposed = useMemo(() => new Set(activeTarget === undefined ? [] : [activeTarget]), [activeTarget]);
  // The one that is being placed is ringed, the others are ticked.
  const settled = useMemo(() => new Set([...moved].filter((seat) => seat !== activeTarget)), [moved, activeTarget]);
  const zones = useMemo(
    () => performance.zones.map((zone) => ({ index: zone.index, hue: zone.hue, name: pick(zone.name) })),
    [performance.zones, pick],
  );
  const texts = useMemo(() => ({ mine: t("changeMap.movedHere") }), [t]);
  if (change.error) return <ErrorState error={change.error} onRetry={change.retry} />;
  if (change.refused) return <RefusalNotice refusal={change.refused} />;
  if (!preview) return <RowsSkeleton rows={6} />;

  const needsApproval = preview.takenSeats.length > 0;
  const unplaced = preview.takenSeats.filter(({ place }) => !targets.has(place.ordinal)).length;
  const unzoned = preview.addedSeats.filter(({ zone, ordinals }) => !zone && !change.zones.has(ordinals[0]!)).length;
  const ready =
    unplaced === 0 && unzoned === 0 && reason.trim() !== "" && (!needsApproval || (email !== "" && password !== ""));
  return (
    <BesideMap
      map={
        <HouseMap
          ref={view}
          geometry={geometry}
          zoneOf={zoneOf}
          zones={zones}
          error={error}
          onRetry={retry}
          mine={settled}
          proposed={proposed}
          matching={matching}
          texts={texts}
          onSeatTap={(ordinal) => {
            if (active !== null && matching?.[ordinal] === 1) change.chooseTarget(active, ordinal);
          }}
        />
      }
    >
      <dl className={classes.counts}>
        <Count name={t("changeMap.kept")} value={preview.keptSoldCount + preview.keptHeldCount} />
        <Count name={t("changeMap.relabelled")} value={preview.relabelledCount} />
        <Count name={t("changeMap.toMove")} value={preview.takenSeats.length} />
        <Count name={t("changeMap.removedFree")} value={preview.removedFreeCount} />
        <Count
          name={t("changeMap.added")}
          value={preview.addedSeats.reduce((sum, { ordinals }) => sum + ordinals.length, 0)}
        />
      </dl>
      {needsApproval && (
        <TakenSeats
          seats={preview.takenSeats}
          geometry={geometry}
          targets={targets}
          active={active}
          onActivate={(ordinal) => {
            setActive(ordinal);
            const target = ordinal === null ? undefined : targets.get(ordinal);
            if (target !== undefined) view.current?.zoomToSeats([target]);
          }}
        />
      )}
      {preview.splitParties.length > 0 && (
        <p className={classes.note}>
          {t("changeMap.split", { count: preview.splitParties.length })}{" "}
          <span className="figures">{preview.splitParties.map(({ orderReference }) => orderReference).join(", ")}</span>
        </p>
      )}
      <AddedSeats
        seats={preview.addedSeats}
        zones={performance.zones}
        chosen={change.zones}
        onChoose={change.chooseZone}
      />
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !change.busy) void change.carryOut(reason.trim(), { email: email.trim(), password });
        }}
      >
        <Textarea
          label={t("changeMap.reason")}
          description={t("changeMap.reasonNote")}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          maxLength={1000}
          rows={2}
          required
        />
        {needsApproval && (
          <fieldset className={classes.approval}>
            <legend>{t("changeMap.approval")}</legend>
            <TextInput
              label={t("changeMap.approverEmail")}
              type="email"
              autoComplete="off"
              value={email}
              onChange={({ currentTarget }) => setEmail(currentTarget.value)}
            />
            <PasswordInput
              label={t("changeMap.approverPassword")}
              autoComplete="off"
              value={password}
              onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            />
          </fieldset>
        )}
        <RefusalNotice refusal={change.refusal} />
        {unplaced > 0 && <p className={classes.note}>{t("changeMap.unplaced", { count: unplaced })}</p>}
        <Button type="submit" size="md" loading={change.busy} disabled={!ready}>
          {t("changeMap.go", { number: preview.to.number })}
        </Button>
      </form>
    </BesideMap>
  );
}

function Count({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figures">{value}</dd>
    </div>
  );
}
