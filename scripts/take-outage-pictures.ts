// The pictures of docs/contingency.md and its Chinese page, from a house of its own: npx tsx scripts/take-outage-pictures.ts
import { OfflineWindow } from "../test/offline-window.ts";
import { openShiftOf } from "../test/open-shift.ts";
import { Screen } from "../test/screens.ts";
import { demoSignIns } from "./house/demo-sign-ins.mjs";
import { inPictureHouse, takePicture } from "./house/picture-house.ts";

const signInOf = (role: string) => demoSignIns.find((each) => each.role.en === role)!;
const performanceId = "6";

await inPictureHouse(async ({ browser, origin, admin }) => {
  const { performance } = await admin.ask<{ performance: { venue: { id: string } } }>(
    "query ($id: ID!) { performance(id: $id) { venue { id } } }",
    { id: performanceId },
  );
  for (const [locale, role, seats] of [
    ["en", "seller", 60],
    ["zh", "supervisor", 40],
  ] as const) {
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
    await takePicture(board.page, `outage-${locale}-1-leases`);
    await board.close();

    await window.page.context().setOffline(true);
    await window.says("offline");
    await window.sell(2);
    await window.hold(3);
    await takePicture(window.page, `outage-${locale}-2-alone`);
    await window.toTender();
    await window.payAndPrint();
    await window.page.keyboard.press("F1");
    await window.page.getByTestId("backup-left").waitFor();
    await takePicture(window.page, `outage-${locale}-3-kept`);

    await window.page.context().setOffline(false);
    await window.says("online");
    await window.page.getByTestId("given-back").waitFor();
    await takePicture(window.page, `outage-${locale}-4-back`);
    await window.screen.close();
  }
});
