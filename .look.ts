import { launchChromium } from "./test/chromium.ts";
import { Screen } from "./test/screens.ts";
import { demoSignIns } from "./scripts/house/demo-sign-ins.mjs";
import { readFile } from "node:fs/promises";
const [origin, role, out, ...addresses] = process.argv.slice(2) as string[];
const browser = await launchChromium();
const combos = [ {width:1440,height:900,locale:"en",colourScheme:"light"}, {width:1440,height:900,locale:"zh",colourScheme:"dark"}, {width:390,height:844,locale:"zh",colourScheme:"light"}, {width:390,height:844,locale:"en",colourScheme:"dark"} ] as const;
const shots: Record<string,string[]> = {};
for (const c of combos) {
  const screen = await Screen.open(browser, origin + addresses[0]!, c as never);
  const { page } = screen;
  if (role !== "-") {
    const { email, password } = demoSignIns.find((e: any) => e.role.en === role)!;
    await page.locator('input[name="email"]').fill(email); await page.locator('input[name="password"]').fill(password);
    await page.locator('button[type="submit"]').click(); await page.locator('input[name="password"]').waitFor({ state: "detached" });
  }
  for (const a of addresses) {
    await page.goto(origin + a); await page.waitForLoadState("networkidle").catch(()=>0); await page.waitForTimeout(900);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) console.log("WIDE", a, c.width, c.locale, wide);
    (shots[a] ??= []).push((await page.screenshot()).toString("base64"));
  }
  const ax = screen.complaints; if (ax.length) console.log(c, ax);
  await screen.close();
}
const ctx = await browser.newContext({ viewport: { width: 1860, height: 940 }, deviceScaleFactor: 1 });
const p = await ctx.newPage(); let n = 0;
for (const [a, s] of Object.entries(shots)) {
  await p.setContent(`<body style="margin:0;display:grid;grid-template-columns:700px 700px 220px 220px;gap:4px;align-items:start;background:#888">${s.map((b,i)=>`<img style="width:${i<2?700:220}px" src="data:image/png;base64,${b}">`).join("")}</body>`);
  await p.waitForTimeout(300);
  const f = `${out}-${n++}.png`; await p.screenshot({ path: f, clip: {x:0,y:0,width:1860,height:480} }); console.log(f, a);
}
await browser.close();
