import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { cloneDatabase } from "../server/test/test-database.ts";
import { launchChromium } from "./chromium.ts";
import { lastLook } from "./last-look.ts";
import { ServerProcess } from "./server-process.ts";

export interface DemoHouse {
  readonly server: ServerProcess;
  readonly browser: Browser;
  readonly databaseUrl: string;
}

/**
 * The shipped server with the demo in a database of its own, and a browser. Asked for at the top of a test file: there
 * before the file's own `beforeAll`, gone after its last test. Of a test that fails it tells what the pages showed.
 */
export function openDemoHouse(): DemoHouse {
  const house: { -readonly [Part in keyof DemoHouse]?: DemoHouse[Part] } = {};
  let dropDatabase: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    const [database, browser] = await Promise.all([cloneDatabase(), launchChromium()]);
    dropDatabase = () => database.drop();
    Object.assign(house, { browser, databaseUrl: database.url });
    house.server = await ServerProcess.start({ databaseUrl: database.url, environment: { DEMO: "on" } });
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === "fail" && house.browser) await lastLook(house.browser, task.name);
  });

  afterAll(async () => {
    await house.browser?.close();
    await house.server?.stop();
    await dropDatabase?.();
  });

  return house as DemoHouse;
}
