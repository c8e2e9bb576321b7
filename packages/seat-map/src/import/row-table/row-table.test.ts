import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileSeatMap } from "../../compile.ts";
import { distanceBetween } from "../../row-path.ts";
import { ProblemList } from "../outcome.ts";
import { detectPlanFormat, readPlan } from "../read-plan.ts";
import {
  isRowTable,
  layOutRows,
  type RowLayout,
  type RowTable,
  readRowTable,
  readRowTableCsv,
  rowLayoutRanges,
  usualRowLayout,
} from "./index.ts";
import { readSeatNumbers } from "./seat-numbers.ts";

const read = (json: unknown) => {
  const problems = new ProblemList();
  return { table: readRowTable(json, problems), problems: problems.all() };
};
const oneRow = (seats: unknown) => ({ sectors: [{ sector: "1", rows: [{ row: "1", seats }] }] });
const tableOf = (json: unknown): RowTable => read(json).table!;
const laidOut = (json: unknown, layout: Partial<RowLayout> = {}) =>
  layOutRows(tableOf(json), { ...usualRowLayout, ...layout }, "House").document!;
const rowSeats = (json: unknown, layout: Partial<RowLayout> = {}) =>
  laidOut(json, layout).blocks[0]!.rows[0]!.seats.map(({ label, x }) => [label, x] as const);

describe("which seats a row has", () => {
  test.each<[unknown, (string | number)[]]>([
    ["3", ["1", "2", "3"]],
    [2, ["1", "2"]],
    ["2-4,6", ["2", "3", "4", "6"]],
    ["２", []],
    ["1–2，5", ["1", "2", "5"]],
    ["1,2,2A", ["1", "2", "2A"]],
    [
      ["7", 9],
      ["7", "9"],
    ],
    ["0", []],
  ])("%j", (value, labels) => {
    const seats = readSeatNumbers(value);
    if (value === "２") expect(seats).toBeNull();
    else expect(seats?.map(({ label }) => label)).toEqual(labels);
  });

  test.each([["many"], [""], ["1,,2"], ["1-99999"], [-1], [1.5], [null], [{}], [[{}]], ["9".repeat(7)]])(
    "refuses %j",
    (value) => expect(readSeatNumbers(value)).toBeNull(),
  );
});

describe("a table of rows", () => {
  const table = {
    venue: "Ground",
    sectors: [
      {
        tribune: "west",
        sector: "1",
        rows: [
          { row: "1", seats: "18", count: 18 },
          { row: "2", seats: "1-4,31-34" },
        ],
      },
      { tribune: "east", sector: "VIP_A", rows: [{ row: "9", seats: 5 }] },
    ],
  };

  test("is read as stands, blocks, rows and seats", () => {
    expect(isRowTable(table)).toBe(true);
    const { table: found, problems } = read(table);
    expect(problems).toEqual([]);
    expect(found!.name).toBe("Ground");
    expect(
      found!.blocks.map(({ stand, label, rows }) => [stand, label, rows.map(({ seats }) => seats.length)]),
    ).toEqual([
      ["west", "1", [18, 8]],
      ["east", "VIP_A", [5]],
    ]);
  });

  test("may have stands around its blocks, and rows that are only lengths", () => {
    const { table: found } = read({ stands: [{ name: "North", blocks: [{ name: "A", rows: [3, 4] }] }] });
    expect(found!.blocks).toMatchObject([{ stand: "North", label: "A", rows: [{ label: "1" }, { label: "2" }] }]);
  });

  test("may be a plain table, one line a row or one line a seat", () => {
    const plain = (text: string) => readRowTableCsv(text, new ProblemList())!.blocks;
    expect(plain('区域,排,座位数\nA,1,"1-2,4"\nA,2,3\n')).toEqual(plain("block;row;seats\nA;1;1-2,4\nA;2;3\n"));
    expect(plain("block\trow\tseat\nA\t1\t1\nA\t1\t3\n")[0]!.rows[0]!.seats.map(({ number }) => number)).toEqual([
      1, 3,
    ]);
  });

  test.each<[string, unknown, string, string]>([
    ["seats that are neither count nor numbers", oneRow("many"), "not-seat-numbers", "sectors[0].rows[0].seats"],
    ["a block without rows", { sectors: [{ sector: "1" }] }, "not-a-list", "sectors[0]"],
    ["rows that are no list", { sectors: [{ sector: "1", rows: 5 }] }, "not-a-list", "sectors[0].rows"],
    ["an endless name", { sectors: [{ sector: "x".repeat(200), rows: [] }] }, "text-too-long", "sectors[0].sector"],
    [
      "more seats than a map may have",
      { sectors: [{ sector: "1", rows: Array.from({ length: 100 }, () => ({ row: "1", seats: "2000" })) }] },
      "too-many-seats",
      "sectors[0].rows[75]",
    ],
  ])("refuses %s", (_name, json, code, path) => {
    const { table: found, problems } = read(json);
    expect(found).toBeNull();
    expect(problems[0]).toMatchObject({ code, path, severity: "error" });
  });

  test("says when a count differs from the numbers", () => {
    const { problems } = read({ sectors: [{ sector: "1", rows: [{ row: "1", seats: "1-3", count: 4 }] }] });
    expect(problems).toMatchObject([{ code: "count-differs", severity: "warning" }]);
  });

  test("never throws and is never half", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (any, seats) => {
        for (const json of [any, oneRow(seats), { sectors: [{ sector: "1", rows: any }] }]) {
          const { document, problems } = readPlan(JSON.stringify(json), "ROW_TABLE");
          expect(document === null).toBe(problems.some(({ severity }) => severity === "error"));
        }
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void readPlan(`block,row,seats\n${text}`, "ROW_TABLE")));
  });
});

