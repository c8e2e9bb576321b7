import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { demoHouses } from "../demo-houses/index.ts";
import type { SeatMapDocument } from "../model.ts";
import { exportCsv, importCsv } from "./csv.ts";

const rowsOf = (document: SeatMapDocument) =>
  document.blocks.map(({ label, rows }) => ({
    label,
    rows: rows.map((row) => ({ label: row.label, seats: row.seats })),
  }));

describe("seats as a table", () => {
  test("what is written comes back: blocks, rows, seats, places, zones, properties, identities", () => {
    const theatre = demoHouses.curvedTheatre();
    const { document, problems } = importCsv(exportCsv(theatre), "Theatre");
    expect(problems.map(({ code }) => code)).toEqual(["no-stage"]);
    expect(rowsOf(document!)).toEqual(rowsOf(theatre));
  });

  test("any label survives its quoting", () => {
    const label = fc.string({ maxLength: 20 }).map((text) => text.trim());
    fc.assert(
      fc.property(label, label, label, (block, row, seat) => {
        const document: SeatMapDocument = {
          ...demoHouses.curvedTheatre(),
          categories: [],
          blocks: [
            {
              id: "b",
              label: block,
              rows: [{ id: "r", label: row, seats: [{ id: "s", label: seat, x: 1.5, y: -2 }] }],
            },
          ],
        };
        expect(rowsOf(importCsv(exportCsv(document), "").document!)).toEqual(rowsOf(document));
      }),
      { numRuns: 100 },
    );
  });

  test("reads Chinese headings in any order, quotes, CRLF and a byte order mark", () => {
    const { document } = importCsv(
      '\uFEFF座位,排,区域,x,y,票价区\r\n1,"一,二","池座 ""A""",0,0,甲\r\n2,"一,二","池座 ""A""",55,0,\r\n',
      "n",
    );
    expect(document?.blocks[0]?.label).toBe('池座 "A"');
    expect(document?.blocks[0]?.rows[0]?.label).toBe("一,二");
    expect(document?.blocks[0]?.rows[0]?.seats.map(({ label, category }) => [label, category])).toEqual([
      ["1", "甲"],
      ["2", undefined],
    ]);
  });

  test("reads semicolons with decimal commas, and tabs", () => {
    const places = (text: string) => importCsv(text, "n").document?.blocks[0]?.rows[0]?.seats.map(({ x, y }) => [x, y]);
    expect(places("block;row;seat;x;y\nA;1;1;1,5;-2\n")).toEqual([[1.5, -2]]);
    expect(places("block\trow\tseat\tx\ty\nA\t1\t1\t1.5\t-2\n")).toEqual([[1.5, -2]]);
  });

  test("lists a seat that comes twice as one that would be renamed", () => {
    const { document, renames } = importCsv("block,row,seat,x,y\nA,1,1,0,0\nA,1,1,55,0", "n");
    expect(renames).toEqual([{ path: "line 3", from: "A/1/1", to: "A/1/1~1" }]);
    expect(document?.blocks[0]?.rows[0]?.seats.map(({ id }) => id)).toEqual(["A/1/1", "A/1/1~1"]);
  });

  test.each([
    ["an empty file", "", "not-a-table", "line 1"],
    ["an open quote", 'block,row,seat,x,y\n"A,1,1,0,0', "not-a-table", "line 1"],
    ["a missing column", "block,row,seat,x\nA,1,1,0", "column-missing", "line 1"],
    ["a place that is no number", "block,row,seat,x,y\nA,1,1,0,0\nA,1,2,zero,0", "not-a-number", "line 3"],
    ["an empty place", "block,row,seat,x,y\nA,1,1,,0", "not-a-number", "line 2"],
    ["an unknown property", "block,row,seat,x,y,flags\nA,1,1,0,0,golden", "unknown-flag", "line 2"],
    ["no seats", "block,row,seat,x,y\n", "no-seats", "blocks"],
  ])("refuses %s and says where", (_name, text, code, path) => {
    const { document, problems } = importCsv(text, "n");
    expect(document).toBeNull();
    expect(problems[0]).toMatchObject({ code, path, severity: "error" });
  });

  test("never throws", () => {
    fc.assert(fc.property(fc.string(), (text) => void importCsv(`block,row,seat,x,y\n${text}`, "n")));
  });
});
