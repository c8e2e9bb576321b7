/// <reference types="node" />
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../../../test/chromium.ts";
import { type MapPageServer, serveMapPage } from "./map-page.ts";
import type {} from "./page.tsx";

let server: MapPageServer;
let browser: Browser;
let context: BrowserContext | undefined;

beforeAll(async () => {
  [server, browser] = await Promise.all([serveMapPage(), launchChromium()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

afterEach(async () => {
  await context?.close();
  context = undefined;
});

async function open(query: string, options: BrowserContextOptions = {}): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1000, height: 700 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => {
    throw error;
  });
  await page.goto(`${server.origin}/?${query}`);
  await page.waitForFunction(() => Boolean(window.trial?.handle?.seatOnScreen(0)));
  await settle(page);
  return page;
}

/** Until two frames in a row left the pixels of the house alone. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const canvas = document.querySelector("canvas")!;
    const read = (): string => {
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      let hash = 0;
      for (let at = 0; at < data.length; at += 4)
        hash = (hash * 31 + data[at]! * 7 + data[at + 1]! * 3 + data[at + 2]!) | 0;
      return String(hash);
    };
    let same = 0;
    for (let before = ""; same < 2; ) {
      for (let each = 0; each < 6; each++) await frame();
      const now = read();
      same = now === before ? same + 1 : 0;
      before = now;
    }
  });
}

const seatOnScreen = (page: Page, ordinal: number) =>
  page.evaluate((seat) => window.trial.handle!.seatOnScreen(seat)!, ordinal);

/** Colour of the house's bitmap at a point, without the overlay. */
const pixelAt = (page: Page, x: number, y: number) =>
  page.evaluate(
    ([left, top]) => {
      const canvas = document.querySelector("canvas")!;
      const ratio = canvas.width / canvas.clientWidth;
      return [...canvas.getContext("2d")!.getImageData(Math.round(left! * ratio), Math.round(top! * ratio), 1, 1).data];
    },
    [x, y],
  );

const keepPixels = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector("canvas")!;
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    const kept = window as unknown as { kept: Uint8ClampedArray[] };
    kept.kept = [...(kept.kept ?? []), data];
  });

/** Largest difference of any channel between the last two kept pictures, and how many channels differ by more than 40. */
const comparePixels = (page: Page) =>
  page.evaluate(() => {
    const [before, after] = (window as unknown as { kept: Uint8ClampedArray[] }).kept.slice(-2);
    let largest = 0;
    let plain = 0;
    for (let at = 0; at < before!.length; at++) {
      const difference = Math.abs(before![at]! - after![at]!);
      largest = Math.max(largest, difference);
      if (difference > 40) plain++;
    }
    return { largest, plain, sameSize: before!.length === after!.length };
  });

const taps = (page: Page) => page.evaluate(() => window.trial.taps);
const firstFree = (page: Page) => page.evaluate(() => window.trial.seatStates.states.indexOf(0));
const spoken = (page: Page) => page.locator("[role=status]").textContent();

