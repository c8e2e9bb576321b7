import type { RowLayout } from "@parterre/seat-map";
import { useCallback, useEffect, useRef, useState } from "react";
import type { PlanAnswer, PlanQuestion } from "./plan-messages.ts";
import { firstLayout, type PlanFound, type PlanPicture, type PlanTrouble } from "./read-plan.ts";

/** Larger files are no seat plans; the API takes no more either. */
const largestPlanBytes = 20 * 1024 * 1024;

export type ReadingState =
  | { readonly kind: "empty"; readonly trouble: PlanTrouble | "tooLarge" | "failed" | null }
  | { readonly kind: "reading"; readonly stage: "text" | "seats" | "map" }
  | {
      readonly kind: "plan";
      readonly fileName: string;
      readonly found: PlanFound;
      /** Null for formats that know where seats are. */
      readonly layout: RowLayout | null;
      readonly picture: PlanPicture;
    };

/** A plan being read by a worker beside the page, and laid out again whenever the layout changes. */
export function usePlanReader() {
  const [state, setState] = useState<ReadingState>({ kind: "empty", trouble: null });
  const worker = useRef<Worker | null>(null);
  const number = useRef(0);
  useEffect(() => () => worker.current?.terminate(), []);

  const open = useCallback(async (file: Blob, fileName: string) => {
    number.current += 1;
    const own = number.current;
    worker.current?.terminate();
    if (file.size > largestPlanBytes) return setState({ kind: "empty", trouble: "tooLarge" });
    setState({ kind: "reading", stage: "text" });
    const reader = new Worker(new URL("./plan-reader.worker.ts", import.meta.url), { type: "module" });
    worker.current = reader;
    const ask = (question: PlanQuestion, moved: Transferable[] = []) => reader.postMessage(question, moved);
    let found: PlanFound | null = null;
    let layout: RowLayout | null = null;
    reader.onerror = () => number.current === own && setState({ kind: "empty", trouble: "failed" });
    reader.onmessage = ({ data }: MessageEvent<PlanAnswer>) => {
      if (number.current !== own) return;
      if (data.kind === "stage") setState({ kind: "reading", stage: data.stage });
      else if (data.kind === "trouble") setState({ kind: "empty", trouble: data.trouble });
      else if (data.kind === "found") {
        found = data.found;
        layout = found.format === "ROW_TABLE" ? firstLayout(found.stands) : null;
        setState({ kind: "reading", stage: "map" });
        ask({ kind: "lay-out", number: 0, layout });
      } else if (found) {
        const plan = { kind: "plan" as const, fileName, found, picture: data.picture };
        setState((before) => ({ ...plan, layout: before.kind === "plan" ? before.layout : layout }));
      }
    };
    const bytes = await file.arrayBuffer().catch(() => null);
    if (number.current !== own) return;
    if (bytes) ask({ kind: "open", number: own, bytes }, [bytes]);
    else setState({ kind: "empty", trouble: "failed" });
  }, []);

  const layOut = useLatest((layout: RowLayout) => worker.current?.postMessage({ kind: "lay-out", number: 0, layout }));
  const picture = state.kind === "plan" ? state.picture : null;
  const { ask, answered } = layOut;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new picture is the answer to the last question
  useEffect(answered, [picture]);

  return {
    state,
    open,
    layOut: useCallback(
      (layout: RowLayout) => {
        setState((before) => (before.kind === "plan" ? { ...before, layout } : before));
        ask(layout);
      },
      [ask],
    ),
    clear: useCallback(() => {
      number.current += 1;
      worker.current?.terminate();
      setState({ kind: "empty", trouble: null });
    }, []),
  };
}

/** One question at a time: while an answer is awaited, only the newest of those that follow is kept. */
function useLatest<Question>(send: (question: Question) => void) {
  const waiting = useRef(false);
  const next = useRef<Question | null>(null);
  const sender = useRef(send);
  sender.current = send;
  const ask = useCallback((question: Question) => {
    if (waiting.current) next.current = question;
    else {
      waiting.current = true;
      sender.current(question);
    }
  }, []);
  const answered = useCallback(() => {
    waiting.current = false;
    const question = next.current;
    next.current = null;
    if (question !== null) ask(question);
  }, [ask]);
  return { ask, answered };
}
