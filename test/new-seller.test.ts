import { expect, test } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { openDemoHouse } from "./demo-house.ts";
import { emulatedUsbScript } from "./emulated-usb-script.ts";
import { liveFirstDay } from "./new-seller.ts";
import { closeShiftOf } from "./open-shift.ts";
import { counterStorageKey, pairCounter } from "./paired-counter.ts";
import { Screen } from "./screens.ts";

const demo = openDemoHouse();

test("a new seller's first day, as the page in docs tells it, ends with a drawer that is exact", async () => {
  const { origin } = demo.server;
  const seller = await closeShiftOf(origin, demoSignIns.find(({ role }) => role.en === "seller")!);
  const { counterId } = await pairCounter(seller, "SN-FIRST");
  const screen = await Screen.open(demo.browser, `${origin}/counter/`, { locale: "en", width: 1440, height: 900 });
  await screen.page.addInitScript({
    content: `${await emulatedUsbScript("escpos", "SN-FIRST")}
      localStorage.setItem(${JSON.stringify(counterStorageKey)}, ${JSON.stringify(counterId)});`,
  });
  await screen.page.reload();
  const difference = await liveFirstDay(screen.page, "en", "5", async () => undefined);
  expect(difference).toMatch(/^\D*0\.00$/);
  expect(await screen.page.evaluate("printer.mechanics.tickets.length")).toBe(2);
  expect(screen.complaints).toEqual([]);
  await screen.close();
});