describe("pointer", { timeout: 60_000 }, () => {
  it("picks the seat under a click and reports it under the mouse", async () => {
    const page = await open("house=curvedTheatre", { viewport: { width: 1440, height: 1000 } });
    const seat = await firstFree(page);
    const { x, y } = await seatOnScreen(page, seat);
    await page.mouse.move(x, y);
    await page.waitForFunction((wanted) => window.trial.hovered === wanted, seat);
    await page.mouse.click(x, y);
    expect(await taps(page)).toEqual([seat]);
  });

  it("brings a finger nearer first and picks only where a seat has 44 px", async () => {
    const page = await open("house=curvedTheatre", { viewport: { width: 390, height: 800 }, hasTouch: true });
    const seat = await firstFree(page);
    const far = await seatOnScreen(page, seat);
    await page.touchscreen.tap(far.x, far.y);
    await settle(page);
    expect(await taps(page)).toEqual([]);
    const near = await seatOnScreen(page, seat);
    const beside = await seatOnScreen(page, seat + 1);
    expect(Math.hypot(near.x - beside.x, near.y - beside.y)).toBeGreaterThanOrEqual(43);
    // Two quick taps would be a double tap.
    await page.waitForTimeout(350);
    await page.touchscreen.tap(near.x + 15, near.y);
    expect(await taps(page)).toEqual([seat]);
  });

  it("moves the house with the mouse and zooms about the pointer with the wheel", async () => {
    const page = await open("house=curvedTheatre");
    const before = await seatOnScreen(page, 300);
    await page.mouse.move(before.x, before.y);
    await page.mouse.wheel(0, -300);
    await settle(page);
    const zoomed = await seatOnScreen(page, 300);
    expect(zoomed.radius).toBeGreaterThan(before.radius * 1.4);
    expect(zoomed.x).toBeCloseTo(before.x, 0);
    expect(zoomed.y).toBeCloseTo(before.y, 0);
    await page.mouse.down();
    await page.mouse.move(zoomed.x - 60, zoomed.y - 30, { steps: 4 });
    await page.mouse.up();
    const moved = await seatOnScreen(page, 300);
    expect(moved.x).toBeCloseTo(zoomed.x - 60, 0);
    expect(moved.y).toBeCloseTo(zoomed.y - 30, 0);
    expect(await taps(page)).toEqual([]);
  });

  it("opens a block of a stadium with one click, from far", async () => {
    const page = await open("house=stadium");
    const seat = 9000;
    const far = await seatOnScreen(page, seat);
    await page.mouse.click(far.x, far.y);
    const near = await seatOnScreen(page, seat);
    expect(near.radius).toBeGreaterThan(far.radius * 3);
    expect(await taps(page)).toEqual([]);
  });

  it("paints seats with lasso and brush instead of moving", async () => {
    const page = await open("house=curvedTheatre&mode=blocks&tool=lasso");
    const corner = await seatOnScreen(page, 0);
    const before = await seatOnScreen(page, 100);
    const reach = corner.radius * 5;
    await page.mouse.move(corner.x - reach, corner.y - reach);
    await page.mouse.down();
    for (const [dx, dy] of [
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const)
      await page.mouse.move(corner.x + dx * reach, corner.y + dy * reach, { steps: 3 });
    await page.mouse.up();
    const [brushed] = await page.evaluate(() => window.trial.brushed);
    expect(brushed).toContain(0);
    expect(brushed!.length).toBeGreaterThan(1);
    expect(await seatOnScreen(page, 100)).toEqual(before);
  });
});

describe("live changes", { timeout: 60_000 }, () => {
  it("puts a change on the pixels of that seat in the very next frame", async () => {
    const page = await open("house=curvedTheatre");
    const seat = await firstFree(page);
    const at = await seatOnScreen(page, seat);
    const before = await pixelAt(page, at.x, at.y);
    const inNextFrame = await page.evaluate(
      async ({ ordinal, x, y }) => {
        window.trial.seatStates.set(ordinal, 2);
        // Asked for after the map asked for its frame, so this runs in the same frame and after it.
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const canvas = document.querySelector("canvas")!;
        const ratio = canvas.width / canvas.clientWidth;
        const pixels = canvas.getContext("2d")!.getImageData(Math.round(x * ratio), Math.round(y * ratio), 1, 1);
        return [...pixels.data];
      },
      { ordinal: seat, x: at.x, y: at.y },
    );
    expect(inNextFrame).not.toEqual(before);
  });

  it("shows a whole new snapshot as a fresh picture would", async () => {
    const page = await open("house=curvedTheatre&sold=0");
    await keepPixels(page);
    await page.evaluate(() => {
      const { seatStates } = window.trial;
      for (let ordinal = 0; ordinal < seatStates.states.length; ordinal++) seatStates.set(ordinal, 2);
    });
    await settle(page);
    await keepPixels(page);
    expect((await comparePixels(page)).plain).toBeGreaterThan(1000);
    const size = page.viewportSize()!;
    await page.setViewportSize({ width: size.width - 300, height: size.height - 200 });
    await settle(page);
    await page.setViewportSize(size);
    await settle(page);
    await keepPixels(page);
    expect((await comparePixels(page)).largest).toBeLessThanOrEqual(16);
  });

  it.each([1, 2])("leaves the pixels a fresh picture has, at ratio %i", async (deviceScaleFactor) => {
    const page = await open("house=curvedTheatre", { deviceScaleFactor, viewport: { width: 700, height: 500 } });
    await page.evaluate(async () => {
      const { seatStates, geometry } = window.trial;
      for (let round = 0; round < 20; round++) {
        for (let each = 0; each < 15; each++) {
          const ordinal = (round * 7919 + each * 104729) % geometry.seatCount;
          seatStates.set(ordinal, ((seatStates.states[ordinal]! + 1 + (each % 3)) % 4) as 0 | 1 | 2 | 3);
        }
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
    await settle(page);
    await keepPixels(page);
    // Another size and back paints everything anew at the same camera.
    const size = page.viewportSize()!;
    await page.setViewportSize({ width: size.width - 300, height: size.height - 200 });
    await settle(page);
    await page.setViewportSize(size);
    await settle(page);
    await keepPixels(page);
    // A path's soft edge may round otherwise under a clip, by a few of 255, which nobody sees.
    const { largest, sameSize } = await comparePixels(page);
    expect(sameSize).toBe(true);
    expect(largest).toBeLessThanOrEqual(16);
    // And the comparison can fail: one more seat is a plain difference.
    await page.evaluate(() => {
      const { states } = window.trial.seatStates;
      window.trial.seatStates.set(0, states[0] === 2 ? 0 : 2);
    });
    await settle(page);
    await keepPixels(page);
    expect((await comparePixels(page)).plain).toBeGreaterThan(0);
  });
});

describe("keyboard and screen reader", { timeout: 60_000 }, () => {
  it("walks block, row and seat, picks with Enter and goes back up with Escape", async () => {
    const page = await open("house=curvedTheatre");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    expect(await spoken(page)).toMatch(/left/);
    await page.keyboard.press("Enter");
    expect(await spoken(page)).toMatch(/Row/);
    await page.keyboard.press("Enter");
    expect(await spoken(page)).toMatch(/Row .*Seat/);
    const first = await page.evaluate(() => window.trial.hovered);
    await page.keyboard.press("ArrowRight");
    const second = await page.evaluate(() => window.trial.hovered);
    const [a, b] = [await seatOnScreen(page, first!), await seatOnScreen(page, second!)];
    expect(b.x).toBeGreaterThan(a.x);
    await page.keyboard.press("ArrowDown");
    const third = await page.evaluate(() => window.trial.hovered);
    expect((await seatOnScreen(page, third!)).y).toBeGreaterThan((await seatOnScreen(page, second!)).y);
    await page.keyboard.press("Enter");
    expect(await taps(page)).toEqual([third]);
    await expect.poll(() => spoken(page)).toMatch(/yours/);
    await page.keyboard.press("Escape");
    expect(await spoken(page)).not.toMatch(/Seat/);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    expect(await spoken(page)).toBe("Whole house");
  });

  it("says in the reader's language what changed under the focus and what was lost", async () => {
    const page = await open("house=curvedTheatre&locale=zh&sold=0");
    await page.keyboard.press("Tab");
    for (const key of ["ArrowDown", "Enter", "Enter"]) await page.keyboard.press(key);
    expect(await spoken(page)).toMatch(/排.*号.*可选/);
    await page.evaluate(() => window.trial.seatStates.set(window.trial.hovered!, 2));
    await expect.poll(() => spoken(page)).toMatch(/已售/);
    await page.evaluate(() => window.trial.setLost([5]));
    await expect.poll(() => spoken(page)).toMatch(/刚被他人选走/);
  });

  it("offers the same walk as buttons for screen readers that swipe", async () => {
    const page = await open("house=curvedTheatre&sold=0");
    const list = page.getByRole("navigation", { name: "Seats as a list" });
    const press = (index: number) =>
      list
        .getByRole("button")
        .nth(index)
        .evaluate((button: HTMLElement) => button.click());
    await press(0);
    await expect.poll(() => list.getByRole("button").first().textContent()).toBe("Back");
    await press(1);
    await expect.poll(() => list.getByRole("button").nth(1).textContent()).toMatch(/Seat/);
    await press(1);
    expect((await taps(page)).length).toBe(1);
  });

  it.each(["light", "dark"])("leaves axe nothing to find, %s", async (scheme) => {
    const page = await open(`house=curvedTheatre&scheme=${scheme}`);
    const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    await page.evaluate(source);
    const problems = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
    });
    // The bare page has no heading of its own; apps do.
    expect(problems.filter((problem) => !problem.startsWith("page-has-heading-one"))).toEqual([]);
  });
});
