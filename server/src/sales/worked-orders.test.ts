import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { expectSixStatements } from "../../test/histories/six-statements.ts";
import { openSellingHouse, type SellingHouse } from "../../test/selling-house.ts";
import type { Story } from "../../test/worked-orders/story.ts";
import { StoryTeller } from "../../test/worked-orders/tell-story.ts";

let house: SellingHouse;
beforeAll(async () => {
  house = await openSellingHouse();
});
afterAll(() => house.close());

const folder = new URL("../../../docs/orders/", import.meta.url);
const pages = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .map((page) => {
    const blocks = [...readFileSync(new URL(page, folder), "utf8").matchAll(/```yaml\n([\s\S]*?)```/g)];
    const stories = blocks.map(([, block = ""]) => parse(block) as Story).filter(({ acts }) => acts);
    return { page, stories };
  })
  .filter(({ stories }) => stories.length > 0);

it("the pages have their examples", () => {
  expect(pages.map(({ page }) => page)).toEqual([
    "cancelled-and-moved.md",
    "exchanges.md",
    "free-tickets.md",
    "late-payments.md",
    "limits.md",
    "part-payments.md",
    "refund-fees.md",
    "vouchers.md",
  ]);
});

describe.each(pages)("$page", ({ stories }) => {
  it.each(stories)("$example", async (story) => {
    const teller = new StoryTeller(house, story);
    await teller.begin();
    for (const [index, act] of story.acts.entries()) {
      const { refused, ...then } = act.then ?? {};
      const which = `act ${index + 1}: ${JSON.stringify(act)}`;
      expect(await teller.carryOut(act), which).toBe(refused ?? null);
      expect(await teller.stateOf(then), which).toEqual(then);
    }
    await expectSixStatements(house.rows, teller.performance);
  });
});
