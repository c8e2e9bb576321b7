import { AllocationRecord } from "./allocations/allocation.entity.ts";
import { AllocationTemplate, AllocationTemplatePart } from "./allocations/allocation-template.entity.ts";
import { SeatKill } from "./allocations/seat-kill.entity.ts";
import { HoldRecord } from "./hold.entity.ts";
import { PerformanceSeat } from "./performance-seat.entity.ts";
import { Reservation } from "./reservations/reservation.entity.ts";
import { WaitingEntry } from "./waiting/waiting-entry.entity.ts";

export const inventoryEntities = [
  PerformanceSeat,
  HoldRecord,
  AllocationRecord,
  SeatKill,
  AllocationTemplate,
  AllocationTemplatePart,
  Reservation,
  WaitingEntry,
];
