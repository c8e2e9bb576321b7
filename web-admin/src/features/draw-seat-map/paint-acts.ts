import { addCategory, mostCategories, type Paint, paintSeats, type SeatMapEditor } from "@parterre/seat-map/editor";

/**
 * Paints the chosen seats; with nothing chosen, or with the brush in hand, takes the paint into the brush. The board
 * then shows the colours that the paint is about.
 */
export function takePaint(editor: SeatMapEditor, paint: Paint): void {
  const { selection, tool, settings } = editor.state;
  const tint = paint.kind === "category" ? "category" : paint.kind === "correction" ? "quality" : settings.tint;
  editor.set({ paint, tint });
  if (tool === "paint" || selection.seats.size === 0) {
    if (tool !== "paint") editor.takeTool("paint");
    return;
  }
  editor.edit((before) => paintSeats(before, selection.seats, paint));
}

/** The zone of this number, from 1; the next one after the last comes into being by it. */
export function takeZoneByNumber(editor: SeatMapEditor, number: number): void {
  const { categories } = editor.state.document;
  if (number === categories.length + 1) createZone(editor);
  else if (categories[number - 1]) takePaint(editor, { kind: "category", category: categories[number - 1]!.key });
}

/** A new zone, in use at once: one step together with the seats it is given to. */
export function createZone(editor: SeatMapEditor): void {
  const { document, selection, tool } = editor.state;
  if (document.categories.length >= mostCategories) return;
  const added = addCategory(document);
  const paint: Paint = { kind: "category", category: added.key };
  const isForChosen = tool !== "paint" && selection.seats.size > 0;
  editor.set({ paint, tint: "category" });
  editor.edit(() => (isForChosen ? paintSeats(added.document, selection.seats, paint) : added.document));
  if (!isForChosen) editor.takeTool("paint");
}

/** Puts every seat that is in no zone into this one. */
export function zoneTheRest(editor: SeatMapEditor, category: string): void {
  const known = new Set(editor.state.document.categories.map(({ key }) => key));
  const seats = editor.state.document.blocks.flatMap(({ rows }) => rows.flatMap((row) => row.seats));
  const rest = new Set(seats.filter((seat) => !known.has(seat.category ?? "")).map(({ id }) => id));
  editor.set({ tint: "category" });
  editor.edit((before) => paintSeats(before, rest, { kind: "category", category }));
}
