import { type DrawingReading, readDrawing, type SeatMapEditor } from "@parterre/seat-map/editor";
import { useEffect, useState } from "react";

/** A pause this long is when the drawing is judged anew: a stadium takes some hundred milliseconds. */
const pauseMs = 250;

/** Problems and gradient of the drawing, a moment after each change. */
export function useReading(editor: SeatMapEditor): DrawingReading {
  const [reading, setReading] = useState(() => readDrawing(editor.state.document));
  useEffect(() => {
    let timer = 0;
    let seen = editor.state.document;
    const end = editor.subscribe(() => {
      if (editor.state.document === seen) return;
      seen = editor.state.document;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setReading(readDrawing(editor.state.document)), pauseMs);
    });
    return () => {
      end();
      window.clearTimeout(timer);
    };
  }, [editor]);
  return reading;
}
