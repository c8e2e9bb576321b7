import fc from "fast-check";
import { buildSchema } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sealAuditEntries, verifyAuditChain } from "../../src/identity/audit-chain.ts";
import { readSeatCodes } from "../../src/inventory/seat.store.ts";
import { FrameBroadcaster } from "../../src/platform/live/index.ts";
import { eventually } from "../eventually.ts";
import { setHouseRules } from "../house-rules.ts";
import { openSellingHouse } from "../selling-house.ts";
import { type Act, anyAct } from "./any-history.ts";
import { blankPerformance } from "./blank-performance.ts";
import { LivedHouse } from "./lived-house.ts";
import { expectOnlyToGrow, expectSixStatements } from "./six-statements.ts";
import type { Cast } from "./staff-acts.ts";

/** Houses that live side by side, each on a database of its own, so that none knows of another's clock. */
const houseCount = 3;
const historiesPerHouse = 700;

interface Lane extends Cast {
  readonly blankId: number;
  readonly broadcaster: FrameBroadcaster;
}

let lanes: Lane[] = [];
beforeAll(async () => {
  lanes = await Promise.all(Array.from({ length: houseCount }, openLane));
}, 120_000);
afterAll(async () => {
  for (const { broadcaster, house } of lanes) {
    await broadcaster.stop();
    await house.close();
  }
});

async function openLane(): Promise<Lane> {
  const house = await openSellingHouse();
  const seller = await house.enrol("seller", "seller");
  const supervisor = await house.enrol("supervisor", "supervisor");
  await setHouseRules(house.programme, house.admin);
  const broadcaster = new FrameBroadcaster({
    schema: buildSchema("type Query { nothing: Int }"),
    source: house.inventory.liveSource,
    url: house.url,
    frameContext: (context) => context,
    outward: (error) => error.toJSON(),
    onError: (error, doing) => house.troubles.push(`${doing}: ${error.message}`),
  });
  broadcaster.start();
  house.inventory.followLive(broadcaster.liveStates);
  return { house, seller, supervisor, broadcaster, blankId: await house.openPerformance() };
}

/** Lives one history from a blank page, and looks at what must always be true. */
async function liveThrough(lane: Lane, acts: readonly Act[]): Promise<void> {
  const { house, broadcaster } = lane;
  const performanceId = await blankPerformance(house, lane.blankId);
  // 4: somebody looks on, all the time.
  let seen = new Uint8Array(0);
  const stop = broadcaster.liveStates.watch(String(performanceId), {
    replaced: (states) => {
      seen = states.slice();
    },
    changed: (ordinal, code) => {
      seen[ordinal] = code;
    },
  });
  try {
    const lived = new LivedHouse(lane, performanceId);
    for (const act of acts) await lived.live(act);
    await lived.end();
    await expectSixStatements(house.rows, performanceId);
    const truth = await readSeatCodes((statement, values) => house.database.queryHot(statement, values), performanceId);
    await eventually(() => expect([...seen]).toEqual([...truth]));
    const report = (await house.reports.salesReport(performanceId))!;
    const [journal] = await house.rows(
      "SELECT coalesce(sum(amount_minor), 0)::int AS amount FROM journal_entry WHERE performance_id = $1",
      [performanceId],
    );
    const net = report.totals.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    expect(net, "the report says what the journal says").toBe(journal.amount);
  } finally {
    stop();
  }
}

describe("whatever happens in a house", () => {
  it("what must always be true is true after thousands of histories", async () => {
    let acts = 0;
    await Promise.all(
      lanes.map((lane) =>
        fc.assert(
          fc.asyncProperty(fc.array(anyAct, { minLength: 1, maxLength: 14, size: "max" }), async (history) => {
            acts += history.length;
            await liveThrough(lane, history);
          }),
          // A failure says its seed, its path, and the shortest history it could find.
          { numRuns: historiesPerHouse, includeErrorInReport: true },
        ),
      ),
    );
    expect(acts).toBeGreaterThan(4 * houseCount * historiesPerHouse);
    for (const { house } of lanes) {
      await expectOnlyToGrow(house.rows);
      while ((await sealAuditEntries(house.database)) > 0);
      const chain = await verifyAuditChain(house.database);
      expect(chain.broken).toBeNull();
      expect(chain.sealedCount).toBeGreaterThan(0);
      expect(house.troubles).toEqual([]);
    }
  }, 900_000);
});
