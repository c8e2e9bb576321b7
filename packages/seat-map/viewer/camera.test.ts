import { describe, expect, it } from "vitest";
import {
  between,
  fitBounds,
  keepInside,
  panBy,
  toScreen,
  toWorld,
  type Viewport,
  visibleBounds,
  zoomAbout,
} from "./camera.ts";

const viewport: Viewport = { width: 800, height: 600, padding: { top: 20, right: 100, bottom: 40, left: 0 } };
const bounds = { minX: -1000, minY: 0, maxX: 3000, maxY: 2000 };

describe("camera", () => {
  it("goes to the screen and back", () => {
    const camera = { scale: 0.37, x: 120, y: -45 };
    const point = toScreen(camera, viewport, 333, 777);
    const back = toWorld(camera, viewport, point);
    expect(back.x).toBeCloseTo(333);
    expect(back.y).toBeCloseTo(777);
  });

  it("fits the bounds inside the padding", () => {
    const camera = fitBounds(bounds, viewport);
    const topLeft = toScreen(camera, viewport, bounds.minX, bounds.minY);
    const bottomRight = toScreen(camera, viewport, bounds.maxX, bounds.maxY);
    expect(topLeft.x).toBeGreaterThanOrEqual(-0.001);
    expect(bottomRight.x).toBeLessThanOrEqual(700.001);
    expect(topLeft.y).toBeGreaterThanOrEqual(19.999);
    expect(bottomRight.y).toBeLessThanOrEqual(560.001);
    expect(bottomRight.x - topLeft.x).toBeCloseTo(700);
  });

  it("zooms about a point and respects the limits", () => {
    const camera = fitBounds(bounds, viewport);
    const point = { x: 613, y: 87 };
    const under = toWorld(camera, viewport, point);
    const zoomed = zoomAbout(camera, viewport, point, 3, { min: 0.01, max: 10 });
    const still = toScreen(zoomed, viewport, under.x, under.y);
    expect(zoomed.scale).toBeCloseTo(camera.scale * 3);
    expect(still.x).toBeCloseTo(point.x);
    expect(still.y).toBeCloseTo(point.y);
    expect(zoomAbout(camera, viewport, point, 1000, { min: 0.01, max: 2 }).scale).toBe(2);
  });

  it("pans by screen pixels and cannot lose the house", () => {
    const camera = { scale: 2, x: 0, y: 0 };
    expect(panBy(camera, 10, -4)).toEqual({ scale: 2, x: -5, y: 2 });
    const lost = keepInside({ scale: 1, x: 1e9, y: -1e9 }, viewport, bounds);
    const seen = visibleBounds(lost, viewport);
    expect(seen.minX).toBeLessThan(bounds.maxX);
    expect(seen.maxY).toBeGreaterThan(bounds.minY);
  });

  it("flies with one point standing still", () => {
    const from = { scale: 0.2, x: 0, y: 0 };
    const to = zoomAbout(from, viewport, { x: 50, y: 70 }, 8, { min: 0.01, max: 100 });
    const still = toWorld(from, viewport, { x: 50, y: 70 });
    for (const share of [0.1, 0.5, 0.9]) {
      const at = toScreen(between(from, to, share), viewport, still.x, still.y);
      expect(at.x).toBeCloseTo(50, 4);
      expect(at.y).toBeCloseTo(70, 4);
    }
    expect(between(from, to, 1)).toBe(to);
    expect(between(from, { ...from, x: 10 }, 0.5).x).toBe(5);
  });
});
