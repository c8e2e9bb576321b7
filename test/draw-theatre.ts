import { setTimeout as sleep } from "node:timers/promises";
import { en } from "../web-admin/src/texts/en.ts";
import { zh } from "../web-admin/src/texts/zh.ts";
import { numberIn, patience } from "./app-pages.ts";
import type { Person } from "./person.ts";

export interface DrawnTheatre {
  readonly seats: number;
}

/** Called where the page of instructions has a picture. */
export type Look = (name: string) => Promise<void>;

const texts = { en, zh };

/** Waits until a page says what it should; it says what it did say when patience ends. */
async function until<Value>(say: () => Promise<Value>, isSo: (value: Value) => boolean): Promise<void> {
  const end = Date.now() + patience.timeout;
  for (;;) {
    const value = await say();
    if (isSo(value)) return;
    if (Date.now() > end) throw new Error(`the page went on saying ${String(value)}`);
    await sleep(patience.interval);
  }
}

/**
 * A curved theatre with two balconies from nothing to on sale, act by act as `docs/draw-a-theatre.md` has it. The
 * person is signed in and on the list of venues.
 */
export async function drawTheatre(person: Person, locale: "en" | "zh", look: Look): Promise<DrawnTheatre> {
  const { page } = person;
  const t = texts[locale];
  const board = page.getByRole("application");
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
  const box = (name: string) => page.getByRole("textbox", { name, exact: true });
  const chosen = () => numberIn(page.getByTestId("chosen-count"));
  const said = (zhText: string, enText: string) => (locale === "zh" ? zhText : enText);
  const saved = () =>
    until(
      () => page.getByTestId("save-state").textContent(),
      (state) => state === t.draw.saved,
    );

  // 1. A name, and the board is there. A step back gives room for balconies.
  await person.click(page.getByRole("table").getByRole("link").first());
  await person.click(page.getByRole("link", { name: t.draw.create }));
  await person.write(box(t.maps.name), said("新剧院", "New theatre"), "enter");
  await board.waitFor(patience);
  await person.press("-");
  const area = (await board.boundingBox())!;
  const at = (x: number, y: number) => [area.x + x * area.width, area.y + y * area.height] as const;
  /** Around the middle of the stage: how far, in heights of the board, and how many degrees off the middle line. */
  const around = (far: number, degrees: number) => {
    const turn = (degrees * Math.PI) / 180;
    return [
      area.x + area.width / 2 + far * area.height * Math.sin(turn),
      area.y + area.height * (0.11 + far * Math.cos(turn)),
    ] as const;
  };

  // 2. The stage.
  await person.press("s");
  await person.drag(at(0.38, 0.07), at(0.62, 0.15));
  await look("1-stage");

  // 3. Stalls and two balconies: fans around the middle of the stage, each with its name, level and heights.
  await person.press("f");
  const fan = async (rows: number, seats: number, far: number) => {
    await person.write(box(t.draw.rows), String(rows));
    await person.write(box(t.draw.seats), String(seats), "enter");
    await person.drag(around(0, 0), around(far, 0));
  };
  const name = async (label: string, level: string, elevation: number, rake: number) => {
    await person.write(box(t.draw.label), label, "enter");
    await person.write(box(t.draw.level), level, "enter");
    await person.write(box(t.draw.elevation), String(elevation));
    await person.write(box(t.draw.rake), String(rake), "enter");
  };
  await fan(16, 24, 0.17);
  await name(said("池座", "Stalls"), said("一层", "Level 1"), 0, 12);
  await look("2-stalls");
  await fan(6, 54, 0.5);
  await name(said("一层楼座", "First balcony"), said("二层", "Level 2"), 450, 35);
  await fan(5, 56, 0.65);
  await name(said("二层楼座", "Second balcony"), said("三层", "Level 3"), 850, 45);
  await look("3-balconies");

  // 4. Two aisles through the stalls: a lasso along each, then Delete.
  await person.press("v");
  for (const side of [-1, 1]) {
    await person.drag(
      around(0.15, 18 * side),
      around(0.46, 18 * side),
      around(0.46, 19.4 * side),
      around(0.15, 21 * side),
    );
    await until(chosen, (count) => count > 8);
    await person.press("Delete");
  }

  // 5. Numbers for all at once.
  await person.press("Control+a");
  await until(chosen, (count) => count > 1_000);
  const seats = await chosen();
  await person.click(button(locale === "zh" ? t.paint.schemes.chinese : t.paint.schemes.letters));
  await look("4-numbers");

  // 6. Price zones: a block, a number. The better half of the stalls is a zone of its own.
  await board.focus();
  await person.press("PageDown");
  await person.press("1");
  await person.press("PageDown");
  await person.press("2");
  await person.press("PageDown");
  await person.press("3");
  await person.press("Escape");
  await person.drag(
    around(0.12, -70),
    around(0.31, -60),
    around(0.31, -20),
    around(0.31, 20),
    around(0.31, 60),
    around(0.12, 70),
  );
  await until(chosen, (count) => count > 100);
  await person.press("4");
  await look("5-zones");

  // 7. Wheelchair places with the brush, restricted views with the lasso; one stroke too many is taken back.
  await person.press("Escape");
  await person.press("b");
  await person.click(button(t.draw.flags.wheelchair));
  await person.drag(around(0.433, -34), around(0.433, -31));
  await person.click(page.getByText(t.paint.catching.lasso, { exact: true }));
  await person.click(button(t.draw.flags.restrictedView));
  await person.drag(around(0.62, 23), around(0.82, 23), around(0.82, 40), around(0.62, 40));
  await person.press("Control+z");
  await person.press("Control+Shift+z");
  await person.press("v");
  await look("6-properties");

  // 8. Nothing odd; what a buyer sees; published.
  await until(
    () => page.getByText(t.paint.noCheck).count(),
    (count) => count === 1,
  );
  await saved();
  await person.click(button(t.draw.preview));
  await page.getByTestId("seat-map-spoken").waitFor({ state: "attached", ...patience });
  await person.click(button(t.paint.best.replace("{{count}}", "2")));
  await until(
    () => page.getByTestId("best-seats").textContent(),
    (words) => words?.includes(said("池座", "Stalls")) ?? false,
  );
  await look("7-preview");
  await person.click(button(t.draw.publish));
  await page.getByText(t.maps.publishedNote).waitFor(patience);

  await putOnSale(person, t, said("新剧院", "New theatre"), look);
  return { seats };
}

