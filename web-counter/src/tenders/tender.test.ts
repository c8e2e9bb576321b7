import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addPart, emptyDraft, type Owing, readDraft, sumOf, type TenderInput } from "./tender.ts";

const nobody: Owing = { name: "", phone: "", email: "", dueOn: "", keepTickets: false };
const at = (leftMinor: number, over: object = {}) => ({
  ...{ leftMinor, currency: "CNY" as const, owing: nobody, voucher: null },
  ...over,
});

describe("a part of a payment", () => {
  it("is everything that is left when nothing is typed", () => {
    expect(readDraft(emptyDraft(), at(116_000))).toMatchObject({ kind: "ready", leftMinor: 0, changeMinor: 0 });
    const card = { ...emptyDraft("TERMINAL"), number: " 0417 " };
    expect(readDraft(card, at(5_000))).toEqual({
      kind: "ready",
      tender: { kind: "TERMINAL", amountMinor: 5_000, reference: "0417" },
      leftMinor: 0,
      changeMinor: 0,
    });
  });

  it("gives change of cash alone", () => {
    expect(readDraft({ ...emptyDraft(), amount: "100" }, at(5_000))).toMatchObject({ changeMinor: 5_000 });
    expect(readDraft({ ...emptyDraft(), amount: "20" }, at(5_000))).toMatchObject({ leftMinor: 3_000, changeMinor: 0 });
    expect(readDraft({ way: "TERMINAL", amount: "100", number: "1" }, at(5_000))).toEqual({ kind: "tooMuch" });
  });

  it("takes of a voucher no more than is on it", () => {
    const draft = { ...emptyDraft("VOUCHER"), number: "7KQ2-M9XD-AAAA-BBBB" };
    expect(readDraft(draft, at(5_000))).toEqual({ kind: "incomplete" });
    const voucher = { balance: { amountMinor: 3_000, currency: "CNY" } };
    expect(readDraft(draft, at(5_000, { voucher }))).toMatchObject({
      tender: { amountMinor: 3_000 },
      leftMinor: 2_000,
    });
    expect(readDraft({ ...draft, amount: "31" }, at(5_000, { voucher }))).toEqual({ kind: "tooMuch" });
  });

  it("is owed only by somebody, until some day", () => {
    const draft = emptyDraft("INVOICE");
    expect(readDraft(draft, at(5_000))).toEqual({ kind: "incomplete" });
    const owing = { ...nobody, name: "Greenhill School", dueOn: "2026-12-31" };
    expect(readDraft(draft, at(5_000, { owing }))).toMatchObject({ tender: { amountMinor: 5_000 }, leftMinor: 0 });
  });

  it("is not what cannot be read", () => {
    for (const amount of ["x", "-5", "1.234", "0"]) {
      expect(readDraft({ ...emptyDraft(), amount }, at(5_000))).toEqual({ kind: "unreadable" });
    }
  });

  it("adds up with the others to exactly the total, whatever was handed over", () => {
    const part = fc.record({
      way: fc.constantFrom("CASH" as const, "TERMINAL" as const, "TRANSFER" as const),
      amount: fc.integer({ min: 0, max: 20_000 }).map((yuan) => (yuan === 0 ? "" : String(yuan))),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 7 }), fc.array(part, { maxLength: 8 }), (total, typed) => {
        let parts: readonly TenderInput[] = [];
        let change = 0;
        for (const { way, amount } of [...typed, { way: "CASH" as const, amount: "" }]) {
          const leftMinor = total - sumOf(parts);
          if (leftMinor === 0) break;
          const reading = readDraft({ way, amount, number: "1" }, at(leftMinor));
          if (reading.kind !== "ready") continue;
          parts = addPart(parts, reading.tender);
          change += reading.changeMinor;
          expect(reading.leftMinor).toBe(total - sumOf(parts));
        }
        expect(sumOf(parts)).toBe(total);
        const cash = parts.filter((each) => each.kind === "CASH");
        expect(cash.length).toBeLessThanOrEqual(1);
        expect(cash.reduce((sum, each) => sum + (each.givenMinor ?? 0) - each.amountMinor, 0)).toBe(change);
      }),
    );
  });
});
