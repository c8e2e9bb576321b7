import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { createSlices, type Slices } from "../composition-slices.ts";
import { readConfig } from "../config.ts";
import { Metrics } from "../platform/metrics/index.ts";
import { demoEvents } from "./demo-events.ts";

let test: TestDatabase;
let slices: Slices;
beforeAll(async () => {
  test = await createTestDatabase();
  slices = createSlices({
    config: readConfig({}),
    database: test.database,
    metrics: new Metrics(),
    onError: (error) => {
      throw error;
    },
  });
});
afterAll(async () => {
  slices.close();
  await test.close();
});

// biome-ignore lint/suspicious/noExplicitAny: a test knows the columns it asked for.
const rows = (sql: string): Promise<any[]> => test.database.read((tx) => tx.manager.query(sql));
const countsOf = () =>
  rows(`SELECT (SELECT count(*)::int FROM staff_member) AS staff, (SELECT count(*)::int FROM seat_map_version) AS maps,
    (SELECT count(*)::int FROM event) AS events, (SELECT count(*)::int FROM performance) AS performances,
    (SELECT count(*)::int FROM performance_seat) AS seats, (SELECT count(*)::int FROM sales_order) AS orders`);

describe("the demo", () => {
  it("goes on where it was cut short, and then is done once and for all", { timeout: 180_000 }, async () => {
    // Everything goes wrong for a moment in the middle of a table of seats.
    await rows("ALTER TABLE journal_entry ADD CONSTRAINT stop CHECK (performance_id <> 5)");
    await expect(slices.demo.seed()).rejects.toThrow("stop");
    await rows("ALTER TABLE journal_entry DROP CONSTRAINT stop");
    expect(await slices.demo.seed()).toBe(true);
    const performances = demoEvents.flatMap((event) => event.performances).length;
    const [counts] = await countsOf();
    expect(counts).toMatchObject({ staff: 4, maps: 4, events: demoEvents.length, performances });
    expect(await slices.demo.seed()).toBe(false);
    expect(await countsOf()).toEqual([counts]);
  });

  it("has everything on sale, in every zone, and some of it sold", async () => {
    const states = await rows("SELECT state, count(*)::int AS count FROM performance GROUP BY state");
    expect(states).toEqual([{ state: "on_sale", count: expect.any(Number) }]);
    const unzoned = await rows("SELECT id FROM performance WHERE position('\\xff'::bytea IN zone_map) > 0");
    expect(unzoned).toEqual([]);
    const planned = demoEvents.flatMap((event) => event.performances).filter((each) => each.sold > 0).length;
    const sold = await rows("SELECT DISTINCT performance_id FROM performance_seat WHERE state = 'sold'");
    expect(sold).toHaveLength(planned);
  });

  it("can print at once: every house has windows, and a template prints everything on each kind of paper", async () => {
    const windows = await rows(
      "SELECT v.id, count(c.id)::int AS count FROM venue v LEFT JOIN counter c ON c.venue_id = v.id GROUP BY v.id",
    );
    expect(windows.filter(({ count }) => count === 0)).toEqual([]);
    const uses = await rows(
      "SELECT stock_code FROM ticket_template_use WHERE event_id IS NULL AND ticket_type_id IS NULL ORDER BY stock_code",
    );
    expect(uses.map((use) => use.stock_code)).toEqual([
      "concert-82x203",
      "landscape-140x51",
      "receipt-80",
      "thermal-80x150",
    ]);
  });

  it("keeps books that agree: seats, lines, tickets, journal, payments", async () => {
    const disagreeing = await rows(`
      SELECT p.id FROM performance p
      CROSS JOIN LATERAL (SELECT count(*) AS n FROM performance_seat s WHERE s.performance_id = p.id AND state = 'sold') s
      CROSS JOIN LATERAL (SELECT count(*) AS n FROM order_line l WHERE l.performance_id = p.id) l
      CROSS JOIN LATERAL (SELECT count(*) AS n FROM ticket t WHERE t.performance_id = p.id AND t.live) t
      CROSS JOIN LATERAL (SELECT coalesce(sum(ticket_delta), 0) AS n FROM journal_entry j WHERE j.performance_id = p.id) j
      WHERE s.n <> l.n OR s.n <> t.n OR s.n <> j.n`);
    expect(disagreeing).toEqual([]);
    const money = await rows(`
      SELECT o.id FROM sales_order o
      WHERE total_minor <> (SELECT sum(price_minor) FROM order_line l WHERE l.order_id = o.id)
              + (SELECT coalesce(sum(amount_minor), 0) FROM order_charge c WHERE c.order_id = o.id)
         OR total_minor <> (SELECT sum(amount_minor) FROM payment p WHERE p.order_id = o.id AND p.state = 'captured')
         OR total_minor <> (SELECT sum(amount_minor) FROM journal_entry j WHERE j.order_id = o.id)`);
    expect(money).toEqual([]);
    const strangers = await rows(`
      SELECT s.ordinal FROM performance_seat s LEFT JOIN order_line l
        ON l.order_id = s.order_id AND l.performance_id = s.performance_id AND l.ordinal = s.ordinal
      WHERE s.state = 'sold' AND l.id IS NULL`);
    expect(strangers).toEqual([]);
  });
});

it("is not put into a database where somebody works already", async () => {
  const other = await createTestDatabase();
  const its = createSlices({
    config: readConfig({}),
    database: other.database,
    metrics: new Metrics(),
    onError: () => undefined,
  });
  await other.database.inTransaction((tx) =>
    its.identity.enrolStaff(
      tx,
      { kind: "buyer" },
      { email: "a@b.example", name: "A", role: "admin", password: "a long password" },
    ),
  );
  expect(await its.demo.seed()).toBe(false);
  its.close();
  await other.close();
});
