import pg from "pg";
import { expect, it } from "vitest";
import { demoSignIns } from "../scripts/house/demo-sign-ins.mjs";
import { TestClient } from "../server/test/test-client.ts";
import { patience } from "./app-pages.ts";
import { openDemoHouse } from "./demo-house.ts";
import { OfflineWindow } from "./offline-window.ts";

/**
 * The worst evening: the network of one window is cut in the middle of a sale, then the server dies; two windows go on
 * from their leases, one is reloaded and one crashes in the middle of a sale; then everything comes back.
 */
const demo = openDemoHouse();
const signInOf = (role: string) => demoSignIns.find((each) => each.role.en === role)!;
const performanceId = "6";

it("sells 50 seats alone at each of two windows, and every seat, ticket and cent is accounted for", async () => {
  const { origin } = demo.server;
  const admin = await new TestClient(origin).signIn(signInOf("admin").email, signInOf("admin").password);
  const { performance } = await admin.ask<{ performance: { venue: { id: string } } }>(
    "query ($id: ID!) { performance(id: $id) { venue { id } } }",
    { id: performanceId },
  );
  const shared = { venueId: performance.venue.id, performanceId, seats: 60 };
  const windows = [
    await OfflineWindow.open(demo.browser, origin, admin, { ...shared, who: signInOf("seller"), serialNumber: "SN-A" }),
    await OfflineWindow.open(demo.browser, origin, admin, {
      ...{ ...shared, who: signInOf("supervisor"), serialNumber: "SN-B", locale: "zh" },
    }),
  ] as const;
  const [first, second] = windows;

  // The first window's network goes in the middle of a sale: the customer gets seats of the lease.
  await first.hold(2);
  await first.page.context().setOffline(true);
  await first.says("offline");
  await first.sell(null);
  await first.screen.picture("offline-1-sold");
  expect(await first.screen.accessibilityProblems()).toEqual([]);

  // Then the server is gone for both.
  await demo.server.kill();
  await second.says("offline");
  for (let sale = 0; sale < 3; sale += 1) await first.sell(6);
  await first.hold(6);
  await first.reload();
  await first.page.getByTestId("total").filter({ hasText: /\d/ }).waitFor(patience);
  await first.toTender();
  await first.payAndPrint();
  for (let sale = 0; sale < 4; sale += 1) await first.sell(6);

  for (let sale = 0; sale < 4; sale += 1) await second.sell(5);
  await second.hold(5);
  await second.crash();
  await second.page.getByTestId("total").filter({ hasText: /\d/ }).waitFor(patience);
  await second.toTender();
  await second.payAndPrint();
  for (let sale = 0; sale < 5; sale += 1) await second.sell(5);
  expect(await second.page.getByTestId("unsent").getAttribute("data-count")).toBe("10");

  await demo.server.startAgain();
  await first.page.context().setOffline(false);
  for (const each of windows) {
    await each.says("online");
    await each.page.getByTestId("unsent").waitFor({ state: "detached", ...patience });
    await expect.poll(() => each.untoldPrints(), patience).toBe(0);
    // What was not sold is on general sale again by itself, and the window says so.
    await each.page.locator('[data-testid="given-back"][data-seats="10"]').waitFor(patience);
  }

  const database = new pg.Client({ connectionString: demo.databaseUrl });
  await database.connect();
  const rows = async (text: string, values: readonly unknown[] = []) => (await database.query(text, [...values])).rows;
  const everySeat: number[] = [];
  for (const each of windows) {
    const own = await each.ownSales();
    expect(new Set(own.map(({ state }) => state))).toEqual(new Set(["recorded"]));
    const seats = own.flatMap(({ sale }) => sale.lines.map(({ ordinal }) => ordinal));
    const codes = own.flatMap(({ sale }) => sale.lines.map(({ ticket }) => ticket!.code));
    expect(seats).toHaveLength(50);
    everySeat.push(...seats);
    // Paper, the window's list, the server's tickets and what it says was printed: the same codes, each once.
    expect([...(await each.codesOnPaper())].sort()).toEqual([...codes].sort());
    const printed = await rows(
      `SELECT t.code FROM ticket t JOIN ticket_print p ON p.ticket_id = t.id JOIN printer r ON r.id = p.printer_id
       WHERE r.counter_id = $1 AND p.state = 'confirmed' AND t.live ORDER BY t.code`,
      [each.counterId],
    );
    expect(printed.map(({ code }) => code)).toEqual([...codes].sort());
    // Orders by the reference on the paper, their seats and totals; the shift's cash; the journal.
    for (const { sale } of own) {
      const [order] = await rows(
        `SELECT o.total_minor::int AS total, array_agg(l.ordinal ORDER BY l.ordinal) AS seats
         FROM sales_order o JOIN order_line l ON l.order_id = o.id WHERE o.reference = $1 GROUP BY o.id`,
        [sale.reference],
      );
      const lines = sale.lines.map(({ ordinal }) => ordinal).sort((a, b) => a - b);
      expect(order).toEqual({ total: sale.totalMinor, seats: lines });
    }
    const leases = await rows(
      `SELECT l.returned_why AS why, (SELECT count(*)::int FROM performance_seat s
         WHERE s.performance_id = l.performance_id AND s.allocation = l.allocation_number AND s.state = 'free') AS left
       FROM counter_lease l WHERE l.counter_id = $1`,
      [each.counterId],
    );
    expect(leases).toEqual([{ why: "counter", left: 0 }]);
    const total = own.reduce((sum, { sale }) => sum + sale.totalMinor, 0);
    const { counters } = await admin.ask<{ counters: BoardCounter[] }>(
      "{ counters { id openShift { figures { ticketsSold inDrawer { amountMinor } } } } }",
    );
    const board = counters.find(({ id }) => id === each.counterId)!.openShift!;
    expect(board.figures).toEqual({ ticketsSold: 50, inDrawer: [{ amountMinor: total }] });
    const [journal] = await rows(
      `SELECT sum(j.amount_minor)::int AS sum FROM journal_entry j JOIN sales_order o ON o.id = j.order_id
       WHERE o.reference = ANY($1)`,
      [own.map(({ sale }) => sale.reference)],
    );
    expect(journal).toEqual({ sum: total });
  }
  expect(new Set(everySeat).size).toBe(100);
  const sold = await rows(
    "SELECT ordinal FROM performance_seat WHERE performance_id = $1 AND state = 'sold' AND ordinal = ANY($2::int[])",
    [Number(performanceId), everySeat],
  );
  expect(sold).toHaveLength(100);
  await database.end();
  for (const each of windows) await each.screen.close();
}, 900_000);

interface BoardCounter {
  readonly id: string;
  readonly openShift: {
    readonly figures: { readonly ticketsSold: number; readonly inDrawer: readonly { readonly amountMinor: number }[] };
  } | null;
}
