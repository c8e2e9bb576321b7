import { useApolloClient, useMutation, useQuery } from "@apollo/client/react";
import type { BothLanguages } from "@parterre/web-kit";
import { useMemo, useState } from "react";
import {
  approveMapChangeMutation,
  changePerformanceMapMutation,
  type MapChangePreview,
  mapChangePreviewQuery,
} from "./documents.ts";

/** In a choice of zones: not for sale. */
export const notForSale = "none";

interface Signature {
  readonly email: string;
  readonly password: string;
}

/** What was done, to be told when the page has the new map. */
export interface MapChanged {
  readonly movedCount: number;
  readonly relabelledCount: number;
}

/** Said when no answer came. */
const noAnswer: BothLanguages = {
  zh: "服务器没有回应。请刷新页面，看看座位图是否已经更换。",
  en: "The server did not answer. Reload the page to see whether the map was changed.",
};

/** A change of a performance's map while a person decides on it: the preview, the choices put on top, and carrying out. */
export function useMapChange(
  performanceId: string,
  seatMapVersionId: string,
  onChanged: (changed: MapChanged) => void,
) {
  const client = useApolloClient();
  const { data, error, refetch } = useQuery(mapChangePreviewQuery, {
    variables: { performanceId, seatMapVersionId },
    fetchPolicy: "network-only",
  });
  const result = data?.mapChangePreview ?? null;
  const preview: MapChangePreview | null = result?.__typename === "MapChangePreview" ? result : null;
  const [chosen, setChosen] = useState<ReadonlyMap<number, number>>(new Map());
  const [zones, setZones] = useState<ReadonlyMap<number, string>>(new Map());
  const [refusal, setRefusal] = useState<{ reason: BothLanguages } | null>(null);
  const [send, sending] = useMutation(changePerformanceMapMutation);
  const [approve, approving] = useMutation(approveMapChangeMutation);

  /** By old ordinal: where each taken seat goes, the person's choice before the proposal. */
  const targets = useMemo(() => {
    const all = new Map<number, number>();
    for (const { place, proposal } of preview?.takenSeats ?? []) {
      const target = chosen.get(place.ordinal) ?? proposal?.place.ordinal;
      if (target !== undefined) all.set(place.ordinal, target);
    }
    return all;
  }, [preview, chosen]);

  const carryOut = async (reason: string, signature: Signature) => {
    if (!preview) return;
    setRefusal(null);
    try {
      let approvalToken: string | null = null;
      if (preview.takenSeats.length > 0) {
        const input = { ...signature, act: "CHANGE_PERFORMANCE_MAP" as const, subjectId: performanceId };
        const { data: signed } = await approve({ variables: { input } });
        if (signed!.approve.__typename === "ApprovalRefused") return setRefusal(signed!.approve);
        approvalToken = signed!.approve.token;
      }
      const newSeatZones = preview.addedSeats.flatMap(({ ordinals }) => {
        const zone = zones.get(ordinals[0]!);
        return zone === undefined ? [] : [{ ordinals: [...ordinals], zoneId: zone === notForSale ? null : zone }];
      });
      const moves = [...targets].map(([from, to]) => ({ from, to }));
      const input = {
        performanceId,
        seatMapVersionId,
        planHash: preview.planHash,
        moves,
        newSeatZones,
        reason,
        approvalToken,
      };
      const { data: answer } = await send({ variables: { input } });
      const outcome = answer!.changePerformanceMap;
      if (outcome.__typename === "PerformanceMapChanged") {
        onChanged(outcome);
        await client.refetchQueries({ include: "active" });
        return;
      }
      setRefusal(outcome);
      // Whatever stood in the way, the picture of it is asked for again.
      if (outcome.__typename !== "ApprovalRequired") {
        setChosen(new Map());
        await refetch();
      }
    } catch {
      setRefusal({ reason: noAnswer });
    }
  };

  return {
    preview,
    refused: result && result.__typename !== "MapChangePreview" ? result : null,
    error: data ? undefined : error,
    retry: () => void refetch(),
    targets,
    chooseTarget: (from: number, to: number) => setChosen((before) => new Map(before).set(from, to)),
    zones,
    chooseZone: (ordinal: number, zone: string) => setZones((before) => new Map(before).set(ordinal, zone)),
    refusal,
    carryOut,
    busy: sending.loading || approving.loading,
  };
}
