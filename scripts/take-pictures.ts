// The pictures of the README, from a running demo: npx tsx scripts/take-pictures.ts http://localhost:4000
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { launchChromium } from "../test/chromium.ts";
import { Screen, type ScreenOptions } from "../test/screens.ts";
import { demoSignIns } from "./house/demo-sign-ins.mjs";

const [origin = "http://localhost:4000"] = process.argv.slice(2);
const folder = fileURLToPath(new URL("../docs/pictures/", import.meta.url));
await mkdir(folder, { recursive: true });
const browser = await launchChromium();
const desk: ScreenOptions = { width: 1440, height: 900 };
const phone: ScreenOptions = { width: 390, height: 844 };

async function idOf(slug: string): Promise<string> {
  const answer = await fetch(`${origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: `{ event(slug: "${slug}") { performances { id } } }` }),
  });
  const { data } = (await answer.json()) as { data: { event: { performances: { id: string }[] } } };
  return data.event.performances[0]!.id;
}

/** Opens an address, does something there, waits until it is drawn, and keeps the picture. */
async function picture(
  name: string,
  address: string,
  options: ScreenOptions,
  act: (screen: Screen) => Promise<void> = async () => undefined,
): Promise<void> {
  const screen = await Screen.open(browser, `${origin}${address}`, options);
  await act(screen);
  await screen.page.waitForLoadState("networkidle").catch(() => undefined);
  await screen.page.waitForTimeout(1_500);
  await screen.page.screenshot({ path: path.join(folder, `${name}.png`) });
  console.log(`${name}.png`, screen.complaints.length > 0 ? screen.complaints : "");
  await screen.close();
}

const signIn = (role: string) => async (screen: Screen) => {
  const { email, password } = demoSignIns.find((each) => each.role.en === role)!;
  await screen.page.locator('input[name="email"]').fill(email);
  await screen.page.locator('input[name="password"]').fill(password);
  await screen.page.locator('button[type="submit"]').click();
  await screen.page.locator('input[name="password"]').waitFor({ state: "detached" });
};
const mapIsThere = (screen: Screen) =>
  screen.page.locator("nav.parterre-map-hidden li").first().waitFor({ state: "attached" });
const takeBest = async (screen: Screen) => {
  await mapIsThere(screen);
  await screen.page.getByRole("button", { name: /^(Best|2 张最佳)/ }).click();
  await screen.page
    .getByRole("region", { name: /My seats|我的座位/ })
    .getByRole("heading", { name: /\d/ })
    .waitFor();
};

const [opera, derby, ballet] = await Promise.all(["peony-pavilion", "river-derby", "swan-lake"].map(idOf));
await picture("shop", "/", desk);
await picture("house", `/performances/${ballet}`, desk, mapIsThere);
await picture("shop-map", `/performances/${opera}`, desk, takeBest);
await picture("stadium", `/performances/${derby}`, desk, mapIsThere);
await picture("phone", `/performances/${opera}`, { ...phone, locale: "zh" }, takeBest);
await picture("counter", `/counter/sell/${ballet}`, desk, async (screen) => {
  await signIn("seller")(screen);
  await mapIsThere(screen);
  await screen.page.keyboard.press("3");
  const act = screen.page.getByTestId("main-act");
  await act.filter({ hasText: "Hold these 3" }).waitFor();
  await screen.page.keyboard.press("Enter");
  await act.filter({ hasText: "Take payment for 3" }).waitFor();
});
await picture("admin", `/admin/performances/${ballet}/sale`, { ...desk, colourScheme: "dark" }, async (screen) => {
  await signIn("admin")(screen);
  await mapIsThere(screen);
});
await picture("tickets", `/performances/${ballet}`, phone, async (screen) => {
  const { page } = screen;
  await takeBest(screen);
  await page.goto(`${origin}/checkout`);
  await page.getByLabel("Name").fill("Lin Daiyu");
  await page.getByLabel("E-mail").fill("daiyu@example.org");
  await page.getByRole("button", { name: /^Pay/ }).click();
  await page.waitForURL(/\/payments\/test\//);
  await page.locator("form.first button").click();
  await page.waitForURL(/\/orders\//);
  await page.locator("svg[data-qr]").first().waitFor();
  await page.locator("svg[data-qr]").first().scrollIntoViewIfNeeded();
});
await browser.close();
