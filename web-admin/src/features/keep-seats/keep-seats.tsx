import { useQuery } from "@apollo/client/react";
import { Button, Modal, SegmentedControl } from "@mantine/core";
import type { SeatMapTool } from "@parterre/seat-map/viewer";
import { ErrorState, RowsSkeleton, useSeatMapData } from "@parterre/web-kit";
import { useEffect, useMemo, useState } from "react";
import { BesideMap } from "../../frame/beside-map.tsx";
import { HouseMap } from "../../maps/house-map.tsx";
import type { PreparedPerformance } from "../../performance/documents.ts";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { AllocationForm } from "./allocation-form.tsx";
import { AllocationList } from "./allocation-list.tsx";
import { ChosenSeats } from "./chosen-seats.tsx";
import { type Allocation, keptSeatsQuery } from "./documents.ts";
import classes from "./keep-seats.module.css";
import { KilledList } from "./killed-list.tsx";
import { TemplatePart } from "./template-part.tsx";
import { useChosenSeats } from "./use-chosen-seats.ts";
import { useKeptMap } from "./use-kept-map.ts";
import { useSeatActs } from "./use-seat-acts.ts";

const calmMs = 1_500;
const noAllocations: readonly Allocation[] = [];

/** Seats that are not for everyone: the live house by allocation, what is kept for whom, and what is off sale. */
export function KeepSeats({ performance }: { readonly performance: PreparedPerformance }) {
  const t = useAdminText();
  const { timeZone } = performance.venue;
  const seatMap = useSeatMapData(performance, "STAFF");
  const { data, error, refetch } = useQuery(keptSeatsQuery, {
    variables: { id: performance.id },
    fetchPolicy: "cache-and-network",
  });
  const answer = data?.performance ?? null;
  const allocations = answer?.allocations ?? noAllocations;
  const { zoneOf, zones } = useKeptMap(seatMap.geometry, seatMap.seatStates, allocations);
  const { chosen, tapBlock, tapSeat, brush, clear } = useChosenSeats(seatMap.geometry);
  const acts = useSeatActs(performance.id);
  const [tool, setTool] = useState<SeatMapTool>("lasso");
  const [shown, setShown] = useState<number | null>(null);
  const [editing, setEditing] = useState<Allocation | "new" | null>(null);
  const matching = useMemo(
    () => (shown === null || !zoneOf ? null : zoneOf.map((number) => (number === shown ? 1 : 0))),
    [shown, zoneOf],
  );

  // The counts follow the seats, however they change, and are asked for no oftener than every second and a half.
  const { seatStates } = seatMap;
  useEffect(() => {
    if (!seatStates) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = seatStates.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = null;
        refetch().catch(() => undefined);
      }, calmMs);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [seatStates, refetch]);

  // Before it goes on sale or anything is kept, a performance has no seats that could be anything but free.
  const unborn = performance.state === "DRAFT" && answer !== null && answer.kills.length === 0;
  return (
    <BesideMap
      map={
        <HouseMap
          geometry={seatMap.geometry}
          zoneOf={zoneOf}
          zones={zones}
          seatStates={unborn ? null : seatMap.seatStates}
          matching={matching}
          mine={chosen}
          mode="blocks"
          tool={tool}
          onBlockTap={tapBlock}
          onSeatTap={tapSeat}
          onSeatsBrushed={brush}
          error={seatMap.error}
          onRetry={seatMap.retry}
        />
      }
    >
      {!answer && error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !answer || !data ? (
        <RowsSkeleton rows={6} />
      ) : (
        <>
          <p className={classes.lead}>{t(allocations.length === 0 ? "keep.begin" : "keep.how")}</p>
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
            <Button onClick={() => setEditing("new")}>{t("keep.add")}</Button>
          </div>
          <ChosenSeats chosen={chosen} clear={clear} allocations={allocations} acts={acts} />
          <AllocationList
            allocations={allocations}
            timeZone={timeZone}
            shown={shown}
            onShow={setShown}
            onEdit={setEditing}
            acts={acts}
          />
          <KilledList kills={answer.kills} timeZone={timeZone} acts={acts} />
          <TemplatePart performance={performance} answer={answer} acts={acts} />
          <Modal
            opened={editing !== null}
            onClose={() => setEditing(null)}
            title={t(editing === "new" ? "keep.add" : "keep.editTitle")}
            closeButtonProps={{ "aria-label": t("form.close") }}
          >
            {editing !== null && (
              <AllocationForm
                performanceId={performance.id}
                timeZone={timeZone}
                allocation={editing === "new" ? null : editing}
                freshHue={allocations.length % 11}
                channels={data.channels}
                staff={data.staff}
                onDone={() => setEditing(null)}
              />
            )}
          </Modal>
        </>
      )}
    </BesideMap>
  );
}
