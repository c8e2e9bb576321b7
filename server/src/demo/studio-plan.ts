/**
 * A small black-box studio as a pretix seating plan, drawn for this demo: what a house that comes from pretix would
 * bring. 132 seats in three zones, units as pretix's editor draws them (25 between seats).
 */
export function studioPretixPlan(): unknown {
  return {
    name: "Black Box Studio",
    categories: [
      { name: "Front", color: "#b23a55" },
      { name: "Main", color: "#2f7fb5" },
      { name: "Gallery", color: "#2d8f6f" },
    ],
    size: { width: 700, height: 560 },
    zones: [
      zone("Front", 150, 110, frontRows, "Front"),
      zone("Main", 100, 210, mainRows, "Main"),
      zone("Gallery", 75, 440, galleryRows, "Gallery"),
    ],
  };
}

const pitch = 25;
const rowPitch = 34;

interface Rows {
  readonly letters: string;
  /** Seats from left to right; 0 is an aisle. */
  readonly seats: readonly number[];
}

const frontRows: Rows = { letters: "AB", seats: run(1, 16) };
const mainRows: Rows = { letters: "CDEFGH", seats: [...run(1, 3), 0, ...run(4, 9), 0, ...run(13, 3)] };
const galleryRows: Rows = { letters: "J", seats: [...run(1, 8), 0, 0, ...run(9, 8)] };

function run(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

function zone(name: string, x: number, y: number, rows: Rows, category: string): unknown {
  return {
    name,
    zone_id: name.toLowerCase(),
    position: { x, y },
    areas: name === "Front" ? [stage] : [],
    rows: [...rows.letters].map((letter, index) => ({
      row_number: letter,
      row_number_position: "both",
      position: { x: 0, y: index * rowPitch },
      seats: rows.seats.flatMap((number, at) =>
        number === 0
          ? []
          : [
              {
                seat_number: String(number),
                seat_guid: `studio-${letter}-${number}`,
                position: { x: at * pitch, y: 0 },
                category,
              },
            ],
      ),
    })),
  };
}

const stage = {
  shape: "rectangle",
  color: "#d9d2c7",
  border_color: "#8c8577",
  position: { x: 20, y: -90 },
  rotation: 0,
  rectangle: { width: 360, height: 60 },
  text: { text: "舞台 Stage", color: "#3b372f", position: { x: 180, y: 30 } },
};
