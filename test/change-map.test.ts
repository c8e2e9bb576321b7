import { compileSeatMap, parseSeatMapDraft, type SeatMapDocument, type SeatMapGeometry } from "@parterre/seat-map";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { en } from "../web-admin/src/texts/en.ts";
import { patience, say, signInOn } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { Screen } from "./screens.ts";

/** A house changes the map of a performance on sale, on the shipped server: what office and buyers see of it. */
const demo = openDemoHouse();

const signInOf = (role: string) => demoSignIns.find((each) => each.role.en === role)!;
const performanceId = "1";
/** What the row is called from the new version on. */
const newRow = "ZZ";

/** One who speaks to the API, with the cookies of his sign-in. Throws on errors. */
class Caller {
  private cookie = "";

  async ask<Data>(query: string, variables: object = {}): Promise<Data> {
    const response = await fetch(`${demo.server.origin}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: demo.server.origin, cookie: this.cookie },
      body: JSON.stringify({ query, variables }),
    });
    const cookies = response.headers.getSetCookie();
    if (cookies.length > 0) this.cookie = cookies.map((each) => each.split(";")[0]).join("; ");
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  async drawing(url: string): Promise<SeatMapDocument> {
    const response = await fetch(new URL(url, demo.server.origin), { headers: { cookie: this.cookie } });
    return parseSeatMapDraft(await response.json()).document!;
  }
}

interface Line {
  readonly ordinal: number;
}
interface Seat {
  readonly block: string;
  readonly row: string;
  readonly seat: string;
}
interface Order {
  readonly lines: readonly Line[];
  readonly tickets: readonly { readonly code: string; readonly state: string; readonly label: Seat }[];
  readonly changedSeats: readonly { readonly kind: string; readonly after: Seat }[];
}

async function orderOf(secret: string): Promise<Order> {
  const { order } = await new Caller().ask<{ order: Order }>(
    `query ($secret: ID!) {
      order(secret: $secret) {
        lines { ordinal }
        tickets { code state label { block row seat } }
        changedSeats { kind after { block row seat } }
      }
    }`,
    { secret },
  );
  return order;
}

/** Two seats side by side, bought and paid at the test bank; answers the page with the tickets. */
async function buyTwo(): Promise<Screen> {
  const screen = await Screen.open(demo.browser, `${demo.server.origin}/performances/${performanceId}`, {
    locale: "en",
  });
  const { page } = screen;
  const shopSays = (key: string, variables = {}) => say("shop", "en", key, variables);
  await page.getByRole("button", { name: shopSays("pick.best", { count: 2 }) }).click();
  const mine = page.getByRole("region", { name: shopSays("pick.mySeats") });
  await mine.getByRole("link", { name: shopSays("pick.toCart") }).click();
  await page.getByRole("link", { name: shopSays("cart.checkOut") }).click();
  await page.getByLabel(shopSays("checkOut.name")).fill("林黛玉 Lin Daiyu");
  await page.getByLabel(shopSays("checkOut.email")).fill("daiyu@example.org");
  await page.getByRole("button", { name: shopSays("checkOut.pay", { total: "" }) }).click();
  await page.waitForURL(/\/payments\/test\//);
  await page.locator("form.first button").click();
  await page.waitForURL(/\/orders\//);
  await expect.poll(() => page.locator("svg[data-qr]").count(), patience).toBe(2);
  return screen;
}

/** The drawing without some seats, and with one row called otherwise; seats are told by their identities. */
function redrawn(document: SeatMapDocument, gone: readonly string[], renamed: string): SeatMapDocument {
  return {
    ...document,
    blocks: document.blocks.map((block) => ({
      ...block,
      rows: block.rows.map((row) => ({
        ...row,
        label: row.id === renamed ? newRow : row.label,
        seats: row.seats.filter(({ id }) => !gone.includes(id)),
      })),
    })),
  };
}

const rowIn = (document: SeatMapDocument, seatId: string) =>
  document.blocks.flatMap(({ rows }) => rows).find(({ seats }) => seats.some(({ id }) => id === seatId))!;

/** A free seat of another row of the same block. */
function freeSeatBeside(geometry: SeatMapGeometry, sold: readonly number[], isFree: (ordinal: number) => boolean) {
  const row = geometry.rowOf[sold[0]!]!;
  const { block } = geometry.rows[row]!;
  for (let ordinal = 0; ordinal < geometry.seatCount; ordinal += 1) {
    const own = geometry.rowOf[ordinal]!;
    if (own !== row && geometry.rows[own]!.block === block && isFree(ordinal)) return ordinal;
  }
  throw new Error("no free seat is left in the block");
}

/** The hidden list of a map, as a screen reader's user presses it. */
const listOf = (page: Page, map: string | RegExp = "") =>
  page.getByRole("navigation", { name: map }).locator("li button");
const press = (page: Page, text: string, map: string | RegExp = "") =>
  listOf(page, map).filter({ hasText: text }).first().dispatchEvent("click", undefined, patience);

it("changes the map under a buyer: counts, a refusal, approval, and the buyer's pages by themselves", async () => {
  const buyer = await buyTwo();
  const secret = new URL(buyer.page.url()).pathname.split("/").at(-1)!;
  const before = await orderOf(secret);
  const sold = before.lines.map(({ ordinal }) => ordinal).sort((a, b) => a - b);

  const admin = new Caller();
  const { email, password } = signInOf("admin");
  await admin.ask("mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }", {
    input: { email, password },
  });
  const { performance } = await admin.ask<{
    performance: {
      seatMapVersion: { id: string; seatMap: { id: string; draft: { revision: number; documentUrl: string } } };
    };
  }>(`query { performance(id: "${performanceId}") {
    seatMapVersion { id seatMap { id draft { revision documentUrl } } }
  } }`);
  const { seatMap } = performance.seatMapVersion;
  const document = await admin.drawing(seatMap.draft.documentUrl);
  const geometry = compileSeatMap(document);
  const publish = async (drawing: SeatMapDocument, baseRevision: number) => {
    const input = { seatMapId: seatMap.id, baseRevision, document: JSON.stringify(drawing) };
    const { saveSeatMapDraft } = await admin.ask<{
      saveSeatMapDraft: { seatMap: { draft: { revision: number } } };
    }>(
      `mutation ($input: SaveSeatMapDraftInput!) {
        saveSeatMapDraft(input: $input) { ... on SeatMapDraftSaved { seatMap { draft { revision } } } }
      }`,
      { input },
    );
    const { publishSeatMap } = await admin.ask<{ publishSeatMap: { version: { id: string; geometryUrl: string } } }>(
      `mutation { publishSeatMap(seatMapId: "${seatMap.id}") {
        ... on SeatMapPublished { version { id geometryUrl } }
      } }`,
    );
    return { revision: saveSeatMapDraft.seatMap.draft.revision, ...publishSeatMap.version };
  };

  // The first of the two seats goes, and a free one of another row; the row of the two is called otherwise.
  const renamedRow = rowIn(document, geometry.seatIds[sold[1]!]!);
  const first = await publish(redrawn(document, [geometry.seatIds[sold[0]!]!], renamedRow.id), seatMap.draft.revision);
  const { mapChangePreview } = await admin.ask<{ mapChangePreview: { freeRanges: number[]; to: { id: string } } }>(
    `query { mapChangePreview(performanceId: "${performanceId}", seatMapVersionId: "${first.id}") {
      ... on MapChangePreview { freeRanges }
    } }`,
  );
  const isFree = (ordinal: number) => {
    // Ordinals of the new map: one less behind the seat that went.
    const there = ordinal > sold[0]! ? ordinal - 1 : ordinal;
    return mapChangePreview.freeRanges.some((from, at, all) => at % 2 === 0 && from <= there && there <= all[at + 1]!);
  };
  const loose = freeSeatBeside(geometry, sold, isFree);
  const gone = [sold[0]!, loose].map((ordinal) => geometry.seatIds[ordinal]!);
  const latest = await publish(redrawn(document, gone, renamedRow.id), first.revision);

  // Another page of the buyer's has the map open, at the row.
  const map = await Screen.open(demo.browser, `${demo.server.origin}/performances/${performanceId}`, { locale: "en" });
  // Blocks of the demo are drawn with both names in one label, the English one last.
  const block = geometry.blocks[geometry.rows[geometry.rowOf[sold[1]!]!]!.block]!.label.replace(/^[^A-Za-z]+/, "");
  await press(map.page, block);
  await listOf(map.page)
    .filter({ hasText: `Row ${renamedRow.label},` })
    .first()
    .waitFor({ state: "attached" });

  const office = await Screen.open(demo.browser, `${demo.server.origin}/admin/seat-maps/${seatMap.id}/compare`, {
    locale: "en",
    width: 1440,
    height: 900,
  });
  const { page } = office;
  await signInOn(page, email, password);
  await page.getByLabel(en.compare.before, { exact: true }).selectOption(performance.seatMapVersion.id);
  const count = (kind: keyof typeof en.compare.kinds, number: number) =>
    page.getByRole("button", { name: `${en.compare.kinds[kind]} ${number}`, exact: true });
  await count("REMOVED", 2).waitFor(patience);
  await count("RELABELLED", renamedRow.seats.length - 1).waitFor(patience);
  await count("ADDED", 0).waitFor(patience);
  // The maps say it to who cannot see it, and the seat that is asked for is shown on both.
  await page
    .getByRole("button", { name: new RegExp(`^${en.compare.locate}`) })
    .first()
    .click();
  const onBefore = new RegExp(`^${en.compare.before}`);
  await press(page, block, onBefore);
  await press(page, `Row ${renamedRow.label},`, onBefore);
  const seats = listOf(page, onBefore);
  await seats.filter({ hasText: en.compare.said.REMOVED }).first().waitFor({ state: "attached" });
  expect(await seats.filter({ hasText: en.compare.said.RELABELLED }).count()).toBe(renamedRow.seats.length - 1);
  await office.picture("compare-versions-en");
  expect(await office.accessibilityProblems()).toEqual([]);

  await page.goto(`${demo.server.origin}/admin/performances/${performanceId}/map`);
  const go = page.getByRole("button", { name: /^Sell version \d+$/ });
  await go.waitFor(patience);
  await page.getByText(en.changeMap.takenTitle).waitFor(patience);
  const taken = page.getByRole("button").filter({ hasText: "Lin Daiyu" });
  await expect.poll(() => taken.count(), patience).toBe(1);
  await expect.poll(() => taken.textContent(), patience).toContain("→");
  await office.picture("change-map-en");
  expect(await office.accessibilityProblems()).toEqual([]);
  await page.getByRole("textbox", { name: en.changeMap.reason }).fill("The orchestra needs the place");
  const supervisor = signInOf("supervisor");
  await page.getByLabel(en.changeMap.approverEmail).fill(supervisor.email);
  await page.getByLabel(en.changeMap.approverPassword).first().fill(supervisor.password);

  // Meanwhile somebody takes the free seat that goes: nothing is done before that was seen.
  const rival = new Caller();
  const { createCart } = await rival.ask<{ createCart: { key: string } }>("mutation { createCart { key } }");
  const { holdSeats } = await rival.ask<{ holdSeats: { __typename: string } }>(
    "mutation ($input: HoldSeatsInput!) { holdSeats(input: $input) { __typename } }",
    { input: { cartKey: createCart.key, performanceId, ordinals: [loose] } },
  );
  expect(holdSeats.__typename).toBe("HoldPlaced");
  await go.click();
  await page.getByText("Seats have changed since the preview, and nothing was done.").waitFor(patience);
  expect((await orderOf(secret)).changedSeats).toEqual([]);
  const inCart = page.getByRole("button").filter({ hasText: en.changeMap.inCart });
  await expect.poll(() => inCart.count(), patience).toBe(1);

  const reloaded = map.page.waitForResponse((response) => response.url().endsWith(latest.geometryUrl));
  await go.click();
  await page.getByRole("status").filter({ hasText: "2 seats moved" }).waitFor(patience);
  await office.picture("change-map-en-done");

  // The buyer's map comes again by itself, with the row's new name.
  await reloaded;
  await listOf(map.page).filter({ hasText: block }).first().waitFor({ state: "attached" });
  await expect
    .poll(async () => {
      await press(map.page, block).catch(() => undefined);
      return listOf(map.page)
        .filter({ hasText: `Row ${newRow},` })
        .count();
    }, patience)
    .toBeGreaterThan(0);

  // Both seats are still the buyer's: one moved with a new ticket, one under another name with the old ticket.
  const after = await orderOf(secret);
  const moved = after.changedSeats.find(({ kind }) => kind === "MOVED")!;
  const relabelled = after.changedSeats.find(({ kind }) => kind === "RELABELLED")!;
  expect(relabelled.after.row).toBe(newRow);
  const valid = after.tickets.filter(({ state }) => state === "VALID");
  expect(valid.map(({ label }) => label)).toEqual(expect.arrayContaining([moved.after, relabelled.after]));
  expect(valid).toHaveLength(2);
  const codes = before.tickets.map(({ code }) => code);
  expect(valid.filter(({ code }) => !codes.includes(code))).toHaveLength(1);
  await buyer.page.reload();
  const told = buyer.page.getByRole("status").filter({ hasText: say("shop", "en", "order.changedTitle") });
  await told.waitFor(patience);
  await expect.poll(() => told.getByRole("listitem").count(), patience).toBe(2);
  await expect.poll(() => buyer.page.locator("svg[data-qr]").count(), patience).toBe(2);
  await buyer.picture("order-changed-en");
  for (const screen of [buyer, map, office]) {
    expect(screen.complaints).toEqual([]);
    await screen.close();
  }
}, 300_000);
