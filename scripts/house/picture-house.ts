import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { EmbeddedPostgres } from "../../server/src/platform/database/embedded/index.ts";
import { TestClient } from "../../server/test/test-client.ts";
import { launchChromium } from "../../test/chromium.ts";
import { ServerProcess } from "../../test/server-process.ts";
import { buildApps, buildServer } from "./build.mjs";
import { demoSignIns } from "./demo-sign-ins.mjs";

/** A demo house of its own, and a browser to visit it with. */
export interface PictureHouse {
  readonly browser: Browser;
  readonly origin: string;
  /** Somebody who may do everything, signed in over the API. */
  readonly admin: TestClient;
}

/** Builds everything, opens a fresh demo house for this work, and closes it whatever comes of it. */
export async function inPictureHouse(work: (house: PictureHouse) => Promise<void>): Promise<void> {
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
    const { origin } = server;
    await work({ browser, origin, admin: await new TestClient(origin).signIn(email, password) });
  } finally {
    for (const end of ends) await end();
  }
}

/** Keeps a page as docs/pictures/NAME.png, once nothing moves on it any more. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(600);
  await page.screenshot({ path: fileURLToPath(new URL(`../../docs/pictures/${name}.png`, import.meta.url)) });
}
