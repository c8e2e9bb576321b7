import type { SeatFlagName, SeatMapDocument } from "../src/model.ts";
import { mapSeats } from "./edits.ts";

/** Gives the seats a property or takes it from them. */
export function paintFlag(
  document: SeatMapDocument,
  ids: ReadonlySet<string>,
  flag: SeatFlagName,
  on: boolean,
): SeatMapDocument {
  return mapSeats(document, ids, (seat) => {
    const rest = (seat.flags ?? []).filter((each) => each !== flag);
    const flags = on ? [...rest, flag] : rest;
    const { flags: _, ...bare } = seat;
    return flags.length > 0 ? { ...bare, flags } : bare;
  });
}

/** Sets the correction of the seats' quality, -1 to 1; 0 takes it away. */
export function paintCorrection(
  document: SeatMapDocument,
  ids: ReadonlySet<string>,
  correction: number,
): SeatMapDocument {
  const value = Math.max(-1, Math.min(1, correction));
  return mapSeats(document, ids, ({ correction: _, ...seat }) => (value === 0 ? seat : { ...seat, correction: value }));
}
