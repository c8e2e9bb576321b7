// The pictures of docs/first-day.md and its Chinese page, from a house of its own: npx tsx scripts/take-window-pictures.ts
import { emulatedUsbScript } from "../test/emulated-usb-script.ts";
import { liveFirstDay } from "../test/new-seller.ts";
import { counterStorageKey, pairCounter } from "../test/paired-counter.ts";
import { Screen } from "../test/screens.ts";
import { inPictureHouse, takePicture } from "./house/picture-house.ts";

await inPictureHouse(async ({ browser, origin, admin }) => {
  for (const [locale, performanceId] of [
    ["en", "5"],
    ["zh", "6"],
  ] as const) {
    const serialNumber = `SN-${locale}`;
    const { counterId } = await pairCounter(admin, serialNumber);
    const screen = await Screen.open(browser, `${origin}/counter/`, { locale, width: 1280, height: 860 });
    await screen.page.addInitScript({
      content: `${await emulatedUsbScript("escpos", serialNumber)}
        localStorage.setItem(${JSON.stringify(counterStorageKey)}, ${JSON.stringify(counterId)});`,
    });
    await screen.page.reload();
    const difference = await liveFirstDay(screen.page, locale, performanceId, (name) =>
      takePicture(screen.page, `first-day-${locale}-${name}`),
    );
    console.log(locale, difference, screen.complaints.length > 0 ? screen.complaints : "");
    await screen.close();
  }
});
