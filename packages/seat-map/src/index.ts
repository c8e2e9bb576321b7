export {
  type AvailabilityFrame,
  AvailabilityFrameError,
  decodeFrame,
  encodeDelta,
  encodeSnapshot,
  encodeStaffDelta,
  encodeStaffSnapshot,
} from "./availability-frames.ts";
export { base64ToBytes, bytesToBase64 } from "./base64.ts";
export {
  type BestSeatsProposal,
  type BestSeatsRequest,
  type BestSeatsTier,
  bestSeats,
  largestParty,
  pickAmongBest,
  wouldLeaveOrphan,
} from "./best-seats/best-seats.ts";
export { nearestFree } from "./best-seats/nearest-free.ts";
export { type IsFree, orphansLeftBy } from "./best-seats/orphan-rule.ts";
export { type SeatsFrom, seatsFrom } from "./best-seats/seats-from.ts";
export { categoryHues, categoryName, colourOfHue, type DrawnZone, drawnZones } from "./categories.ts";
export { checkSeatMap } from "./check-seat-map.ts";
export { compileSeatMap } from "./compile.ts";
export { demoHouses } from "./demo-houses/index.ts";
export { explainSeat, type SeatExplanation } from "./explain-seat.ts";
export { decodeGeometry, encodeGeometry, GeometryFormatError } from "./geometry-codec.ts";
export { exportCsv, importCsv } from "./import/csv.ts";
export { type PlanExport, planExports, type WrittenPlan, writePlan } from "./import/export-plan.ts";
export {
  type ImportOutcome,
  type SeatMapProblem,
  type SeatMapRename,
  seatMapLimits,
  unreadablePlan,
} from "./import/outcome.ts";
export { exportSeatMapDocument, parseSeatMapDocument, parseSeatMapDraft } from "./import/parterre-json.ts";
export { decodePlanText, type PlanEncoding } from "./import/plan-text.ts";
export { importPretix } from "./import/pretix.ts";
export { exportPretix, type PretixExport } from "./import/pretix-export.ts";
export {
  detectPlanFormat,
  isBrokenJson,
  longestPlan,
  type PlanFormat,
  type PlanOptions,
  planFormats,
  readPlan,
  readRowTableText,
} from "./import/read-plan.ts";
export {
  layOutRows,
  type RowLayout,
  type RowLayoutMeasure,
  type RowTable,
  rowLayoutRanges,
  standsOf,
  usualRowLayout,
} from "./import/row-table/index.ts";
export { importSvg } from "./import/svg.ts";
export * from "./model.ts";
export {
  type ColourScheme,
  inkOn,
  type MapInks,
  mapInks,
  RAMP_STEPS,
  zoneColour,
  zoneColours,
  zoneHues,
} from "./palette.ts";
export { rankSteps, scoreRanks } from "./score-ranks.ts";
export { allocationOfCode, mostAllocations, seatCode, stateOfCode } from "./seat-code.ts";
export { type SeatLabel, seatLabel } from "./seat-label.ts";
export { photoOf, pictureHashPattern } from "./seat-photos.ts";
export { SeatStates, type SeatStatesChange } from "./seat-states.ts";
export {
  compareSeatMaps,
  differencesIn,
  leastMoveCm,
  SeatDifference,
  type SeatDifferenceName,
  type SeatMapComparison,
} from "./versions/compare-seat-maps.ts";
export { type IdentifiedSeats, invertMapping, mapSeats, noSeat } from "./versions/map-seats.ts";
export { rangesOf, seatsIn } from "./versions/seat-ranges.ts";
