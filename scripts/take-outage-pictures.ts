// The pictures of docs/contingency.md and its Chinese page, from a house of its own: npx tsx scripts/take-outage-pictures.ts
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { EmbeddedPostgres } from "../server/src/platform/database/embedded/index.ts";
import { TestClient } from "../server/test/test-client.ts";
import { launchChromium } from "../test/chromium.ts";
import { OfflineWindow } from "../test/offline-window.ts";
import { openShiftOf } from "../test/open-shift.ts";
import { Screen } from "../test/screens.ts";
import { ServerProcess } from "../test/server-process.ts";
import { buildApps, buildServer } from "./house/build.mjs";
import { demoSignIns } from "./house/demo-sign-ins.mjs";

const signInOf = (role: string) => demoSignIns.find((each) => each.role.en === role)!;
const performanceId = "6";

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
  const { origin } = server;
  const admin = await new TestClient(origin).signIn(signInOf("admin").email, signInOf("admin").password);
  const { performance } = await admin.ask<{ performance: { venue: { id: string } } }>(
    "query ($id: ID!) { performance(id: $id) { venue { id } } }",
    { id: performanceId },
  );
  for (const [locale, role, seats] of [
    ["en", "seller", 60],
    ["zh", "supervisor", 40],
  ] as const) {
    const take = async (page: Page, name: string) => {
      const path = fileURLToPath(new URL(`../docs/pictures/outage-${locale}-${name}.png`, import.meta.url));
      await page.waitForTimeout(600);
      await page.screenshot({ path });
    };
    await openShiftOf(origin, signInOf(role));
    const serialNumber = `SN-${locale}`;
    const shared = { venueId: performance.venue.id, performanceId, seats, locale };
    const window = await OfflineWindow.open(browser, origin, admin, { ...shared, who: signInOf(role), serialNumber });
    await window.page.setViewportSize({ width: 1280, height: 860 });

    const board = await Screen.open(browser, `${origin}/counter/leases`, { locale });
    await board.page.locator('input[name="email"]').fill(signInOf("supervisor").email);
    await board.page.locator('input[name="password"]').fill(signInOf("supervisor").password);
    await board.page.keyboard.press("Enter");
    await board.page.getByTestId("take-back").first().waitFor();
    await board.page.getByTestId("take-back").first().scrollIntoViewIfNeeded();
    await take(board.page, "1-leases");
    await board.close();

    await window.page.context().setOffline(true);
    await window.says("offline");
    await window.sell(2);
    await window.hold(3);
    await take(window.page, "2-alone");
    await window.toTender();
    await window.payAndPrint();
    await window.page.keyboard.press("F1");
    await window.page.getByTestId("backup-left").waitFor();
    await take(window.page, "3-kept");

    await window.page.context().setOffline(false);
    await window.says("online");
    await window.page.getByTestId("given-back").waitFor();
    await take(window.page, "4-back");
    console.log(locale, window.screen.complaints);
    await window.screen.close();
  }
} finally {
  for (const end of ends) await end();
}
