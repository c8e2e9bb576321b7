import { HoldRecord } from "./hold.entity.ts";
import { PerformanceSeat } from "./performance-seat.entity.ts";

export const inventoryEntities = [PerformanceSeat, HoldRecord];
