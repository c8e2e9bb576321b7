import type { SeatStatusCode } from "./model.ts";

/** A performance has no more allocations at a time than this; they are numbered from 1, and 0 is general sale. */
export const mostAllocations = 50;

const stateCount = 5;
/** No seat code is greater. */
export const mostSeatCode = mostAllocations * stateCount + stateCount - 1;

/** State and allocation of a seat in one byte: what servers keep for each seat and staff frames carry. */
export function seatCode(state: number, allocation: number): number {
  return allocation * stateCount + state;
}

/** The {@link SeatStatusCode} of a seat code. */
export function stateOfCode(code: number): SeatStatusCode {
  return (code % stateCount) as SeatStatusCode;
}

/** The number of the allocation in a seat code, 0 for general sale. */
export function allocationOfCode(code: number): number {
  return Math.floor(code / stateCount);
}
