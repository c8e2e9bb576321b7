import type { RowLayout } from "@parterre/seat-map";

const kinds = { straight: "STRAIGHT", fan: "FAN", bowl: "BOWL" } as const;
const aligns = { left: "LEFT", centre: "CENTRE", right: "RIGHT" } as const;
const missing = { room: "ROOM", aisle: "AISLE", close: "CLOSE" } as const;
const missingRows = { room: "ROOM", close: "CLOSE" } as const;
const ends = { front: "FRONT", back: "BACK" } as const;
const sides = { left: "LEFT", right: "RIGHT" } as const;

/** A layout as the API takes it. */
export function layoutInput(layout: RowLayout) {
  return {
    ...layout,
    kind: kinds[layout.kind],
    align: aligns[layout.align],
    missingSeats: missing[layout.missingSeats],
    missingRows: missingRows[layout.missingRows],
    rowsFrom: ends[layout.rowsFrom],
    numbersFrom: sides[layout.numbersFrom],
    blocksFrom: sides[layout.blocksFrom],
    stands: [...layout.stands],
  };
}
