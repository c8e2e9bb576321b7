import {
  type DrawingBoardHandle,
  duplicateSeats,
  middleLine,
  type SeatMapEditor,
  type ToolName,
} from "@parterre/seat-map/editor";

/** The letter that takes each tool. */
export const toolKeys: Readonly<Record<ToolName, string>> = {
  select: "V",
  row: "R",
  curvedRow: "C",
  fan: "F",
  grid: "G",
  stage: "S",
  shape: "H",
  text: "T",
  focus: "O",
  paint: "B",
};
const toolByKey = new Map(Object.entries(toolKeys).map(([tool, key]) => [key.toLowerCase(), tool as ToolName]));

/** Copies what is chosen a little aside, and chooses the copy. */
export function duplicate(editor: SeatMapEditor): void {
  const { selection, settings } = editor.state;
  copyChosen(editor, ({ x, y }) => ({ x: x + settings.pitch, y: y + settings.rowPitch }), selection.seats);
}

/** Copies what is chosen to the other side of the house's middle line, mirrored. */
export function copyToOtherSide(editor: SeatMapEditor): void {
  const axis = middleLine(editor.state.document);
  copyChosen(editor, ({ x, y }) => ({ x: 2 * axis - x, y }), editor.state.selection.seats);
}

function copyChosen(
  editor: SeatMapEditor,
  to: (place: { readonly x: number; readonly y: number }) => { x: number; y: number },
  chosen: ReadonlySet<string>,
): void {
  if (chosen.size === 0) return;
  const copied = duplicateSeats(editor.state.document, chosen, editor.newId, to);
  editor.edit(() => copied.document, { seats: copied.ids, shape: null });
}

const nudges: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-5, 0],
  ArrowRight: [5, 0],
  ArrowUp: [0, -5],
  ArrowDown: [0, 5],
};

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
    else if (key === "d") duplicate(editor);
    else if (key === "a") editor.chooseAll();
    else return false;
    return true;
  }
  if (event.altKey) return false;
  const nudge = nudges[key];
  const tool = toolByKey.get(key);
  if (tool) editor.takeTool(tool);
  else if (nudge) editor.nudge(nudge[0] * (event.shiftKey ? 10 : 1), nudge[1] * (event.shiftKey ? 10 : 1));
  else if (key === "Delete" || key === "Backspace") editor.remove();
  else if (key === "Escape") editor.escape();
  else if (key === "n") editor.chooseRow(1);
  else if (key === "p") editor.chooseRow(-1);
  else if (key === "PageDown") editor.chooseBlock(1);
  else if (key === "PageUp") editor.chooseBlock(-1);
  else if (key === "0") board?.fit();
  else if (key === "+" || key === "=") board?.zoomBy(1.4);
  else if (key === "-") board?.zoomBy(1 / 1.4);
  else return false;
  return true;
}
