export {
  type AlignEdge,
  alignChosen,
  distributeChosen,
  middleLine,
  mirrorChosen,
  rotateChosen,
  scaleChosen,
} from "./arrange.ts";
export { bendOf, curveRows } from "./curve.ts";
export { changeBetween, withChangesOf } from "./document-change.ts";
export { DrawingBoard, type DrawingBoardHandle, type DrawingBoardProps } from "./drawing-board.tsx";
export { type DrawingReading, findSeats, seatsAtPath } from "./drawing-reading.ts";
export { duplicateChosen } from "./duplicate.ts";
export { changeBlock, mapRows, mapShapes, nameShapes, seatsOfBlock } from "./edits.ts";
export {
  type CountingSide,
  type LabelStyle,
  type RowNumbering,
  relabelRows,
  relabelSeats,
  type SeatCounting,
  type SeatNumbering,
} from "./numbering.ts";
export { type EditorState, SeatMapEditor } from "./seat-map-editor.ts";
export { type PlacedSeat, SeatPlaces } from "./seat-places.ts";
export { paintCorrection, paintFlag } from "./seat-properties.ts";
export { asOne, boxOf, isNothing, type Selection, seatsChosen, shapesOf } from "./selection.ts";
export { mostStanding } from "./standing.ts";
export { changeCapacity, mostSeatsOfTable, reseatTable } from "./tables.ts";
export type { Paint, Reach, ToolSettings } from "./tools/tool.ts";
export { type ToolName, toolNames } from "./tools/tool-box.ts";
export { changeUnderlay, layUnderlay, scaleUnderlay } from "./underlay.ts";
