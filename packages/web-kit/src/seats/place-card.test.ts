import { expect, test } from "vitest";
import { placeCard } from "./place-card.ts";

const map = { width: 1000, height: 600 };
const card = { width: 240, height: 180 };

test("a card stands over its seat, in the middle", () => {
  expect(placeCard({ x: 500, y: 400, radius: 10 }, card, map)).toEqual({ left: 380, top: 200 });
});

test("near the top, or under a bar, it stands below", () => {
  expect(placeCard({ x: 500, y: 100, radius: 10 }, card, map).top).toBe(120);
  expect(placeCard({ x: 500, y: 240, radius: 10 }, card, map, 80).top).toBe(260);
});

test("it never leaves the map", () => {
  for (const x of [0, 30, 990]) {
    for (const y of [0, 90, 300, 599]) {
      const { left, top } = placeCard({ x, y, radius: 12 }, card, map);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + card.width).toBeLessThanOrEqual(map.width);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(top + card.height).toBeLessThanOrEqual(map.height);
    }
  }
});
