import { describe, expect, it } from "vitest";
import { type ColumnValues, filterRows, sortRows, toSpreadsheet } from "./table-rows.ts";

interface Row {
  name: string;
  seats: number | null;
}
const rows: Row[] = [
  { name: "Block 10", seats: 5 },
  { name: "Block 9", seats: null },
  { name: "看台", seats: 120 },
];
const columns: ColumnValues<Row>[] = [
  { header: "Name", value: (row) => row.name },
  { header: "Seats", value: (row) => row.seats },
];
const names = (sorted: readonly Row[]) => sorted.map((row) => row.name);

describe("table rows", () => {
  it("sort numbers by size and digits in texts by value, empty cells last in both directions", () => {
    expect(names(sortRows(rows, columns, { column: 0, descending: false }, "en"))).toEqual([
      "Block 9",
      "Block 10",
      "看台",
    ]);
    expect(names(sortRows(rows, columns, { column: 1, descending: false }, "en"))[2]).toBe("Block 9");
    expect(names(sortRows(rows, columns, { column: 1, descending: true }, "en"))).toEqual([
      "看台",
      "Block 10",
      "Block 9",
    ]);
    expect(sortRows(rows, columns, null, "en")).toBe(rows);
  });

  it("keep rows that hold all words, whatever cell they are in", () => {
    expect(names(filterRows(rows, columns, "block 5"))).toEqual(["Block 10"]);
    expect(names(filterRows(rows, columns, "看台"))).toEqual(["看台"]);
    expect(filterRows(rows, columns, "  ")).toBe(rows);
  });

  it("copy what is shown, one line a row, whatever is in the cells", () => {
    expect(toSpreadsheet([{ name: "a\tb\nc", seats: null }], columns)).toBe("Name\tSeats\na b c\t");
  });
});
