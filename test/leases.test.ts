import type { LeasePack } from "@parterre/pricing";
import { priceOffline } from "@parterre/pricing";
import { expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { OfflineCounter } from "../server/test/offline-counter.ts";
import { TestClient } from "../server/test/test-client.ts";
import { patience, say, signInOn } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { pressShown } from "./press-shown.ts";
import { Screen } from "./screens.ts";

/** What a supervisor does before an outage and after it: leases, policy, numbered tickets, and sales that differ. */
const demo = openDemoHouse();
const signInOf = (role: string) => demoSignIns.find((each) => each.role.en === role)!;
const clientOf = (role: string) =>
  new TestClient(demo.server.origin).signIn(signInOf(role).email, signInOf(role).password);

/** A window fetches its lease and loses the server. Answers how it hands in, later, the sale of one seat it made then. */
async function goOffline(counterId: string): Promise<() => Promise<void>> {
  const seller = await clientOf("seller");
  const { me } = await seller.ask<{ me: { id: string } }>("{ me { id } }");
  const window = new OfflineCounter(counterId, me.id);
  await seller.ask("mutation ($input: RegisterCounterKeyInput!) { registerCounterKey(input: $input) { __typename } }", {
    input: { counterId, publicKey: window.publicKey },
  });
  const { reportCounter } = await seller.ask<{ reportCounter: { leases: { id: string; pack: string }[] } }>(
    `mutation ($input: ReportCounterInput!) {
      reportCounter(input: $input) { ... on CounterHeard { leases { id pack } } }
    }`,
    { input: { counterId, kid: window.kid, unsentSales: 0 } },
  );
  const [{ id, pack }] = reportCounter.leases as [{ id: string; pack: string }];
  const { performanceId: performance_id, seats, ticketTypes } = JSON.parse(pack) as LeasePack;
  const { ordinal } = seats[0]!;
  const type = ticketTypes.find((each) => {
    const wish = [{ ordinal, ticketTypeId: each.id }];
    return priceOffline(JSON.parse(pack), { currency: "CNY", at: Date.now(), seats: wish }).kind === "priced";
  })!;
  const sale = window.signed(window.sell({ id, performance_id, pack }, [ordinal], type.id));
  return async () => {
    const { uploadOfflineSales } = await seller.ask<{ uploadOfflineSales: { __typename: string } }>(
      "mutation ($input: UploadOfflineSalesInput!) { uploadOfflineSales(input: $input) { __typename } }",
      { input: { counterId, sales: [sale] } },
    );
    expect(uploadOfflineSales.__typename).toBe("OfflineSalesUploaded");
  };
}

it.each([
  ["en", { width: 1440, height: 900, colourScheme: "light" }, 1001],
  ["zh", { width: 390, height: 844, colourScheme: "dark" }, 5001],
] as const)(
  "leases to a window, and settles what comes in that differs (%s)",
  async (locale, size, firstNumber) => {
    const words = (key: string, variables = {}) => say("counter", locale, key, variables);
    const screen = await Screen.open(demo.browser, `${demo.server.origin}/counter/board`, { locale, ...size });
    const { page } = screen;
    const look = async (name: string) => {
      await screen.picture(`leases-${locale}-${name}`);
      expect(await screen.accessibilityProblems()).toEqual([]);
    };
    await signInOn(page, signInOf("supervisor").email, signInOf("supervisor").password);
    await page.getByRole("heading", { name: words("shifts.boardTitle") }).waitFor(patience);
    await pressShown(page, "l");
    const theatre = locale === "en" ? "Pearl Grand Theatre" : "明珠大剧院";
    const cards = page.getByTestId("leasing-counter").filter({ hasText: theatre });
    const free = cards.filter({ has: page.getByText(words("leases.noPolicy")) }).filter({
      hasNot: page.getByTestId("take-back"),
    });
    await free.first().waitFor(patience);
    const counterId = (await free.first().getAttribute("data-counter"))!;
    const card = page.locator(`[data-testid="leasing-counter"][data-counter="${counterId}"]`);

    // So many seats for the next performance, by Enter.
    await card.getByTestId("lease-by-hand").click();
    await page.getByTestId("lease-go").and(page.locator(":enabled")).waitFor(patience);
    await look("by-hand");
    await page.getByTestId("lease-seats").fill("20");
    await page.getByTestId("lease-go").filter({ hasText: "20" }).waitFor(patience);
    await page.keyboard.press("Enter");
    await card.getByTestId("take-back").waitFor(patience);

    await card.getByTestId("set-policy").click();
    await page.getByTestId("policy-go").waitFor(patience);
    await look("policy");
    await page.keyboard.press("Enter");
    await card.getByText(words("leases.policyIs", { seats: 30, hours: 24, term: 12 })).waitFor(patience);

    await card.getByTestId("issue-backup").click();
    await page.getByTestId("first-number").fill(String(firstNumber));
    await page.getByTestId("last-number").fill(String(firstNumber + 99));
    await look("backup");
    await page.getByTestId("backup-go").and(page.locator(":enabled")).click();
    await card.getByText(`${firstNumber}–${firstNumber + 99}`).waitFor(patience);

    // On the map the seats are the supervisor's own choice.
    const other = free.first();
    await other.getByTestId("lease-by-hand").click();
    await page.getByTestId("lease-on-map").and(page.locator(":enabled")).click(patience);
    await page.getByText(words("leases.mapHelp")).waitFor(patience);
    await page.locator("canvas").first().waitFor(patience);
    await look("map");
    await page.keyboard.press("Escape");

    // The window is silent and its lease is taken back; the sale it made from it waits until one press settles it.
    const handIn = await goOffline(counterId);
    await card.getByTestId("take-back").first().click();
    await page.getByTestId("take-back-go").waitFor(patience);
    await page.getByRole("dialog").getByLabel(words("leases.reason")).fill("broken");
    await look("take-back");
    await page.keyboard.press("Enter");
    await page.getByTestId("take-back-go").waitFor({ state: "detached", ...patience });
    await expect.poll(() => card.getByTestId("take-back").count(), patience).toBe(0);
    await handIn();
    const difference = page.getByTestId("difference");
    await difference.waitFor(patience);
    await look("difference");
    // Whoever supervises sees what is proposed; a manager does it.
    expect(await difference.getByTestId("settle").count()).toBe(0);
    const manager = await Screen.open(demo.browser, `${demo.server.origin}/counter/leases`, { locale, ...size });
    await signInOn(manager.page, signInOf("manager").email, signInOf("manager").password);
    await manager.page.getByTestId("settle").waitFor(patience);
    await manager.picture(`leases-${locale}-settle`);
    expect(await manager.accessibilityProblems()).toEqual([]);
    await manager.page.getByTestId("settle").click();
    await manager.page.getByText(words("leases.noDifferences")).waitFor(patience);
    expect(manager.complaints).toEqual([]);
    await manager.close();
    await page.getByText(words("leases.noDifferences")).waitFor(patience);
    expect(screen.complaints).toEqual([]);
    await screen.close();

    // For the worst day the office has the performance on paper, signed.
    const office = await Screen.open(demo.browser, `${demo.server.origin}/admin/performances/6/packs`, {
      locale,
      ...size,
    });
    await signInOn(office.page, signInOf("admin").email, signInOf("admin").password);
    await office.page.getByTestId("make-pack").click(patience);
    const pack = office.page.getByTestId("backup-pack").first();
    await pack.waitFor(patience);
    expect(await pack.getByRole("link").count()).toBe(4);
    await office.picture(`packs-${locale}`);
    expect(await office.accessibilityProblems()).toEqual([]);
    expect(office.complaints).toEqual([]);
    await office.close();
  },
  400_000,
);
