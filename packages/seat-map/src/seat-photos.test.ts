import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileSeatMap } from "./compile.ts";
import { decodeGeometry, encodeGeometry, GeometryFormatError } from "./geometry-codec.ts";
import type { SeatMapDocument } from "./model.ts";
import { photoOf } from "./seat-photos.ts";

const hashOf = (picture: number) => picture.toString(16).padStart(64, "0");

/** One row, each seat with the picture of this number; null: none. */
const drawing = (pictures: readonly (number | null)[]): SeatMapDocument => ({
  format: "parterre.seat-map",
  version: 1,
  name: "n",
  categories: [],
  focalPoints: [],
  shapes: [],
  blocks: [
    {
      id: "b",
      label: "B",
      rows: [
        {
          id: "r",
          label: "1",
          seats: pictures.map((picture, seat) => ({
            id: `${seat}`,
            label: `${seat + 1}`,
            x: seat * 55,
            y: 0,
            ...(picture === null ? {} : { photo: hashOf(picture) }),
          })),
        },
      ],
    },
  ],
});

describe("view photos", () => {
  test("stay with their seats from the drawing to the wire and back", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(5)), { minLength: 1 }), (pictures) => {
        const geometry = compileSeatMap(drawing(pictures));
        const read = decodeGeometry(encodeGeometry(geometry));
        expect(read).toEqual({ ...geometry, seatIds: [] });
        const wanted = new Map(pictures.map((picture, seat) => [`${seat + 1}`, picture]));
        for (let ordinal = 0; ordinal < read.seatCount; ordinal += 1) {
          const picture = wanted.get(read.labels[ordinal]!) ?? null;
          expect(photoOf(read, ordinal)).toBe(picture === null ? null : hashOf(picture));
        }
        expect(photoOf(read, read.seatCount)).toBeNull();
      }),
    );
  });

  test("a map without any costs nothing, and reads as one from before there were photos", () => {
    const text = encodeGeometry(compileSeatMap(drawing([null, null])));
    expect(text).not.toContain("photos");
    expect(photoOf(decodeGeometry(text), 0)).toBeNull();
  });

  test("a block that shares one photo costs one hash", () => {
    const [bare, shared] = [null, 7].map((picture) =>
      encodeGeometry(compileSeatMap(drawing(Array.from({ length: 500 }, () => picture)))),
    );
    expect(shared!.length - bare!.length).toBeLessThan(120);
  });

  test("a damaged column is refused", () => {
    const wire = JSON.parse(encodeGeometry(compileSeatMap(drawing([1, 2]))));
    for (const photos of [
      { ...wire.photos, pictures: ["javascript:alert(1)", hashOf(2)] },
      { ...wire.photos, pictures: [hashOf(1)] },
      { ...wire.photos, ofSeat: `${wire.photos.ofSeat}CC` },
      { ...wire.photos, ofSeat: 12 },
      {},
    ]) {
      expect(() => decodeGeometry(JSON.stringify({ ...wire, photos }))).toThrow(GeometryFormatError);
    }
  });
});
