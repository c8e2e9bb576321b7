import { useMutation } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import type { RowLayout } from "@parterre/seat-map";
import type { SeatMapHandle } from "@parterre/seat-map/viewer";
import { type BothLanguages, EmptyState, RefusalNotice } from "@parterre/web-kit";
import { useCallback, useMemo, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { BesideMap } from "../../frame/beside-map.tsx";
import { HouseMap } from "../../maps/house-map.tsx";
import { type Problem, ProblemsList } from "../../maps/problems-list.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { importSeatMapMutation } from "./documents.ts";
import classes from "./import-seat-map.module.css";
import { layoutInput } from "./layout-input.ts";
import { LayoutPart } from "./layout-part.tsx";
import { PlanFacts } from "./plan-facts.tsx";
import { RenamesPart } from "./renames-part.tsx";
import type { ReadingState } from "./use-plan-reader.ts";

export interface PlanPreviewProps {
  readonly venueId: string;
  readonly plan: Extract<ReadingState, { kind: "plan" }>;
  readonly onLayout: (layout: RowLayout) => void;
  readonly onAgain: () => void;
}

const nothing: ReadonlySet<number> = new Set();

/** A plan before it is kept: its picture, what it has, what is odd about it and where, and what would be renamed. */
export function PlanPreview({ venueId, plan, onLayout, onAgain }: PlanPreviewProps) {
  const t = useAdminText();
  const navigate = useNavigate();
  const { found, picture, layout, fileName } = plan;
  const [name, setName] = useState(found.name || fileName.replace(/\.(json|csv|tsv|txt|svg)$/i, ""));
  const [accepted, setAccepted] = useState(false);
  const [refused, setRefused] = useState<{ reason: BothLanguages; refusedFor?: readonly Problem[] } | null>(null);
  const [importSeatMap, { loading, error }] = useMutation(importSeatMapMutation);
  const { geometry } = picture;
  const { marked, show, map, frame } = useShownProblem(picture.geometry);
  const submit = async () => {
    setRefused(null);
    const input = {
      venueId,
      name: name.trim(),
      format: found.format,
      document: found.text,
      layout: layout && layoutInput(layout),
      acceptRenames: accepted,
    };
    const { data } = await importSeatMap({ variables: { input } }).catch(() => ({ data: null }));
    const result = data?.importSeatMap;
    if (result?.__typename === "SeatMapImported") navigate(`/seat-maps/${result.seatMap.id}`);
    else if (result) setRefused(result);
  };
  const mayKeep = picture.importable && name.trim() !== "" && (picture.renameCount === 0 || accepted);
  return (
    <BesideMap
      map={
        geometry && geometry.seatCount > 0 ? (
          <div ref={frame} className={classes.frame}>
            <HouseMap ref={map} geometry={geometry} zoneOf={null} zones={[]} proposed={marked} />
          </div>
        ) : (
          <EmptyState title={t("import.noMap")} body={t("import.noMapBody")} />
        )
      }
    >
      <PlanFacts found={found} picture={picture} />
      <TextInput
        label={t("maps.name")}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        required
        maxLength={120}
      />
      {layout && <LayoutPart layout={layout} stands={found.stands} onLayout={onLayout} />}
      <section>
        <h2 className={classes.heading}>{t("problems.title")}</h2>
        <ProblemsList problems={refused?.refusedFor ?? picture.problems} onShow={show} />
      </section>
      {picture.renameCount > 0 && (
        <RenamesPart
          renames={picture.renames}
          count={picture.renameCount}
          accepted={accepted}
          onAccepted={setAccepted}
        />
      )}
      {!picture.importable && <p className={classes.trouble}>{t("import.errors")}</p>}
      <RefusalNotice refusal={refused} />
      {error && <p role="alert">{t("form.failed")}</p>}
      <div className={classes.acts}>
        <Button variant="default" onClick={onAgain}>
          {t("import.another")}
        </Button>
        <Button onClick={() => void submit()} loading={loading} disabled={!mayKeep}>
          {t("import.keep")}
        </Button>
      </div>
    </BesideMap>
  );
}

/** Marks the seats of a problem and flies there. */
function useShownProblem(geometry: PlanPreviewProps["plan"]["picture"]["geometry"]) {
  const map = useRef<SeatMapHandle>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<readonly string[]>([]);
  const marked = useMemo(() => {
    if (!geometry || shown.length === 0) return nothing;
    const wanted = new Set(shown);
    return new Set(geometry.seatIds.flatMap((id, ordinal) => (wanted.has(id) ? [ordinal] : [])));
  }, [geometry, shown]);
  const show = useCallback(
    ({ seats }: Problem) => {
      const wanted = new Set(seats ?? []);
      setShown([...wanted]);
      frame.current?.scrollIntoView({ block: "nearest" });
      map.current?.zoomToSeats(geometry?.seatIds.flatMap((id, ordinal) => (wanted.has(id) ? [ordinal] : [])) ?? []);
    },
    [geometry],
  );
  return { map, frame, marked, show };
}
