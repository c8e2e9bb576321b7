export type { Camera } from "./camera.ts";
export {
  NO_ZONE,
  type SeatHover,
  type SeatMapHandle,
  type SeatMapLegendProps,
  type SeatMapMode,
  type SeatMapTool,
  type SeatMapViewProps,
  type SeatMapZone,
  type SeatSign,
  type SeatSignKind,
  type SeatStatesSource,
} from "./contract.ts";
export { type HouseLevel, levelsOf, seatsOfBlocks } from "./levels.ts";
export { everySeat, matchingSeats, priceStops, type SeatFilter, type ZonePrices } from "./seat-filter.ts";
export { SeatMapLegend } from "./seat-map-legend.tsx";
export { SeatMapView } from "./seat-map-view.tsx";
export { SeatSignIcon } from "./seat-sign-icon.tsx";
export { type SeatMapTexts, seatMapTexts } from "./texts.ts";
