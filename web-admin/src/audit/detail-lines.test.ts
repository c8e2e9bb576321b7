import { formatMoney } from "@parterre/money";
import { describe, expect, it } from "vitest";
import { detailLines } from "./detail-lines.ts";

const inEnglish = {
  name: ({ en }: { en: string }) => en,
  money: (money: Parameters<typeof formatMoney>[0]) => formatMoney(money, "en-HK"),
};
const told = (details: object | string) =>
  detailLines(typeof details === "string" ? details : JSON.stringify(details), inEnglish).map(
    ({ key, text }) => `${key}: ${text}`,
  );

describe("the details of an audit entry", () => {
  it("are lines with the names of what they are in", () => {
    expect(told({ before: { state: "paid" }, after: { state: "refunded", seats: ["A 1", "A 2"] } })).toEqual([
      "before · state: paid",
      "after · state: refunded",
      "after · seats: A 1, A 2",
    ]);
  });

  it("write amounts as money of the entry's currency, and its code only where it is not told so", () => {
    expect(told({ totalMinor: 1200, currency: "JPY", tenders: [{ kind: "cash", amountMinor: 1200 }] })).toEqual([
      "total: JP¥1,200",
      "tenders · kind: cash",
      "tenders · amount: JP¥1,200",
    ]);
    expect(told({ amountMinor: 5 })).toEqual(["amount: 5"]);
    expect(told({ currency: "gold" })).toEqual(["currency: gold"]);
  });

  it("leave out what is not there, and never lose what they cannot read", () => {
    expect(told({ recipient: null, ways: [], ticketTypeId: "t" })).toEqual(["ticket type id: t"]);
    expect(told("no json")).toEqual([": no json"]);
    expect(told("{}")).toEqual([]);
  });
});
