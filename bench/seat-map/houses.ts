import {
  compileSeatMap,
  demoHouses,
  importPretix,
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

/** Rows of eight in blocks of nine rows, side by side: as many seats as asked for, in the shape of a small plan. */
function plan(seatCount: number): SeatMapDocument {
  const perBlock = 72;
  const blockCount = Math.ceil(seatCount / perBlock);
  const across = Math.ceil(Math.sqrt(blockCount * 1.6));
  const blocks = Array.from({ length: blockCount }, (_, index) => {
    const [left, top] = [(index % across) * 520, Math.floor(index / across) * 620];
    const seats = Math.min(perBlock, seatCount - index * perBlock);
    const rows = Array.from({ length: Math.ceil(seats / 8) }, (_, row): RowDocument => {
      const places = Array.from({ length: Math.min(8, seats - row * 8) }, (_, seat) => ({
        id: `${index}.${row}.${seat}`,
        label: String(seat + 1),
        x: left + seat * 50,
        y: top + row * 60,
      }));
      return { id: `${index}.${row}`, label: String(row + 1), seats: places };
    });
    return { id: String(index), label: String(index + 1), rows };
  });
  return {
    format: "parterre.seat-map",
    version: 1,
    name: `Plan of ${seatCount}`,
    categories: [],
    focalPoints: [{ x: across * 260, y: -400 }],
    blocks,
    shapes: [],
  };
}

/** @param house `stadium`, `bowl`, a number of seats for a made-up plan, or the text of a pretix plan */
export function makeHouse(house: string): SeatMapGeometry {
  if (house === "stadium") return compileSeatMap(demoHouses.stadium());
  if (house === "bowl") return compileSeatMap(bowl());
  if (/^\d+$/.test(house)) return compileSeatMap(plan(Number(house)));
  const { document } = importPretix(house);
  if (!document) throw new Error("not a seating plan of pretix");
  return compileSeatMap(document);
}
