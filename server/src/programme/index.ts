export { programmeEntities } from "./entities.ts";
export { PerformanceState } from "./performance-state.ts";
