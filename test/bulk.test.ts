import { beforeAll, expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { en } from "../web-counter/src/texts/en.ts";
import { zh } from "../web-counter/src/texts/zh.ts";
import { patience, signInOn } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { Screen, type ScreenOptions } from "./screens.ts";

/** Many seats at the window: the best fifty to the till, and a list given away with a supervisor's yes. */
const demo = openDemoHouse();
let performanceId: string;
let cookie = "";
const signInOf = (role: string) => demoSignIns.find((each) => each.role.en === role)!;

async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
  const response = await fetch(`${demo.server.origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ query, variables }),
  });
  cookie = response.headers.getSetCookie()[0]?.split(";", 1)[0] ?? cookie;
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

beforeAll(async () => {
  const { email, password } = signInOf("admin");
  await ask("mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }", { input: { email, password } });
  const { events } = await ask<{
    events: { edges: { node: { performances: { id: string; onSaleNow: boolean; freeSeatCount: number }[] } }[] };
  }>("{ events(first: 20) { edges { node { performances { id onSaleNow freeSeatCount } } } } }");
  performanceId = events.edges
    .flatMap(({ node }) => node.performances)
    .find(({ onSaleNow, freeSeatCount }) => onSaleNow && freeSeatCount > 300)!.id;
  const facts = await ask<{ performance: { zones: { code: string }[]; currencies: string[] } }>(
    "query ($id: ID!) { performance(id: $id) { zones { code } currencies } }",
    { id: performanceId },
  );
  const prices = facts.performance.zones.map(({ code }) => ({
    ...{ zoneCode: code, ticketTypeCode: "complimentary", money: { amountMinor: 10_000, currency: "CNY" } },
  }));
  const { setPrices } = await ask<{ setPrices: { __typename: string; reason?: object } }>(
    `mutation ($input: SetPricesInput!) { setPrices(input: $input) { __typename ... on Refusal { reason { en } } } }`,
    { input: { performanceId, prices } },
  );
  expect(setPrices.__typename).toBe("PerformanceSaved");
});

async function atWindow(role: string, options: ScreenOptions): Promise<Screen> {
  const screen = await Screen.open(demo.browser, `${demo.server.origin}/counter/bulk/${performanceId}`, options);
  const { email, password } = signInOf(role);
  await signInOn(screen.page, email, password);
  await screen.page.locator("canvas").first().waitFor(patience);
  return screen;
}

it("gives the best seats away once a supervisor has agreed", async () => {
  const screen = await atWindow("seller", { locale: "en", width: 1440, height: 900 });
  const { page } = screen;
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  await page.getByLabel(en.bulk.howMany).fill("40");
  await button(en.bulk.best).click();
  await page.getByText("40 seats chosen").waitFor(patience);
  await page.getByText(en.bulk.give, { exact: true }).click();
  await page.getByLabel(en.bulk.recipient).fill("Morning Post");
  await page.getByLabel(en.bulk.reason, { exact: true }).fill("Press night");
  await screen.picture("bulk-en-give");
  expect(await screen.accessibilityProblems()).toEqual([]);
  await button("Give 40 tickets").click();
  const { email, password } = signInOf("supervisor");
  await page.getByLabel(en.refund.supervisorEmail).fill(email);
  await page.getByLabel(en.refund.supervisorPassword).fill(password);
  await button("Approve and give 40 tickets").click();
  await page.getByText("40 tickets given").waitFor(patience);
  await screen.picture("bulk-en-given");
  await screen.close();
});

it("takes a pasted list to the till, in Chinese on a narrow screen", async () => {
  const screen = await atWindow("supervisor", { locale: "zh", width: 390, height: 844, colourScheme: "dark" });
  const { page } = screen;
  await page.getByLabel(zh.bulk.list).fill("A,1,1\n不存在的区,1,1");
  await page.getByRole("button", { name: zh.bulk.addList, exact: true }).click();
  await page.getByText("不存在的区,1,1").last().waitFor(patience);
  await page.getByLabel(zh.bulk.howMany).fill("12");
  await page.getByRole("button", { name: zh.bulk.best, exact: true }).click();
  await screen.picture("bulk-zh-phone");
  expect(await screen.accessibilityProblems()).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "带 12 座去收款" }).click();
  await expect.poll(() => page.url(), patience).toContain(`/sell/${performanceId}`);
  await screen.close();
});
