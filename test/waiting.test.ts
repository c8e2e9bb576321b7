import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { say, signInOn } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { Screen } from "./screens.ts";

const house = openDemoHouse();
let sql: pg.Client;
let performanceId: number;
let back: number[];

/** A performance on sale in the web with every free seat taken, but for nothing. */
beforeAll(async () => {
  sql = new pg.Client({ connectionString: house.databaseUrl });
  await sql.connect();
  const { rows } = await sql.query(
    `SELECT p.id FROM performance p JOIN sales_window w ON w.performance_id = p.id JOIN sales_channel c ON c.id = w.channel_id
     WHERE p.state = 'on_sale' AND c.code = 'web' AND now() BETWEEN w.opens_at AND w.closes_at
       AND p.starts_at > now() + interval '2 days' ORDER BY p.seat_count, p.id LIMIT 1`,
  );
  performanceId = rows[0].id;
  const taken = await sql.query(
    `UPDATE performance_seat SET state = 'held', hold_id = gen_random_uuid(), held_until = now() + interval '1 day'
     WHERE performance_id = $1 AND state = 'free' RETURNING ordinal`,
    [performanceId],
  );
  const ordinals = taken.rows.map(({ ordinal }) => ordinal as number).sort((a, b) => a - b);
  // Four in a row of numbers: two of them sit side by side wherever a row ends.
  const first = ordinals.findIndex((ordinal, index) => index > 20 && ordinals[index + 3] === ordinal + 3);
  back = ordinals.slice(first, first + 4);
});
afterAll(() => sql?.end());

test("a buyer of a sold-out evening joins the list, is offered seats that come back, and takes them", async () => {
  const { origin } = house.server;
  const screen = await Screen.open(house.browser, `${origin}/performances/${performanceId}/wait`, { locale: "en" });
  const { page } = screen;
  const form = page.getByRole("button", { name: say("shop", "en", "waiting.join") });
  await form.waitFor();
  await screen.picture("waiting-join-en-light");
  expect(await screen.accessibilityProblems()).toEqual([]);
  await form.click();
  await page.getByText("Say your name, in 100 characters.").waitFor();
  await page.locator('input[name="name"]').fill("Ada Lovelace");
  await page.locator('input[name="email"]').fill("ada@example.org");
  await form.click();
  await page.getByText(say("shop", "en", "waiting.states.WAITING.title")).waitFor();
  await screen.picture("waiting-in-line-en-light");

  const office = await Screen.open(house.browser, `${origin}/admin/performances/${performanceId}/waiting`, {
    locale: "en",
    width: 1440,
  });
  const admin = demoSignIns.find(({ role }) => role.en === "admin")!;
  await signInOn(office.page, admin.email, admin.password);
  await office.page.getByText("ada@example.org").waitFor();
  await office.picture("waiting-office-en-light");
  expect(await office.accessibilityProblems()).toEqual([]);

  // Some seats come back.
  await sql.query(
    `UPDATE performance_seat SET state = 'free', hold_id = NULL, held_until = NULL
     WHERE performance_id = $1 AND ordinal = ANY($2)`,
    [performanceId, back],
  );
  const take = page.getByRole("button", { name: say("shop", "en", "waiting.take", { count: 2 }) });
  await take.waitFor();
  await screen.picture("waiting-offer-en-light");
  expect(await screen.accessibilityProblems()).toEqual([]);
  const chinese = await Screen.open(house.browser, page.url(), { locale: "zh", colourScheme: "dark", width: 390 });
  await chinese.page.getByText(say("shop", "zh", "waiting.states.OFFERED.title")).waitFor();
  await chinese.picture("waiting-offer-zh-dark-390");
  await chinese.page.goto(`${origin}/performances/${performanceId}/wait`);
  await chinese.page.getByRole("button", { name: say("shop", "zh", "waiting.join") }).waitFor();
  await chinese.picture("waiting-join-zh-dark-390");
  await office.page.locator('[data-state="OFFERED"]').waitFor();
  await office.page.setViewportSize({ width: 390, height: 860 });
  await office.page.emulateMedia({ colorScheme: "dark" });
  await office.picture("waiting-office-en-dark-390");
  // By keyboard.
  await take.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/cart");
  await page.getByRole("heading", { name: say("shop", "en", "cart.title") }).waitFor();
  expect(await page.getByRole("button", { name: /^Give back/ }).count()).toBe(2);
  await screen.picture("waiting-cart-en-light");
  for (const each of [screen, office, chinese]) {
    expect(each.complaints).toEqual([]);
    await each.close();
  }
});
