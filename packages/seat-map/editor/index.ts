export {
  type AlignEdge,
  alignChosen,
  distributeChosen,
  middleLine,
  mirrorChosen,
  rotateChosen,
  scaleChosen,
} from "./arrange.ts";
export { lockAsItIs, lockFrontToBack, unlockOrder } from "./block-order.ts";
export {
  addCategory,
  mostCategories,
  recolourCategory,
  removeCategory,
  renameCategory,
  seatsByCategory,
} from "./category-edits.ts";
export { bendOf, curveRows } from "./curve.ts";
export { changeBetween, withChangesOf } from "./document-change.ts";
export { DrawingBoard, type DrawingBoardHandle, type DrawingBoardProps } from "./drawing-board.tsx";
export { type DrawingProblem, type DrawingReading, seatsAtPath } from "./drawing-reading.ts";
export { duplicateChosen } from "./duplicate.ts";
export { changeBlock, mapRows, mapShapes, nameShapes, seatsOfBlock } from "./edits.ts";
export { findSeats } from "./find-seats.ts";
export {
  type Continuing,
  type CountingSide,
  type LabelStyle,
  type RowNumbering,
  relabelRows,
  relabelSeats,
  type SeatCounting,
  type SeatNumbering,
  usualRowNumbering,
  usualSeatNumbering,
} from "./numbering.ts";
export { fixFor } from "./problem-fixes.ts";
export { type LabelReplacement, type RelabelPreview, relabelPreview, replaceInLabels } from "./replace-labels.ts";
export { type EditorState, SeatMapEditor } from "./seat-map-editor.ts";
export { type PlacedSeat, SeatPlaces } from "./seat-places.ts";
export { has as hasPaint, type Paint, paintSeats } from "./seat-properties.ts";
export { asOne, boxOf, isNothing, type Selection, seatsChosen, shapesOf } from "./selection.ts";
export { mostStanding } from "./standing.ts";
export { changeCapacity, mostSeatsOfTable, reseatTable } from "./tables.ts";
export type { Reach, Tint, ToolSettings } from "./tools/tool.ts";
export { type ToolName, toolNames } from "./tools/tool-box.ts";
export { changeUnderlay, layUnderlay, scaleUnderlay } from "./underlay.ts";
