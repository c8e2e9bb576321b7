import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { en } from "../web-admin/src/texts/en.ts";
import { zh } from "../web-admin/src/texts/zh.ts";
import { numberIn, patience, signInOn } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { Screen, type ScreenOptions } from "./screens.ts";

/** A house drawn from nothing with real pointers and keys, on the shipped server. */
const demo = openDemoHouse();

async function office(path: string, options: ScreenOptions = { locale: "en" }): Promise<Screen> {
  const url = `${demo.server.origin}/admin${path}`;
  const screen = await Screen.open(demo.browser, url, { ...options, width: 1440, height: 900 });
  const { email, password } = demoSignIns.find((each) => each.role.en === "admin")!;
  await signInOn(screen.page, email, password);
  return screen;
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const chosen = (page: Page) => numberIn(page.getByTestId("chosen-count"));

/** Drags over the board, in shares of its width and height. */
async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const box = (await page.getByRole("application").boundingBox())!;
  const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
  await page.mouse.move(...at(to));
  await page.mouse.up();
}

async function newDrawing(name: string): Promise<Screen> {
  const screen = await office("/venues");
  const { page } = screen;
  await page.getByRole("table").getByRole("link").first().click(patience);
  await page.getByRole("link", { name: en.draw.create }).click(patience);
  await page.getByRole("textbox", { name: en.maps.name }).fill(name);
  await button(page, en.draw.begin).click();
  await page.getByRole("application").waitFor(patience);
  return screen;
}

const isSaved = (page: Page) =>
  expect.poll(() => page.getByTestId("save-state").textContent(), patience).toBe(en.draw.saved);

