import {
  type DrawingBoardHandle,
  duplicateChosen,
  isNothing,
  middleLine,
  type SeatMapEditor,
  type ToolName,
} from "@parterre/seat-map/editor";
import { takeZoneByNumber } from "./paint-acts.ts";

/** The letter that takes each tool. */
export const toolKeys: Readonly<Record<ToolName, string>> = {
  select: "V",
  row: "R",
  curvedRow: "C",
  fan: "F",
  grid: "G",
  table: "E",
  area: "A",
  stage: "S",
  shape: "H",
  text: "T",
  trace: "U",
  measure: "M",
  focus: "O",
  paint: "B",
};
const toolByKey = new Map(Object.entries(toolKeys).map(([tool, key]) => [key.toLowerCase(), tool as ToolName]));

/** Copies what is chosen to the other side of the house's middle line, mirrored. */
export function copyToOtherSide(editor: SeatMapEditor): void {
  const { document, selection } = editor.state;
  if (isNothing(selection)) return;
  const axis = middleLine(document);
  const copied = duplicateChosen(document, selection, editor.newId, ({ x, y }) => ({ x: 2 * axis - x, y }));
  editor.edit(() => copied.document, copied.selection);
}

const nudges: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Centimetres an arrow key moves what is chosen; with shift the fine one. */
const nudgeStep = { usual: 10, fine: 1 } as const;

/** Does what a key means on the board; answers whether it means anything. */
export function actByKey(
  editor: SeatMapEditor,
  board: DrawingBoardHandle | null,
  event: Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">,
): boolean {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) {
    if (key === "z") event.shiftKey ? editor.redo() : editor.undo();
    else if (key === "y") editor.redo();
    else if (key === "d") editor.duplicate();
    else if (key === "a") editor.chooseAll();
    else return false;
    return true;
  }
  if (event.altKey) return false;
  const nudge = nudges[key];
  const tool = toolByKey.get(key);
  const zone = /^[1-9]$/.test(key) ? Number(key) : null;
  if (tool) editor.takeTool(tool);
  else if (zone !== null) takeZoneByNumber(editor, zone);
  else if (key === "k") editor.set({ tint: editor.state.settings.tint === "quality" ? "category" : "quality" });
  else if (key === "/") document.getElementById("find-seat")?.focus();
  else if (nudge) {
    const step = event.shiftKey ? nudgeStep.fine : nudgeStep.usual;
    editor.nudge(nudge[0] * step, nudge[1] * step);
  } else if (key === "Enter") editor.finish();
  else if (key === "Delete" || key === "Backspace") editor.remove();
  else if (key === "Escape") editor.escape();
  else if (key === "n") editor.chooseRow(1);
  else if (key === "p") editor.chooseRow(-1);
  else if (key === "q") editor.chooseShape(event.shiftKey ? -1 : 1);
  else if (key === "PageDown") editor.chooseBlock(1);
  else if (key === "PageUp") editor.chooseBlock(-1);
  else if (key === "0") board?.fit();
  else if (key === "+" || key === "=") board?.zoomBy(1.4);
  else if (key === "-") board?.zoomBy(1 / 1.4);
  else return false;
  return true;
}
