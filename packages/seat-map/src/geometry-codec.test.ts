import { isDeepStrictEqual } from "node:util";
import { brotliCompressSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileSeatMap } from "./compile.ts";
import { demoHouses } from "./demo-houses/index.ts";
import { decodeGeometry, encodeGeometry, GeometryFormatError } from "./geometry-codec.ts";
import { decodeLabels, encodeLabels } from "./label-ranges.ts";
import type { SeatMapDocument } from "./model.ts";
import { fromSecondDifferences, numbersToText, secondDifferences, textToNumbers } from "./number-text.ts";

const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });

describe("columns as text", () => {
  test("carry any whole numbers", () => {
    fc.assert(
      fc.property(fc.array(whole), (values) => {
        expect(textToNumbers(numbersToText(values))).toEqual(values);
        expect(fromSecondDifferences([...secondDifferences(values)])).toEqual(values);
      }),
    );
  });

  test("refuse what is no list", () => {
    for (const text of ["é", "g", " ", "A-", "gggggggggggggggggggg"]) expect(textToNumbers(text)).toBeNull();
  });

  test("carry any labels: ranges, steps, suffixes, leading zeros, Chinese", () => {
    const label = fc.oneof(fc.nat(40).map(String), fc.constantFrom("", "01", "1_DA", "12a", "排", "-3", "1e3"));
    const runs = fc
      .tuple(fc.nat(50), fc.integer({ min: -2, max: 2 }), fc.nat(30))
      .map(([start, step, length]) => Array.from({ length }, (_, index) => String(start + step * index)));
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.array(label, { maxLength: 5 }), runs), { maxLength: 6 }), (parts) => {
        const labels = parts.flat();
        expect(decodeLabels(encodeLabels(labels), labels.length)).toEqual(labels);
      }),
    );
  });

  test("a numbered row costs one range", () => {
    expect(encodeLabels(Array.from({ length: 500 }, (_, index) => String(index + 1))).ranges.length).toBeLessThan(6);
  });
});

describe("the geometry on the wire", () => {
  test.each(Object.entries(demoHouses))("comes back without loss but for identities: %s", (_name, draw) => {
    const geometry = compileSeatMap(draw());
    // Node's own comparison: the matcher's takes seconds for 39,616 seats.
    expect(isDeepStrictEqual(decodeGeometry(encodeGeometry(geometry)), { ...geometry, seatIds: [] })).toBe(true);
  });

  test("any small drawing comes back", () => {
    const document = fc
      .array(fc.array(fc.array(fc.record({ x: whole, y: whole }), { maxLength: 5 }), { maxLength: 4 }), {
        maxLength: 4,
      })
      .map(
        (blocks): SeatMapDocument => ({
          format: "parterre.seat-map",
          version: 1,
          name: "n",
          categories: [],
          focalPoints: [],
          shapes: [],
          blocks: blocks.map((rows, block) => ({
            id: `${block}`,
            label: `${block}`,
            ...(block % 2 === 0 ? { level: "up" } : {}),
            rows: rows.map((seats, row) => ({
              id: `${row}`,
              label: row % 2 === 0 ? "" : "A",
              seats: seats.map(({ x, y }, seat) => ({ id: `${block}.${row}.${seat}`, label: `${seat}`, x, y })),
            })),
          })),
        }),
      );
    fc.assert(
      fc.property(document, (drawing) => {
        const geometry = compileSeatMap(drawing);
        expect(decodeGeometry(encodeGeometry(geometry))).toEqual({ ...geometry, seatIds: [] });
      }),
    );
  });

  test("39,616 seats stay under 150 kB, compressed as they are served", () => {
    expect(brotliCompressSync(encodeGeometry(compileSeatMap(demoHouses.stadium()))).length).toBeLessThan(150_000);
  }, 60_000);

  test("damage is refused with a typed error", () => {
    const text = encodeGeometry(compileSeatMap(demoHouses.curvedTheatre()));
    const wire = JSON.parse(text);
    const damaged = fc.oneof(
      fc.nat(text.length - 1).map((length) => text.slice(0, length)),
      fc
        .constantFrom(...Object.keys(wire))
        .chain((key) => fc.jsonValue().map((value) => JSON.stringify({ ...wire, [key]: value }))),
      fc.json(),
    );
    fc.assert(
      fc.property(damaged, (bytes) => {
        try {
          decodeGeometry(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(GeometryFormatError);
        }
      }),
      { numRuns: 200 },
    );
    expect(() => decodeGeometry(JSON.stringify({ ...wire, seatCount: 1e12 }))).toThrow(GeometryFormatError);
    expect(() => decodeGeometry(JSON.stringify({ ...wire, x: `${wire.x}A` }))).toThrow(GeometryFormatError);
    expect(() => decodeGeometry(JSON.stringify({ ...wire, version: 2 }))).toThrow(GeometryFormatError);
  });
});
