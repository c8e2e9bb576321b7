export {
  type AlignEdge,
  alignRows,
  curveRows,
  distributeRows,
  duplicateSeats,
  middleLine,
  mirrorSeats,
  rotateSeats,
} from "./arrange.ts";
export { withChangesOf } from "./document-change.ts";
export { DrawingBoard, type DrawingBoardHandle, type DrawingBoardProps } from "./drawing-board.tsx";
export { type DrawingReading, findSeats, readDrawing, seatsAtPath } from "./drawing-reading.ts";
export { changeBlock, changeShape, mapRows, seatsOfBlock } from "./edits.ts";
export {
  type CountingSide,
  type LabelStyle,
  type RowNumbering,
  relabelRows,
  relabelSeats,
  type SeatCounting,
  type SeatNumbering,
} from "./numbering.ts";
export { type EditorState, SeatMapEditor, type ToolName, toolNames } from "./seat-map-editor.ts";
export { type PlacedSeat, SeatPlaces } from "./seat-places.ts";
export { paintCorrection, paintFlag } from "./seat-properties.ts";
export type { Paint, Reach, ToolSettings } from "./tools/tool.ts";
