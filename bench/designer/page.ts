import { EditorHost } from "../../packages/seat-map/editor/editor-host.ts";
import { SeatMapEditor } from "../../packages/seat-map/editor/seat-map-editor.ts";
import {
  type BlockDocument,
  demoHouses,
  parseSeatMapDraft,
  type SeatMapDocument,
} from "../../packages/seat-map/src/index.ts";
import { type Board, KonvaRows } from "./konva-rows.ts";

export interface FrameTimes {
  readonly medianMs: number;
  readonly p95Ms: number;
}

export interface Measured {
  readonly openMs: number;
  readonly dragging: FrameTimes;
  readonly panning: FrameTimes;
  readonly painting: FrameTimes;
}

declare global {
  interface Window {
    measure(board: "parterre" | "konvaRows", frames: number): Promise<Measured>;
  }
}

const size = { width: 1600, height: 1000 };
/** Centimetres of a CSS pixel when the stadium is seen half near: what a hand may miss by follows from it. */
const pixel = 8;
const text = JSON.stringify(demoHouses.stadium());

/** Reading one pixel waits for everything drawn before it: else only the recording of commands would be timed. */
function flush(element: HTMLElement): void {
  for (const canvas of element.querySelectorAll("canvas")) canvas.getContext("2d")!.getImageData(0, 0, 1, 1);
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

function open(element: HTMLDivElement, board: "parterre" | "konvaRows"): { editor: SeatMapEditor; board: Board } {
  const document = parseSeatMapDraft(JSON.parse(text)).document as SeatMapDocument;
  let next = 0;
  const editor = new SeatMapEditor(document, () => `new-${next++}`);
  const look = { scheme: "light", locale: "en", ranks: new Map<string, number>() } as const;
  if (board === "konvaRows") return { editor, board: new KonvaRows(element, editor, size) };
  const host = new EditorHost(element, editor, look);
  host.resize(size.width, size.height);
  return { editor, board: host };
}

window.measure = async (name, frames) => {
  const element = document.getElementById("board") as HTMLDivElement;
  const openedAt = performance.now();
  const { editor, board } = open(element, name);
  board.drawNow();
  flush(element);
  const openMs = performance.now() - openedAt;
  // A second passes before somebody begins to draw.
  for (let frame = 0; frame < 60; frame += 1) await nextFrame();

  /** The work of each frame until its pixels are there, one frame of the screen at a time. */
  const timed = async (act: (frame: number) => void): Promise<FrameTimes> => {
    const times: number[] = [];
    for (let frame = 0; frame < frames; frame += 1) {
      await nextFrame();
      const startedAt = performance.now();
      act(frame);
      board.drawNow();
      flush(element);
      times.push(performance.now() - startedAt);
    }
    times.sort((a, b) => a - b);
    return { medianMs: times[times.length >> 1]!, p95Ms: times[Math.floor(times.length * 0.95)]! };
  };

  const seatsIn = ({ rows }: BlockDocument) => rows.reduce((sum, row) => sum + row.seats.length, 0);
  const [largest, second] = editor.state.document.blocks.toSorted((a, b) => seatsIn(b) - seatsIn(a));
  const seat = largest!.rows[0]!.seats[0]!;
  const hand = (x: number, y: number) => ({ x, y, reach: 30, pixel, shift: false, alt: false, clicks: 1 });
  editor.set({ reach: "block" });
  editor.pointerDown(hand(seat.x, seat.y));
  const dragging = await timed((frame) => editor.pointerMove(hand(seat.x + 60 + frame * 9, seat.y + frame * 5)));
  editor.pointerUp(hand(seat.x + 60 + frames * 9, seat.y + frames * 5));
  const panning = await timed((frame) => board.panBy(Math.sin(frame / 9) * 24, Math.cos(frame / 7) * 16));
  editor.takeTool("paint");
  const brushed = second!.rows[0]!.seats[0]!;
  editor.pointerDown(hand(brushed.x, brushed.y));
  const painting = await timed((frame) => editor.pointerMove(hand(brushed.x + frame * 12, brushed.y + frame * 4)));
  editor.pointerUp(hand(brushed.x, brushed.y));
  board.destroy();
  return { openMs, dragging, panning, painting };
};