describe("the designer", () => {
  it("draws, curves, numbers, paints, undoes and publishes", async () => {
    const screen = await newDrawing("Drawn by hand");
    const { page } = screen;
    await expect.poll(() => button(page, en.draw.publish).isDisabled(), patience).toBe(true);

    // A stage, then a block of rows under it, both by key and drag.
    await page.keyboard.press("s");
    await drag(page, [0.35, 0.08], [0.65, 0.2]);
    await page.keyboard.press("g");
    await drag(page, [0.2, 0.3], [0.8, 0.6]);
    const seats = await chosen(page);
    expect(seats).toBeGreaterThan(50);

    await button(page, `${en.draw.apply}: ${en.draw.curve}`).click();
    await button(page, en.paint.own).click();
    await page.getByRole("textbox", { name: en.draw.suffix }).first().fill("号");
    await page.getByRole("combobox", { name: en.draw.counting }).selectOption("fromCentre");
    await button(page, en.draw.numberSeats).click();
    await page.getByRole("textbox", { name: en.draw.suffix }).nth(1).fill("排");
    await page.getByText("A Row 1排").first().waitFor(patience);
    await button(page, en.draw.nameRows).click();

    // A price zone by one key: it comes into being with everything that is chosen in it.
    await page.getByRole("application").focus();
    await page.keyboard.press("1");
    const zone = page.getByTitle(en.paint.giveZone.replace("{{zone}}", "Zone A"));
    await expect.poll(() => zone.textContent(), patience).toBe(`Zone A${seats}1`);
    await isSaved(page);

    // The brush over the board; what it painted is there, and gone again after undo.
    const wheelchairs = () => page.getByRole("checkbox", { name: en.draw.flags.wheelchair });
    const painted = () => wheelchairs().evaluate((box: HTMLInputElement) => box.indeterminate || box.checked);
    await page.getByRole("application").focus();
    await page.keyboard.press("b");
    // It still paints the zone that was taken last.
    await button(page, en.draw.flags.wheelchair).click();
    await drag(page, [0.15, 0.45], [0.85, 0.45]);
    await page.getByRole("application").focus();
    await page.keyboard.press("Control+a");
    expect(await chosen(page)).toBe(seats);
    await expect.poll(painted, patience).toBe(true);
    await screen.picture("designer-en-painted");
    expect(await screen.accessibilityProblems()).toEqual([]);
    await page.getByRole("application").focus();
    await page.keyboard.press("Control+z");
    await expect.poll(painted, patience).toBe(false);
    await page.keyboard.press("Control+Shift+z");
    await expect.poll(painted, patience).toBe(true);

    // A seat by its name, and a row by the keyboard alone.
    await page.getByRole("textbox", { name: en.draw.find }).fill("A 2排 1号");
    await page.keyboard.press("Enter");
    await expect.poll(() => chosen(page), patience).toBe(1);
    await page.getByRole("application").focus();
    await page.keyboard.press("n");
    await expect.poll(() => chosen(page), patience).toBeGreaterThan(5);

    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });

    await button(page, en.draw.preview).click();
    await page.getByTestId("seat-map-spoken").waitFor({ state: "attached", timeout: patience.timeout });
    await screen.picture("designer-en-preview");
    await button(page, en.draw.publish).click();
    await page.getByText(en.maps.publishedNote).waitFor(patience);
    expect(await page.getByText(`${seats} seats`).count()).toBeGreaterThan(0);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it("sets tables, a standing area and a picture to trace, turns by a handle and measures", async () => {
    const screen = await newDrawing("Gala");
    const { page } = screen;
    const board = (await page.getByRole("application").boundingBox())!;
    const keys = async (key: string) => {
      await page.getByRole("application").focus();
      await page.keyboard.press(key);
    };
    // The tool's own measures come first, those of what is chosen after them.
    const figure = (name: string) => page.getByRole("textbox", { name, exact: true }).last();

    await keys("e");
    await drag(page, [0.2, 0.25], [0.22, 0.25]);
    expect(await chosen(page)).toBe(8);
    await figure(en.draw.seatsAround).fill("10");
    await keys("a");
    await keys("Escape");
    await keys("a");
    await figure(en.draw.capacity).fill("60");
    await drag(page, [0.55, 0.6], [0.8, 0.85]);
    expect(await chosen(page)).toBe(60);
    await figure(en.draw.capacity).fill("45");
    await keys("Control+a");
    await expect.poll(() => chosen(page), patience).toBe(55);

    // A shape turned by its handle, with shift to a right angle: its first corner comes to lie at the right.
    await keys("h");
    const [left, right, top, bottom] = [0.2, 0.4, 0.5, 0.8].map((share, index) =>
      index < 2 ? board.x + share * board.width : board.y + share * board.height,
    ) as [number, number, number, number];
    await drag(page, [0.2, 0.5], [0.4, 0.8]);
    await keys("v");
    await page.getByText("4 points").click();
    const firstCorner = async () => Number(await figure("1 right (cm)").inputValue());
    const before = await firstCorner();
    await page.mouse.move((left + right) / 2, top - 42);
    await page.mouse.down();
    await page.keyboard.down("Shift");
    await page.mouse.move((left + right) / 2 + 60, top - 40);
    await page.mouse.move(right + 90, (top + bottom) / 2 + 4);
    expect(await page.getByTestId("readout").textContent()).toBe("90°");
    await page.mouse.up();
    await page.keyboard.up("Shift");
    await expect.poll(firstCorner, patience).toBeGreaterThan(before);
    await screen.picture("designer-en-handles");
    await keys("Control+z");
    await expect.poll(firstCorner, patience).toBe(before);

    await keys("m");
    await drag(page, [0.3, 0.1], [0.5, 0.1]);
    expect(await page.getByTestId("readout").textContent()).toMatch(/^\d+\.\d\d m {2}0\.0°$/);

    await keys("u");
    const plan = await page.screenshot();
    await page.locator('input[type="file"]').setInputFiles({ name: "plan.png", mimeType: "image/png", buffer: plan });
    await page.getByRole("checkbox", { name: en.draw.lockPicture }).waitFor(patience);
    await figure(en.draw.opacity).fill("30");
    const picture = page.getByRole("application").locator("img");
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth), patience).toBe(1440);
    await page.getByRole("checkbox", { name: en.draw.lockPicture }).check();
    await screen.picture("designer-en-trace");
    expect(await screen.accessibilityProblems()).toEqual([]);
    await isSaved(page);

    // All of it is in the draft: the page opened anew has it.
    await page.reload();
    await page
      .getByRole("application")
      .locator("img")
      .waitFor({ state: "attached", ...patience });
    await keys("Control+a");
    await expect.poll(() => chosen(page), patience).toBe(55);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it("only shows the drawing on a telephone", async () => {
    const wide = await office("/venues", { locale: "zh" });
    await wide.page.getByRole("link", { name: "望江体育场" }).click(patience);
    await wide.page.getByRole("table").getByRole("link").first().click(patience);
    await wide.page.getByRole("link", { name: zh.draw.open, exact: true }).waitFor(patience);
    const address = await wide.page.getByRole("link", { name: zh.draw.open, exact: true }).getAttribute("href");
    await wide.page.setViewportSize({ width: 390, height: 844 });
    await wide.page.goto(`${demo.server.origin}${address}`);
    await wide.page.getByText(zh.draw.small).waitFor(patience);
    expect(await wide.page.getByRole("button", { name: zh.draw.tool.grid }).count()).toBe(0);
    await drag(wide.page, [0.3, 0.3], [0.7, 0.6]);
    expect(await wide.page.getByTestId("save-state").textContent()).toBe(zh.draw.saved);
    await wide.picture("designer-zh-telephone");
    expect(wide.complaints).toEqual([]);
    await wide.close();
  });

  it("tells the second of two who draw who was first, and brings both drawings together", async () => {
    const first = await newDrawing("Drawn by two");
    await first.page.keyboard.press("g");
    await drag(first.page, [0.1, 0.3], [0.3, 0.6]);
    await isSaved(first.page);
    const second = await office(new URL(first.page.url()).pathname.replace("/admin", ""));
    await second.page.getByRole("application").waitFor(patience);

    await first.page.keyboard.press("g");
    await drag(first.page, [0.4, 0.3], [0.6, 0.6]);
    await first.page.keyboard.press("Control+a");
    const ofFirst = await chosen(first.page);
    await isSaved(first.page);

    await second.page.keyboard.press("s");
    await drag(second.page, [0.4, 0.05], [0.6, 0.15]);
    await second.page.getByRole("alert").filter({ hasText: "saved this map at" }).waitFor(patience);
    expect(await second.page.getByRole("alert").textContent()).not.toContain(en.draw.someone);
    await second.picture("designer-en-conflict");
    await button(second.page, en.draw.both).click();
    await isSaved(second.page);
    await second.page.getByRole("application").focus();
    await second.page.keyboard.press("Control+a");
    await expect.poll(() => chosen(second.page), patience).toBe(ofFirst);
    expect(second.complaints).toEqual([]);
    await Promise.all([first.close(), second.close()]);
  });

  it("opens a stadium in Chinese and in the dark, and walks through it by keys", async () => {
    const screen = await office("/venues", { locale: "zh", colourScheme: "dark" });
    const { page } = screen;
    await page.getByRole("link", { name: "望江体育场" }).click(patience);
    await page.getByRole("table").getByRole("link").first().click(patience);
    await page.getByRole("link", { name: zh.draw.open, exact: true }).click(patience);
    await page.getByTestId("save-state").waitFor(patience);
    await page.keyboard.press("PageDown");
    await expect.poll(() => chosen(page), patience).toBeGreaterThan(100);
    const ofBlock = await chosen(page);
    await page.keyboard.press("n");
    await expect.poll(() => chosen(page), patience).toBeLessThan(ofBlock);
    await page.keyboard.press("ArrowRight");
    const saveState = () => page.getByTestId("save-state").textContent();
    await expect.poll(saveState, patience).not.toBe(zh.draw.saved);
    await expect.poll(saveState, patience).toBe(zh.draw.saved);
    await screen.picture("designer-zh-dark-stadium");
    await page.keyboard.press("o");
    await page.getByRole("heading", { name: zh.draw.focalPoints }).waitFor();
    expect(await screen.accessibilityProblems()).toEqual([]);
    await page.keyboard.press("Control+z");
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });
});
