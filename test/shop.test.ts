import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { TestClient } from "../server/test/test-client.ts";
import { openDemoHouse } from "./demo-house.ts";
import { Screen } from "./screens.ts";
import { ServerProcess } from "./server-process.ts";

/** What the shop does for a buyer, on the shipped server and in a real browser. */
const demo = openDemoHouse();

/** Machines that test are busy; what is waited for comes in a moment on a free one. */
const patient = { timeout: 30_000, interval: 50 };

/** An anonymous GraphQL request, as any other buyer or partner sends it. Throws on errors. */
async function ask<Data>(query: string, variables: object = {}, cookie = ""): Promise<Data> {
  const response = await fetch(`${demo.server.origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(cookie && { cookie }) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function firstPerformanceOf(slug: string): Promise<string> {
  const { event } = await ask<{ event: { performances: { id: string }[] } }>(
    "query ($slug: String!) { event(slug: $slug) { performances { id } } }",
    { slug },
  );
  return event.performances[0]!.id;
}

/** The administrator moves a performance to the day after, and lets everybody give tickets back until it begins. */
async function moveByADay(performanceId: string): Promise<void> {
  const { email, password } = demoSignIns.find((each) => each.role.en === "admin")!;
  const admin = await new TestClient(demo.server.origin).signIn(email, password);
  const { performance } = await admin.ask("query ($id: ID!) { performance(id: $id) { startsAt } }", {
    id: performanceId,
  });
  const startsAt = new Date(Date.parse(performance.startsAt) + 86_400_000).toISOString();
  const { movePerformance } = await admin.ask(
    "mutation ($input: MovePerformanceInput!) { movePerformance(input: $input) { __typename } }",
    { input: { performanceId, startsAt, reason: "The stage is flooded", refundUntil: startsAt } },
  );
  expect(movePerformance.__typename).toBe("PerformanceMove");
}

/** Takes a free seat with the keyboard alone: block, row, along the row to a free seat, take. */
async function takeSeatByKeys(page: Page): Promise<void> {
  await page.getByRole("application").focus();
  const spoken = page.getByTestId("seat-map-spoken");
  // Each press is answered by a sentence: the block, the row, the seat.
  const press = async (key: string) => {
    const before = await spoken.textContent();
    await page.keyboard.press(key);
    await expect.poll(() => spoken.textContent(), patient).not.toBe(before);
  };
  await press("Enter");
  await press("Enter");
  await press("Enter");
  while (!(await spoken.textContent())?.includes(", free")) await press("ArrowRight");
  await page.keyboard.press("Enter");
}

async function fillContact(page: Page): Promise<void> {
  await page.locator("input[name=name]").fill("李清照");
  await page.locator("input[name=email]").fill("li@example.com");
}

/** From the map with seats to the hosted payment page. */
async function goAndPay(page: Page): Promise<void> {
  await page.getByRole("link", { name: /^(To checkout|去结算)$/ }).click();
  await payFromCart(page);
}

async function payFromCart(page: Page): Promise<void> {
  await page.getByRole("link", { name: /^(Continue|继续)$/ }).click();
  await fillContact(page);
  await page.getByRole("button", { name: /^(Pay|支付) / }).click();
  await page.waitForURL(/\/payments\/test\//);
}

describe("the shop", () => {
  it("sells the best seats together, in Chinese, and every page suits a screen reader", async () => {
    const screen = await Screen.open(demo.browser, demo.server.origin, { locale: "zh", width: 1440, height: 900 });
    const { page } = screen;
    const problems: Record<string, string[]> = {};
    const look = async (name: string) => {
      await screen.picture(`shop-zh-${name}`);
      problems[name] = await screen.accessibilityProblems();
    };
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
    await page.getByRole("link", { name: /牡丹亭/ }).waitFor();
    await look("events");
    await page.getByRole("link", { name: /牡丹亭/ }).click();
    await page.getByRole("link", { name: "选座购票" }).first().waitFor();
    await look("performances");
    await page.getByRole("link", { name: "选座购票" }).first().click();

    await page.getByRole("button", { name: "2 张最佳连座" }).click();
    const mine = page.getByRole("region", { name: "我的座位" });
    await mine.getByRole("listitem").nth(1).waitFor();
    const first = await mine.locator("strong").allTextContents();
    await look("house");
    await page.getByRole("button", { name: "换一组座位" }).click();
    await expect.poll(async () => mine.locator("strong").allTextContents(), patient).not.toEqual(first);
    await expect.poll(async () => mine.getByRole("listitem").count(), patient).toBe(2);

    await page.getByText("HKD", { exact: true }).click();
    await expect.poll(async () => mine.textContent(), patient).toContain("HK$");
    await mine.getByRole("combobox").first().selectOption({ label: "学生" });
    await page.getByRole("link", { name: "去结算" }).click();
    await page.getByRole("heading", { level: 1, name: "我的座位" }).waitFor();
    await page.getByRole("timer").first().waitFor();
    await look("cart");
    await page.getByRole("link", { name: "继续" }).click();

    await page.getByRole("button", { name: /^支付 HK\$/ }).click();
    await page.getByText("请填写姓名。").waitFor();
    await look("checkout");
    await fillContact(page);
    await page.getByRole("button", { name: /^支付 HK\$/ }).click();
    await page.waitForURL(/\/payments\/test\//);
    await page.getByRole("button").first().click();

    await page.waitForURL(/\/orders\//);
    await page.getByRole("heading", { name: "现场见。" }).waitFor();
    expect(await page.getByRole("img", { name: /票号/ }).count()).toBe(2);
    expect(await page.getByText("学生").count()).toBeGreaterThan(0);
    await look("order");
    expect(problems).toEqual(Object.fromEntries(Object.keys(problems).map((name) => [name, []])));
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it("works on a phone by keyboard alone, changes language at once, and lets a declined buyer try again", async () => {
    const performance = await firstPerformanceOf("hamlet");
    const url = `${demo.server.origin}/performances/${performance}`;
    const screen = await Screen.open(demo.browser, url, {
      locale: "en",
      width: 390,
      height: 844,
      colourScheme: "dark",
    });
    const { page } = screen;
    await page.getByRole("application").waitFor();
    await takeSeatByKeys(page);
    await page.getByRole("link", { name: "To checkout" }).waitFor();
    await screen.picture("shop-en-phone-house");
    expect(await screen.accessibilityProblems()).toEqual([]);

    await page.getByRole("button", { name: /切换为中文/ }).click();
    await page.getByRole("link", { name: "去结算" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
    await page.reload();
    await page.getByRole("link", { name: "去结算" }).waitFor();
    await page.getByRole("button", { name: /Switch to English/ }).click();

    await goAndPay(page);
    await page.getByRole("button", { name: /Decline/ }).click();
    await page.getByRole("heading", { name: "Not paid yet" }).waitFor();
    await screen.picture("shop-en-phone-declined");
    expect(await screen.accessibilityProblems()).toEqual([]);
    await page.getByRole("link", { name: "Back to my seats" }).click();
    await payFromCart(page);
    await page.getByRole("button", { name: /^.*Approve the payment/ }).click();
    await page.getByRole("heading", { name: "See you there." }).waitFor();
    await screen.picture("shop-en-phone-order");
    expect(await screen.accessibilityProblems()).toEqual([]);

    // The house moves the performance, and this buyer cannot come then.
    await moveByADay(performance);
    const secret = new URL(page.url()).pathname.split("/").at(-1)!;
    const seen = "query ($secret: ID!) { order(secret: $secret) { movedRefund { seatCount } } }";
    await expect
      .poll(() => ask<{ order: { movedRefund: unknown } }>(seen, { secret }), { timeout: 60_000, interval: 250 })
      .toEqual({ order: { movedRefund: { seatCount: 2 } } });
    await page.reload();
    await page.getByRole("button", { name: "Give the tickets back" }).click({ timeout: 60_000 });
    await page.getByRole("button", { name: /^Give back, get / }).waitFor({ timeout: 60_000 });
    await screen.picture("shop-en-phone-give-back");
    expect(await screen.accessibilityProblems()).toEqual([]);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Your money is on its way back" }).waitFor({ timeout: 60_000 });
    await page.getByTestId("moved-refund").waitFor({ state: "detached", timeout: 60_000 });
    expect(screen.complaints).toEqual([]);
    await screen.close();
  });

  it("tells who was slower what is free beside, and takes that in one tap", async () => {
    const performance = await firstPerformanceOf("swan-lake");
    const screen = await Screen.open(demo.browser, `${demo.server.origin}/performances/${performance}`, {
      locale: "en",
    });
    const { page } = screen;
    await page.getByRole("application").waitFor();
    // The moment between the tap and its arrival, stretched: somebody else takes the very seat.
    let asked: number[] = [];
    await page.route("**/graphql", async (route) => {
      const body = route.request().postDataJSON() as { operationName: string; variables: { input: object } };
      if (body.operationName === "HoldSeats" && asked.length === 0) {
        const { ordinals } = body.variables.input as { ordinals: number[] };
        asked = ordinals;
        const { createCart } = await ask<{ createCart: { key: string } }>("mutation { createCart { key } }");
        await ask("mutation ($input: HoldSeatsInput!) { holdSeats(input: $input) { __typename } }", {
          input: { cartKey: createCart.key, performanceId: performance, ordinals },
        });
      }
      await route.continue();
    });
    // The first free seat of three: a pair from there would leave the third alone, and the map says so.
    await takeSeatByKeys(page);
    await page.getByText(/leave a single seat over/).waitFor();
    expect(asked).toEqual([]);
    // For one the same seat leaves a pair.
    await page.getByRole("button", { name: "One fewer" }).click();
    await page.getByRole("application").focus();
    await page.keyboard.press("Enter");
    const offer = page.getByRole("button", { name: /^Take the free seat beside/ });
    await offer.waitFor();
    expect(asked).toHaveLength(1);
    await screen.picture("shop-en-seat-taken");
    expect(await screen.accessibilityProblems()).toEqual([]);
    await offer.click();
    await page.getByRole("link", { name: "To checkout" }).waitFor();
    expect(await offer.count()).toBe(0);
    await screen.close();
  });

  it("says that the time is over and takes the same seats again", async () => {
    const hasty = await ServerProcess.start({ databaseUrl: demo.databaseUrl, environment: { HOLD_SECONDS: "8" } });
    try {
      const performance = await firstPerformanceOf("turandot");
      const screen = await Screen.open(demo.browser, `${hasty.origin}/performances/${performance}`, { locale: "en" });
      const { page } = screen;
      await page.getByRole("button", { name: "Best 2 together" }).click();
      const seats = page.getByRole("region", { name: "My seats" }).locator("strong");
      await expect.poll(() => seats.count(), patient).toBeGreaterThan(1);
      const before = await seats.allTextContents();
      await page.getByText("Your time is over").waitFor({ timeout: 30_000 });
      expect(await screen.accessibilityProblems()).toEqual([]);
      await page.getByRole("button", { name: "Take the same seats again" }).click();
      await expect.poll(() => seats.allTextContents(), patient).toEqual(before);
      await screen.close();
    } finally {
      await hasty.stop();
    }
  });

  it("shows a changed price before it charges anything", async () => {
    const performance = await firstPerformanceOf("blue-hour");
    const screen = await Screen.open(demo.browser, `${demo.server.origin}/performances/${performance}`, {
      locale: "en",
    });
    const { page } = screen;
    await page.getByRole("button", { name: "Best 2 together" }).click();
    await page.getByRole("link", { name: "To checkout" }).click();
    await page.getByRole("link", { name: "Continue" }).click();
    const pay = page.getByRole("button", { name: /^Pay / });
    await pay.waitFor();
    const shown = await pay.textContent();
    // The page asks with the total it showed; a page that was open while prices changed asks with an old one.
    let isOld = false;
    await page.route("**/graphql", async (route) => {
      const body = route.request().postDataJSON() as {
        operationName: string;
        variables: { input: { shownTotalMinor: number } };
      };
      if (body.operationName !== "CheckOut" || isOld) return route.continue();
      isOld = true;
      body.variables.input.shownTotalMinor -= 100;
      await route.continue({ postData: JSON.stringify(body) });
    });
    await fillContact(page);
    await pay.click();
    await page.getByText(/The price has changed/).waitFor();
    await screen.picture("shop-en-price-changed");
    const agree = page.getByRole("button", { name: /instead$/ });
    expect(await agree.textContent()).toBe(`${shown} instead`);
    await agree.click();
    await page.waitForURL(/\/payments\/test\//);
    await screen.close();
  });

  it("has a page for addresses that lead nowhere", async () => {
    for (const path of ["/nowhere", "/events/no-such-event", "/orders/not-a-secret", "/performances/999999"]) {
      const screen = await Screen.open(demo.browser, demo.server.origin + path, { locale: "en" });
      await screen.page.getByRole("link", { name: "All events", exact: true }).waitFor();
      expect(await screen.page.getByRole("heading", { level: 1 }).count(), path).toBe(1);
      expect(await screen.accessibilityProblems(), path).toEqual([]);
      await screen.close();
    }
  });
});
