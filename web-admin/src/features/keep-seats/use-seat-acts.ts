import { useMutation } from "@apollo/client/react";
import type { BothLanguages } from "@parterre/web-kit";
import { useState } from "react";
import {
  allocateSeatsMutation,
  applyTemplateMutation,
  killSeatsMutation,
  releaseAllocationMutation,
  removeAllocationMutation,
  reviveSeatsMutation,
  type SeatsChange,
} from "./documents.ts";

export interface ActNews {
  readonly changed: number;
  readonly skipped: number;
}

/** The acts on seats, one at a time, with what came of the last one. Each answers whether it was done. */
export function useSeatActs(performanceId: string) {
  const [allocate, allocating] = useMutation(allocateSeatsMutation);
  const [kill, killing] = useMutation(killSeatsMutation);
  const [revive, reviving] = useMutation(reviveSeatsMutation);
  const [release, releasing] = useMutation(releaseAllocationMutation);
  const [remove, removing] = useMutation(removeAllocationMutation);
  const [apply, applying] = useMutation(applyTemplateMutation);
  const [news, setNews] = useState<ActNews | null>(null);
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [failed, setFailed] = useState(false);

  const act = async (asking: Promise<{ data?: { changed: SeatsChange } | undefined }>): Promise<ActNews | null> => {
    setNews(null);
    setRefused(null);
    setFailed(false);
    const { data } = await asking.catch(() => ({ data: undefined }));
    if (!data) setFailed(true);
    else if (data.changed.__typename !== "SeatsChanged") setRefused(data.changed);
    else {
      const done = { changed: data.changed.changedCount, skipped: data.changed.skippedOrdinals.length };
      setNews(done);
      return done;
    }
    return null;
  };
  const about = (reason: string) => ({ performanceId, reason });
  return {
    busy: [allocating, killing, reviving, releasing, removing, applying].some(({ loading }) => loading),
    news,
    refused,
    failed,
    dismiss: () => setRefused(null),
    allocate: (ordinals: readonly number[], allocationId: string | null, skipTaken: boolean, reason: string) =>
      act(allocate({ variables: { input: { ...about(reason), ordinals: [...ordinals], allocationId, skipTaken } } })),
    kill: (ordinals: readonly number[], skipTaken: boolean, reason: string) =>
      act(kill({ variables: { input: { ...about(reason), ordinals: [...ordinals], skipTaken } } })),
    revive: (ordinals: readonly number[], reason: string) =>
      act(revive({ variables: { input: { ...about(reason), ordinals: [...ordinals] } } })),
    release: (allocationId: string, reason: string) =>
      act(release({ variables: { input: { ...about(reason), allocationId } } })),
    remove: (allocationId: string, reason: string) =>
      act(remove({ variables: { input: { ...about(reason), allocationId } } })),
    applyTemplate: (templateId: string, to: string, reason: string) =>
      act(apply({ variables: { input: { performanceId: to, templateId, reason } } })),
  };
}
export type SeatActs = ReturnType<typeof useSeatActs>;
