import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSellingHouse, type SellingHouse } from "../../../test/selling-house.ts";

let house: SellingHouse;
beforeAll(async () => {
  house = await openSellingHouse();
});
afterAll(() => house.close());

/** A performance with paid orders of two seats each. */
async function soldPerformance(orders: number): Promise<number> {
  const performance = await house.openPerformance();
  const sales = Array.from({ length: orders }, (_, index) => ({
    ...{ channelCode: "web", provider: "cash" as const, currency: "CNY" as const, sellerId: null },
    ...{ contactName: `Customer ${index}`, contactEmail: null, locale: "zh" as const },
    seats: [2 * index, 2 * index + 1].map((ordinal) => ({ ordinal, ticketTypeId: house.adultId })),
  }));
  await house.sales.recordSales(house.admin, performance, sales);
  return performance;
}
const cancel = (performanceId: number | null, reason = "The singer is ill") =>
  house.sales.cancelPerformance(house.admin, { performanceId, reason });
const refundsOf = (performance: number) =>
  house.rows(
    `SELECT o.state, count(r.id)::int AS refunds, coalesce(sum(r.amount_minor), 0)::int AS amount, o.total_minor::int AS total
     FROM sales_order o LEFT JOIN refund r ON r.order_id = o.id
     WHERE o.id IN (SELECT order_id FROM order_line WHERE performance_id = $1) GROUP BY o.id`,
    [performance],
  );

describe("a cancelled performance", () => {
  it("gives every order back whole, once, however often and by however many the job is run", async () => {
    const performance = await soldPerformance(7);
    expect(await cancel(performance)).toBeNull();
    // A run that ends in the middle, as with its process; then two at once; then one that finds nothing.
    expect(await house.sales.giveBackCancelled(undefined, 3)).toBe(3);
    expect((await house.sales.cancellationProgress(performance))!).toMatchObject({ doneCount: 3, waitingCount: 4 });
    await Promise.all([house.sales.giveBackCancelled(), house.sales.giveBackCancelled()]);
    await house.sales.giveBackCancelled();
    expect(await house.sales.cancellationProgress(performance)).toMatchObject({
      ...{ reason: "The singer is ill", doneCount: 7, failedCount: 0, waitingCount: 0 },
    });
    for (const order of await refundsOf(performance)) {
      expect(order).toEqual({ state: "refunded", refunds: 1, amount: order.total, total: order.total });
    }
    const [books] = await house.rows(
      "SELECT sum(amount_minor)::int AS money, sum(ticket_delta)::int AS tickets FROM journal_entry WHERE performance_id = $1",
      [performance],
    );
    expect(books).toEqual({ money: 0, tickets: 0 });
    expect(await house.rows("SELECT 1 FROM ticket WHERE performance_id = $1 AND live", [performance])).toEqual([]);
  });

  it("stops where it is told to, and leaves the rest for the next run", async () => {
    const performance = await soldPerformance(3);
    await cancel(performance);
    expect(await house.sales.giveBackCancelled(AbortSignal.abort())).toBe(0);
    expect(await house.sales.cancellationProgress(performance)).toMatchObject({ doneCount: 0, waitingCount: 3 });
    await house.sales.giveBackCancelled();
  });

  it("sells nothing more, and leaves other performances alone", async () => {
    const [cancelled, other] = [await soldPerformance(1), await soldPerformance(1)];
    await cancel(cancelled);
    await expect(house.hold(cancelled, [40])).rejects.toThrow("not-on-sale");
    await house.sales.giveBackCancelled();
    expect(await refundsOf(other)).toMatchObject([{ state: "paid", refunds: 0 }]);
    expect(await house.sales.cancellationProgress(other)).toBeNull();
  });

  it("is refused without a reason, twice, and for one that does not exist", async () => {
    const performance = await soldPerformance(1);
    expect(await cancel(performance, "  ")).toMatchObject({ field: "reason" });
    expect(await cancel(null)).toMatchObject({ field: "performanceId" });
    expect(await cancel(999_999)).toMatchObject({ field: "performanceId" });
    expect(await cancel(performance)).toBeNull();
    expect(await cancel(performance)).toMatchObject({ field: null, reason: { zh: "这个场次已经取消。" } });
  });
});
