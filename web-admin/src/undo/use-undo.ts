import { useCallback, useState } from "react";

const mostSteps = 200;

interface History<Value> {
  readonly past: readonly Value[];
  readonly now: Value;
  readonly future: readonly Value[];
  /** What the last step was about: typing on in one cell is one step. */
  readonly about: string;
}

/** A value that can be taken back step by step and brought again. */
export function useUndo<Value>(first: () => Value) {
  const [history, setHistory] = useState<History<Value>>(() => ({ past: [], now: first(), future: [], about: "" }));
  const change = useCallback(
    (about: string, next: (before: Value) => Value) =>
      setHistory(({ past, now, about: last }) => ({
        past: about !== "" && about === last ? past : [...past, now].slice(-mostSteps),
        now: next(now),
        future: [],
        about,
      })),
    [],
  );
  const undo = useCallback(
    () =>
      setHistory((h) =>
        h.past.length === 0
          ? h
          : { past: h.past.slice(0, -1), now: h.past.at(-1)!, future: [h.now, ...h.future], about: "" },
      ),
    [],
  );
  const redo = useCallback(
    () =>
      setHistory((h) =>
        h.future.length === 0
          ? h
          : { past: [...h.past, h.now], now: h.future[0]!, future: h.future.slice(1), about: "" },
      ),
    [],
  );
  return {
    value: history.now,
    change,
    undo,
    redo,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  };
}
