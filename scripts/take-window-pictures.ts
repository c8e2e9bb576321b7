// The pictures of docs/first-day.md and its Chinese page, from a house of its own: npx tsx scripts/take-window-pictures.ts
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { EmbeddedPostgres } from "../server/src/platform/database/embedded/index.ts";
import { TestClient } from "../server/test/test-client.ts";
import { launchChromium } from "../test/chromium.ts";
import { emulatedUsbScript } from "../test/emulated-usb-script.ts";
import { liveFirstDay } from "../test/new-seller.ts";
import { counterStorageKey, pairCounter } from "../test/paired-counter.ts";
import { Screen } from "../test/screens.ts";
import { ServerProcess } from "../test/server-process.ts";
import { buildApps, buildServer } from "./house/build.mjs";
import { demoSignIns } from "./house/demo-sign-ins.mjs";

await Promise.all([buildServer(), buildApps()]);
const folder = await mkdtemp(join(tmpdir(), "parterre-pictures-"));
const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
try {
  const postgres = await EmbeddedPostgres.start({ home: join(folder, "postgres"), database: "pictures" });
  ends.unshift(() => postgres.stop("immediate"));
  const server = await ServerProcess.start({ databaseUrl: postgres.url, environment: { DEMO: "on" } });
  ends.unshift(() => server.stop());
  const browser = await launchChromium();
  ends.unshift(() => browser.close());
  const { email, password } = demoSignIns.find(({ role }) => role.en === "admin")!;
  const admin = await new TestClient(server.origin).signIn(email, password);
  for (const [locale, performanceId] of [
    ["en", "5"],
    ["zh", "6"],
  ] as const) {
    const serialNumber = `SN-${locale}`;
    const { counterId } = await pairCounter(admin, serialNumber);
    const screen = await Screen.open(browser, `${server.origin}/counter/`, { locale, width: 1280, height: 860 });
    await screen.page.addInitScript({
      content: `${await emulatedUsbScript("escpos", serialNumber)}
        localStorage.setItem(${JSON.stringify(counterStorageKey)}, ${JSON.stringify(counterId)});`,
    });
    await screen.page.reload();
    const difference = await liveFirstDay(screen.page, locale, performanceId, async (name) => {
      const path = fileURLToPath(new URL(`../docs/pictures/first-day-${locale}-${name}.png`, import.meta.url));
      await screen.page.waitForTimeout(600);
      await screen.page.screenshot({ path });
    });
    console.log(locale, difference, screen.complaints.length > 0 ? screen.complaints : "");
    await screen.close();
  }
} finally {
  for (const end of ends) await end();
}