/** From the published map to the sale: an event, a performance whose zones are the drawing's, prices, windows. */
async function putOnSale(person: Person, t: typeof en | typeof zh, map: string, look: Look): Promise<void> {
  const { page } = person;
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const box = (name: string) => page.getByRole("textbox", { name, exact: true });
  await person.click(page.getByRole("link", { name: t.maps.planEvent }));
  await person.click(button(t.events.create));
  await person.write(box(t.events.titleZh), "开幕之夜");
  await person.write(box(t.events.titleEn), "Opening night", "enter");
  await person.click(button(t.events.addPerformance));
  await person.write(page.getByRole("combobox", { name: t.events.map }), map);
  await person.click(page.getByRole("option", { name: new RegExp(map) }));
  const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const startsAt = page.getByLabel(t.events.startsAt);
  // A field for date and time is typed part by part in the order of the reader's language; its value is what counts.
  await person.click(startsAt);
  await startsAt.fill(`${inAWeek}T19:30`);
  person.counts.key += 12;
  await person.click(button(t.form.save));

  const cell = (row: number) => page.locator(`[data-cell="${row}:0"]`);
  await person.click(cell(0));
  for (const price of ["480", "380", "280", "580"]) {
    person.counts.key += price.length;
    await page.keyboard.type(price);
    await person.press("Enter");
  }
  await look("8-prices");
  await person.click(button(t.prices.save));
  await person.click(button(t.windows.usualBoth));
  await person.click(button(t.windows.save));
  await look("9-ready");
  await person.click(button(t.sale.begin));
  await until(
    () => page.getByTestId("sold-count").textContent(),
    (count) => count === "0",
  );
}
