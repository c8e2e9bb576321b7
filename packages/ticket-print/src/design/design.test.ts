import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addPart,
  blackAndWhite,
  boxOfDots,
  type Dpi,
  duplicatePart,
  firstTemplate,
  isBlack,
  landscapeTemplate,
  newPart,
  nudgePart,
  onPaper,
  onPicture,
  openTemplate,
  pictureSizeMm,
  placeInDots,
  placePart,
  removePart,
  snapPlace,
  toDots,
} from "../index.ts";

const anyDpi = fc.constantFrom<Dpi>(203, 300);
const anyPlace = fc.record({
  x: fc.integer({ min: -300, max: 2000 }),
  y: fc.integer({ min: -300, max: 2000 }),
  width: fc.integer({ min: -50, max: 2000 }),
  height: fc.integer({ min: -50, max: 2000 }),
});

describe("drawing a ticket in dots", () => {
  it("keeps every dot through millimetres and back, at both resolutions", () => {
    fc.assert(
      fc.property(anyPlace, anyDpi, (wanted, dpi) => {
        const place = { ...wanted, x: Math.abs(wanted.x), y: Math.abs(wanted.y), width: Math.abs(wanted.width) };
        expect(placeInDots(boxOfDots(place, dpi), dpi)).toEqual(place);
      }),
    );
  });

  it("leaves every part on the picture, wherever it is dragged", () => {
    fc.assert(
      fc.property(anyPlace, anyDpi, fc.constantFrom(firstTemplate, landscapeTemplate), (place, dpi, template) => {
        const size = pictureSizeMm(template);
        const part = placePart(template, "qr", place, dpi).parts.find(({ id }) => id === "qr")!;
        const at = placeInDots(part, dpi);
        expect(Math.min(at.x, at.y)).toBeGreaterThanOrEqual(0);
        expect(Math.min(at.width, at.height)).toBeGreaterThanOrEqual(1);
        expect(at.x + at.width).toBeLessThanOrEqual(toDots(size.widthMm, dpi));
        expect(at.y + at.height).toBeLessThanOrEqual(toDots(size.heightMm, dpi));
      }),
    );
  });

  it("moves by one dot and back to where it was, and grows to the right and below", () => {
    const at = (template: typeof firstTemplate) => placeInDots(template.parts.find(({ id }) => id === "qr")!, 300);
    const right = nudgePart(firstTemplate, "qr", { x: 1, y: 0, grow: false }, 300);
    expect(at(right)).toEqual({ ...at(firstTemplate), x: at(firstTemplate).x + 1 });
    expect(at(nudgePart(right, "qr", { x: -1, y: 0, grow: false }, 300))).toEqual(at(firstTemplate));
    const { width, height } = at(firstTemplate);
    expect(at(nudgePart(firstTemplate, "qr", { x: 2, y: 3, grow: true }, 300))).toMatchObject({
      width: width + 2,
      height: height + 3,
    });
    expect(nudgePart(firstTemplate, "nobody", { x: 1, y: 0, grow: false }, 203)).toBe(firstTemplate);
  });

  it("adds, copies and removes parts under names of their own, and the template stays one that can be saved", () => {
    let template = firstTemplate;
    for (const kind of ["text", "qr", "code128", "line", "image"] as const) {
      const added = addPart(template, newPart(kind, template));
      const copied = duplicatePart(added.template, added.id)!;
      expect(copied.id).not.toBe(added.id);
      template = copied.template;
    }
    expect(openTemplate(template).problems.filter(({ severity }) => severity === "error")).not.toContainEqual(
      expect.objectContaining({ code: "twice" }),
    );
    expect(openTemplate(JSON.parse(JSON.stringify(template))).template).toEqual(template);
    const added = template.parts.filter(({ id }) => !firstTemplate.parts.some((part) => part.id === id));
    expect(added.reduce((left, { id }) => removePart(left, id), template)).toEqual(firstTemplate);
    expect(duplicatePart(firstTemplate, "nobody")).toBeNull();
  });

  it("turns the paper's marks onto the picture and back", () => {
    const box = { xMm: 3, yMm: 7, widthMm: 11, heightMm: 2 };
    for (const turned of [0, 90, 180, 270] as const) {
      const template = { ...landscapeTemplate, turned };
      const back = onPaper(template, onPicture(template, box));
      for (const side of ["xMm", "yMm", "widthMm", "heightMm"] as const) expect(back[side]).toBeCloseTo(box[side], 9);
    }
    // The stub of the long ticket is on its right as one reads it.
    expect(onPicture(landscapeTemplate, { xMm: 0, yMm: 105, widthMm: 50.8, heightMm: 0 })).toEqual({
      xMm: 105,
      yMm: 0,
      widthMm: 0,
      heightMm: 50.8,
    });
  });

  it("pulls a part to its neighbours' edges and middles, no farther than it reaches", () => {
    const neighbour = { x: 100, y: 50, width: 40, height: 20 };
    expect(snapPlace({ x: 97, y: 200, width: 30, height: 10 }, [neighbour], 4)).toEqual({
      place: { x: 100, y: 200, width: 30, height: 10 },
      guides: { x: 100, y: null },
    });
    expect(snapPlace({ x: 300, y: 54, width: 10, height: 10 }, [neighbour], 4).place.y).toBe(55);
    fc.assert(
      fc.property(anyPlace, fc.array(anyPlace, { maxLength: 5 }), (place, neighbours) => {
        const snapped = snapPlace(place, neighbours, 4).place;
        expect(Math.abs(snapped.x - place.x)).toBeLessThanOrEqual(4);
        expect(Math.abs(snapped.y - place.y)).toBeLessThanOrEqual(4);
        expect([snapped.width, snapped.height]).toEqual([place.width, place.height]);
      }),
    );
  });
});

describe("a picture for a head that knows black and white", () => {
  const grey = (value: number, alpha = 255) =>
    Array.from({ length: 64 }, () => [value, value, value, alpha]).flat() as number[];
  const black = (rgba: number[], kind: "drawing" | "photograph") => {
    const bitmap = blackAndWhite(rgba, 8, 8, kind);
    return Array.from({ length: 64 }, (_, at) => isBlack(bitmap, at % 8, at >> 3)).filter(Boolean).length;
  };

  it("cuts a drawing at half brightness and dithers a photograph", () => {
    expect(black(grey(100), "drawing")).toBe(64);
    expect(black(grey(200), "drawing")).toBe(0);
    const dots = black(grey(128), "photograph");
    expect(dots).toBeGreaterThan(26);
    expect(dots).toBeLessThan(38);
  });

  it("takes what is transparent for paper", () => expect(black(grey(0, 0), "drawing")).toBe(0));
});
