import type { SeatMapDocument } from "../../src/model.ts";
import { SeatMapEditor } from "../seat-map-editor.ts";
import { SeatPlaces } from "../seat-places.ts";
import type { Hand } from "./tool.ts";

export const emptyDrawing: SeatMapDocument = {
  format: "parterre.seat-map",
  version: 1,
  name: "New",
  categories: [],
  focalPoints: [],
  blocks: [],
  shapes: [],
};

type At = readonly [number, number];

/** An editor and a hand to try tools out with, by points and without a screen. */
export function tryOut(document: SeatMapDocument = emptyDrawing) {
  let next = 0;
  const editor = new SeatMapEditor(document, () => `n${next++}`);
  const hand = ([x, y]: At, more: Partial<Hand> = {}): Hand => ({
    x,
    y,
    reach: 20,
    pixel: 1,
    shift: false,
    alt: false,
    clicks: 1,
    ...more,
  });
  return {
    editor,
    hand,
    down: (at: At, more?: Partial<Hand>) => editor.pointerDown(hand(at, more)),
    move: (at: At, more?: Partial<Hand>) => editor.pointerMove(hand(at, more)),
    up: (at: At, more?: Partial<Hand>) => editor.pointerUp(hand(at, more)),
    click(at: At, more?: Partial<Hand>) {
      editor.pointerDown(hand(at, more));
      editor.pointerUp(hand(at, { ...more, clicks: 1 }));
    },
    drag(from: At, to: At, more?: Partial<Hand>) {
      editor.pointerDown(hand(from, more));
      editor.pointerMove(hand([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], more));
      editor.pointerMove(hand(to, more));
      editor.pointerUp(hand(to, more));
    },
    seats: () => SeatPlaces.of(editor.state.document).all.map(({ seat }) => seat),
  };
}
