import { ChangedSeatRecord } from "./changed-seat.entity.ts";

export const mapChangeEntities = [ChangedSeatRecord];
