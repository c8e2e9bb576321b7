import type { SeatMapDocument } from "@parterre/seat-map";
import { changeBetween, type DrawingReading, type SeatMapEditor, SeatPlaces } from "@parterre/seat-map/editor";
import type { ReadingAnswer, ReadingRequest } from "@parterre/seat-map/editor/reading";
import { useEffect, useState } from "react";

/** A pause this long is when the drawing is judged anew. */
const pauseMs = 250;

/** Problems and gradient of the drawing, a moment after each change; null until it was read for the first time. */
export function useReading(editor: SeatMapEditor): DrawingReading | null {
  const [reading, setReading] = useState<DrawingReading | null>(null);
  useEffect(() => {
    const worker = new Worker(new URL("./reading-worker.ts", import.meta.url), { type: "module" });
    const ask = (request: ReadingRequest) => worker.postMessage(request);
    // Answers come in the order of the questions: each belongs to the drawing that was asked about first.
    const asked: SeatMapDocument[] = [];
    let timer = 0;
    let seen = editor.state.document;
    let sent = seen;
    asked.push(sent);
    ask({ document: sent });
    worker.addEventListener("message", ({ data }: MessageEvent<ReadingAnswer>) => {
      const document = asked.shift();
      // An older answer is not worth a repaint when a newer one is on its way.
      if (!document || asked.length > 0) return;
      const { all } = SeatPlaces.of(document);
      setReading({
        problems: data.problems,
        ranks: new Map(all.map(({ seat }, index) => [seat.id, data.steps[index]!])),
      });
    });
    const end = editor.subscribe(() => {
      if (editor.state.document === seen) return;
      seen = editor.state.document;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        asked.push(seen);
        ask({ change: changeBetween(sent, seen) });
        sent = seen;
      }, pauseMs);
    });
    return () => {
      end();
      window.clearTimeout(timer);
      worker.terminate();
    };
  }, [editor]);
  return reading;
}
