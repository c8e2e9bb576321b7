/** What is drawn at which nearness; seat sizes are diameters, all in CSS pixels. */

/** A finger needs this much room around a seat before a tap may mean that seat. */
export const TOUCH_TARGET_PX = 44;
/** A mouse pointer is finer. */
const MOUSE_TARGET_PX = 8;

const SEATS_FROM_PX = 3.2;
const ROW_LABELS_FROM_PX = 12;
const NUMBERS_FROM_PX = 17;

export interface Detail {
  /** Too far for seats: blocks in their zone's colour, with seats left and lowest price. */
  readonly far: boolean;
  readonly rowLabels: boolean;
  readonly seatNumbers: boolean;
}

/** @param seatPx diameter of a drawn seat in CSS pixels */
export function detailAt(seatPx: number): Detail {
  return {
    far: seatPx < SEATS_FROM_PX,
    rowLabels: seatPx >= ROW_LABELS_FROM_PX,
    seatNumbers: seatPx >= NUMBERS_FROM_PX,
  };
}

/**
 * Whether a tap may choose a seat here.
 * @param pitchPx distance between neighbours in CSS pixels: the size of the target around each seat
 */
export function isPickingOffered(pitchPx: number, pointer: "touch" | "mouse"): boolean {
  // Half a pixel of grace: the flight that brings the reader here ends on rounded numbers.
  return pitchPx >= (pointer === "touch" ? TOUCH_TARGET_PX : MOUSE_TARGET_PX) - 0.5;
}

/** The pitch a tap from too far away flies to, so that the next tap is offered. */
export function pickingPitch(pointer: "touch" | "mouse"): number {
  return pointer === "touch" ? TOUCH_TARGET_PX + 2 : 26;
}
