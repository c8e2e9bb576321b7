// The pictures of docs/draw-a-theatre.md and its Chinese page, from a running demo:
// npx tsx scripts/take-drawing-pictures.ts http://localhost:4000
import { fileURLToPath } from "node:url";
import { launchChromium } from "../test/chromium.ts";
import { drawTheatre } from "../test/draw-theatre.ts";
import { Person } from "../test/person.ts";
import { Screen } from "../test/screens.ts";
import { demoSignIns } from "./house/demo-sign-ins.mjs";

const [origin = "http://localhost:4000"] = process.argv.slice(2);
const browser = await launchChromium();
for (const locale of ["en", "zh"] as const) {
  const screen = await Screen.open(browser, `${origin}/admin/venues`, { locale, width: 1280, height: 800 });
  const { email, password } = demoSignIns.find((each) => each.role.en === "admin")!;
  await screen.page.locator('input[name="email"]').fill(email);
  await screen.page.locator('input[name="password"]').fill(password);
  await screen.page.locator('button[type="submit"]').click();
  const person = new Person(screen.page);
  await drawTheatre(person, locale, async (name) => {
    const path = fileURLToPath(new URL(`../docs/pictures/theatre-${locale}-${name}.png`, import.meta.url));
    await screen.page.screenshot({ path });
  });
  console.log(locale, `${person.acts} acts, ${Math.round(person.seconds)} s`);
  await screen.close();
}
await browser.close();
