import {
  compileSeatMap,
  demoHouses,
  type RowDocument,
  type SeatMapDocument,
  type SeatMapGeometry,
} from "../../packages/seat-map/src/index.ts";

/** An oval bowl of 100,000 seats: 100 blocks of 25 rows with 40 seats each, in four rings around a pitch. */
function bowl(): SeatMapDocument {
  const blocks = Array.from({ length: 100 }, (_, index) => {
    const ring = Math.floor(index / 25);
    const around = index % 25;
    const rows = Array.from({ length: 25 }, (_, row): RowDocument => {
      const away = 6000 + ring * 2400 + row * 85;
      return {
        id: `${index}.${row}`,
        label: String(row + 1),
        seats: Array.from({ length: 40 }, (_, seat) => {
          const turn = ((around + 0.04 + (0.92 * seat) / 39) / 25) * 2 * Math.PI;
          return {
            id: `${index}.${row}.${seat}`,
            label: String(seat + 1),
            x: Math.cos(turn) * away * 1.35,
            y: Math.sin(turn) * away,
          };
        }),
      };
    });
    return { id: String(index), label: String(index + 1), rake: 40, elevation: ring * 900, rows };
  });
  const corner = (x: number, y: number) => ({ x, y });
  return {
    format: "parterre.seat-map",
    version: 1,
    name: "Bowl of 100,000",
    categories: [],
    focalPoints: [{ x: 0, y: 0, allRound: true }],
    blocks,
    shapes: [
      { kind: "stage", points: [corner(-5200, -3400), corner(5200, -3400), corner(5200, 3400), corner(-5200, 3400)] },
    ],
  };
}

export const houses: Record<string, () => SeatMapGeometry> = {
  stadium: () => compileSeatMap(demoHouses.stadium()),
  bowl: () => compileSeatMap(bowl()),
};
