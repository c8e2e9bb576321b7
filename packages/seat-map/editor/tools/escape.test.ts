import { describe, expect, it } from "vitest";
import type { SeatMapDocument } from "../../src/model.ts";
import { toolNames } from "./tool-box.ts";
import { emptyDrawing, tryOut } from "./try-out.ts";

const seats = Array.from({ length: 5 }, (_, index) => ({
  id: `s${index}`,
  label: String(index + 1),
  x: index * 55,
  y: 0,
}));
const drawing: SeatMapDocument = {
  ...emptyDrawing,
  focalPoints: [{ x: 100, y: -400 }],
  blocks: [{ id: "b", label: "A", rows: [{ id: "r", label: "1", seats }] }],
  shapes: [
    {
      id: "stage",
      kind: "stage",
      points: [
        { x: 0, y: -600 },
        { x: 300, y: -600 },
        { x: 300, y: -500 },
      ],
    },
  ],
  underlay: { picture: "a".repeat(64), x: -100, y: -700, width: 900, height: 900, opacity: 0.5, locked: false },
};
type Act = readonly ["down" | "move" | "up", readonly [number, number]];
/** Gestures that lead through every state of every tool: drags from seats, shapes, corners and empty places, and clicks. */
const gestures: Record<string, readonly Act[]> = {
  "a drag from a seat": [
    ["down", [55, 0]],
    ["move", [80, 60]],
    ["move", [300, 200]],
  ],
  "a drag from an empty place": [
    ["down", [600, 600]],
    ["move", [700, 700]],
    ["move", [900, 500]],
  ],
  "a drag from a shape": [
    ["down", [290, -580]],
    ["move", [350, -500]],
    ["move", [500, -500]],
  ],
  "a drag from a corner": [
    ["down", [-100, -700]],
    ["move", [-150, -750]],
    ["move", [-300, -900]],
  ],
  "a drag of what people look at": [
    ["down", [100, -400]],
    ["move", [150, -350]],
  ],
  "a drag and a third point": [
    ["down", [0, 300]],
    ["move", [200, 300]],
    ["up", [400, 300]],
    ["move", [200, 400]],
  ],
  "clicks from corner to corner": [
    ["down", [0, 300]],
    ["up", [0, 300]],
    ["move", [200, 300]],
    ["down", [200, 300]],
    ["up", [200, 300]],
    ["down", [200, 500]],
    ["up", [200, 500]],
    ["move", [100, 500]],
  ],
};
// What one click does by itself is a step of its own, not something begun.
const byClick = new Set(["text", "focus"]);

describe("Escape", () => {
  for (const tool of toolNames) {
    for (const [name, acts] of Object.entries(gestures)) {
      // What other tools make of a drag is done when it ends.
      if (name === "a drag and a third point" && tool !== "curvedRow") continue;
      it(`gives up ${name} with the tool ${tool}, wherever it is`, () => {
        for (let length = 1; length <= acts.length; length += 1) {
          const desk = tryOut(drawing);
          const { editor } = desk;
          editor.takeTool(tool);
          for (const [act, at] of acts.slice(0, length)) desk[act](at);
          const begun = byClick.has(tool) ? editor.state.document : drawing;
          editor.escape();
          expect(editor.state.document).toEqual(begun);
          expect(editor.state.shown).toBe(editor.state.document);
          expect([editor.state.line, editor.state.guides, editor.state.count, editor.state.readout]).toEqual([
            [],
            [],
            null,
            null,
          ]);
          desk.up(acts.at(-1)![1]);
          expect(editor.state.document).toEqual(begun);
          editor.finish();
          expect(editor.state.document).toEqual(begun);
        }
      });
    }
  }
});
