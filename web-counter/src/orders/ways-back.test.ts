import { expect, it } from "vitest";
import { waysBack } from "./ways-back.ts";

const cny = (amountMinor: number) => ({ amountMinor, currency: "CNY" as const });
const payment = (id: string, provider: string, refunded: number) => ({
  ...{ id, provider, refunded: cny(refunded), money: cny(10_000), state: "CAPTURED" as const },
  ...{ reference: null, createdAt: "2026-11-27T10:00:00Z" },
});

it("names each way once, with what went back since", () => {
  const before = [payment("a", "terminal", 500), payment("b", "cash", 0), payment("c", "cash", 100)];
  const after = [payment("a", "terminal", 500), payment("b", "cash", 300), payment("c", "cash", 400)];
  expect(waysBack(before, after)).toEqual([{ tender: "cash", money: cny(600) }]);
  expect(waysBack([], after)).toEqual([
    { tender: "terminal", money: cny(500) },
    { tender: "cash", money: cny(700) },
  ]);
  expect(waysBack(after, after)).toEqual([]);
});