describe("laying rows out", () => {
  const gap = oneRow("1-2,5-6");

  test("missing numbers leave their room, an aisle, or nothing", () => {
    const steps = (layout: Partial<RowLayout>) => {
      const places = rowSeats(gap, layout).map(([, x]) => x);
      return places.slice(1).map((x, index) => x - places[index]!);
    };
    expect(steps({ missingSeats: "room", seatPitch: 50 })).toEqual([50, 150, 50]);
    expect(steps({ missingSeats: "aisle", seatPitch: 50, aisleGap: 80 })).toEqual([50, 130, 50]);
    expect(steps({ missingSeats: "close", seatPitch: 50 })).toEqual([50, 50, 50]);
    expect(compileSeatMap(laidOut(gap)).runStart).toHaveLength(3);
    expect(compileSeatMap(laidOut(gap, { missingSeats: "close" })).runStart).toHaveLength(2);
  });

  test("odd numbers are neighbours of odd numbers", () => {
    expect(compileSeatMap(laidOut(oneRow("1,3,5,7"))).runStart).toHaveLength(2);
  });

  test("numbers begin at the left or the right of those who look at the stage, rows in front or at the back", () => {
    const [first, last] = [rowSeats(gap)[0]![1], rowSeats(gap).at(-1)![1]];
    expect(first).toBeLessThan(last);
    const mirrored = rowSeats(gap, { numbersFrom: "right" });
    expect(mirrored[0]![1]).toBeGreaterThan(mirrored.at(-1)![1]);
    const two = { sectors: [{ sector: "1", rows: [1, 1] }] };
    const depth = (rowsFrom: RowLayout["rowsFrom"]) =>
      Object.fromEntries(laidOut(two, { rowsFrom }).blocks[0]!.rows.map(({ label, seats }) => [label, seats[0]!.y]));
    expect(depth("front")["1"]).toBeLessThan(depth("front")["2"]!);
    expect(depth("back")["1"]).toBeGreaterThan(depth("back")["2"]!);
  });

  test("short rows stand left, right or in the middle", () => {
    const uneven = { sectors: [{ sector: "1", rows: [9, 3] }] };
    const left = (align: RowLayout["align"]) => {
      const [long, short] = laidOut(uneven, { align, seatPitch: 50 }).blocks[0]!.rows;
      return short!.seats[0]!.x - long!.seats[0]!.x;
    };
    expect([left("left"), left("centre"), left("right")]).toEqual([0, 150, 300]);
  });

  test("missing row numbers leave room for their rows", () => {
    const far = {
      sectors: [
        {
          sector: "1",
          rows: [
            { row: "1", seats: 2 },
            { row: "4", seats: 2 },
          ],
        },
      ],
    };
    const depth = (missingRows: RowLayout["missingRows"]) => {
      const [one, two] = laidOut(far, { missingRows, rowPitch: 80 }).blocks[0]!.rows;
      return two!.seats[0]!.y - one!.seats[0]!.y;
    };
    expect([depth("close"), depth("room")]).toEqual([80, 240]);
  });

  test("stands follow in the order asked for", () => {
    const stands = {
      stands: [
        { name: "A", blocks: [{ name: "1", rows: [4] }] },
        { name: "B", blocks: [{ name: "2", rows: [4] }] },
      ],
    };
    const front = (order: string[]) =>
      laidOut(stands, { stands: order }).blocks.map(({ rows }) => rows[0]!.seats[0]!.y);
    const [a, b] = front(["A", "B"]);
    expect(a).toBeLessThan(b!);
    const [c, d] = front(["B", "A"]);
    expect(c).toBeGreaterThan(d!);
  });

  const houses = fc.array(
    fc.record({
      tribune: fc.constantFrom("N", "E", "S", "W"),
      sector: fc.nat(99).map(String),
      rows: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 }),
    }),
    { minLength: 1, maxLength: 10 },
  );
  const layouts: fc.Arbitrary<RowLayout> = fc.record({
    ...(Object.fromEntries(
      Object.entries(rowLayoutRanges).map(([name, [min, max]]) => [name, fc.integer({ min, max })]),
    ) as Record<keyof typeof rowLayoutRanges, fc.Arbitrary<number>>),
    kind: fc.constantFrom("straight", "fan", "bowl"),
    align: fc.constantFrom("left", "centre", "right"),
    missingSeats: fc.constantFrom("room", "aisle", "close"),
    missingRows: fc.constantFrom("room", "close"),
    rowsFrom: fc.constantFrom("front", "back"),
    numbersFrom: fc.constantFrom("left", "right"),
    blocksFrom: fc.constantFrom("left", "right"),
    stands: fc.constant([]),
  });

  test("any table in any layout keeps every seat, none on another's place within a row, and each identity once", () => {
    fc.assert(
      fc.property(houses, layouts, (sectors, layout) => {
        const { document } = layOutRows(tableOf({ sectors }), layout, "n");
        const rows = document!.blocks.flatMap((block) => block.rows);
        const seats = rows.flatMap((row) => row.seats);
        const wanted = sectors.reduce((sum, sector) => sum + sector.rows.reduce((all, length) => all + length, 0), 0);
        expect(seats).toHaveLength(wanted);
        expect(new Set(seats.map(({ id }) => id)).size).toBe(wanted);
        for (const row of rows) {
          row.seats.slice(1).forEach((seat, index) => {
            expect(distanceBetween(row.seats[index]!, seat)).toBeGreaterThan(layout.seatPitch * 0.6);
          });
        }
        expect(layOutRows(tableOf({ sectors }), layout, "n").document).toEqual(document);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  test("blocks of a bowl stand clear of each other and of the pitch, however round", () => {
    const sectors = ["N", "E", "S", "W"].flatMap((tribune) =>
      [1, 2, 3].map((sector) => ({ tribune, sector: `${tribune}${sector}`, rows: [20, 22, 24] })),
    );
    for (const roundness of [0, 30, 60, 100]) {
      const { document, problems } = layOutRows(
        tableOf({ sectors }),
        { ...usualRowLayout, kind: "bowl", roundness },
        "n",
      );
      expect(problems).toEqual([]);
      for (const block of document!.blocks) {
        for (const { x, y } of block.rows.flatMap((row) => row.seats)) {
          expect(Math.abs(x) > 5_250 || Math.abs(y) > 3_400).toBe(true);
        }
      }
    }
  });

  test.each(Object.entries(rowLayoutRanges))("refuses %s out of range", (name, [least, most]) => {
    for (const value of [least - 1, most + 1, Number.NaN]) {
      const { document, problems } = layOutRows(tableOf(gap), { ...usualRowLayout, [name]: value }, "n");
      expect(document).toBeNull();
      expect(problems[0]).toMatchObject({ code: "layout-out-of-range", path: `layout.${name}` });
    }
  });

  test("is told apart from other JSON", () => {
    expect(detectPlanFormat(JSON.stringify(gap))).toBe("ROW_TABLE");
    expect(detectPlanFormat("block,row,seats\nA,1,5")).toBe("ROW_TABLE");
    expect(detectPlanFormat("block,row,seat,x,y\nA,1,1,0,0")).toBe("CSV");
  });
});
