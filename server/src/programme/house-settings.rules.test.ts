import { describe, expect, it } from "vitest";
import {
  exchangeRateRefusal,
  feeRefusal,
  type NewExchangeRate,
  type NewFee,
  type NewPromotion,
  type NewTax,
  type NewTicketType,
  promotionCodeOf,
  promotionRefusal,
  readAmounts,
  taxRefusal,
  ticketTypeRefusal,
} from "./house-settings.rules.ts";
import type { Refused } from "./refusals.rules.ts";

const channels = new Set(["web", "counter"]);
const name = { zh: "名", en: "name" };
const noName = { zh: "", en: "name" };
const fieldOf = (refused: Refused | null) => (refused ? refused.field : "accepted");

it("takes ticket types whose rules can be kept", () => {
  const type: NewTicketType = {
    code: "student",
    name,
    position: 2,
    kind: "standard",
    channelCodes: ["web"],
    least: null,
    mostPerOrder: 4,
    mostPerCustomer: null,
    mostPerPerformance: null,
    proof: { zh: "学生证", en: "student card" },
    onOffer: true,
  };
  const fieldWith = (more: Partial<NewTicketType>) => fieldOf(ticketTypeRefusal({ ...type, ...more }, channels));
  expect(fieldWith({})).toBe("accepted");
  expect(fieldWith({ code: "A Student" })).toBe("code");
  expect(fieldWith({ name: noName })).toBe("name");
  expect(fieldWith({ channelCodes: [] })).toBe("channelCodes");
  expect(fieldWith({ channelCodes: ["fax"] })).toBe("channelCodes");
  expect(fieldWith({ position: 0 })).toBe("position");
  expect(fieldWith({ least: 0 })).toBe("least");
  expect(fieldWith({ kind: "group" })).toBe("least");
  expect(fieldWith({ kind: "group", least: 3 })).toBe("accepted");
  expect(fieldWith({ least: 5 })).toBe("mostPerOrder");
  expect(fieldWith({ mostPerCustomer: 0.5 })).toBe("mostPerCustomer");
  expect(fieldWith({ mostPerPerformance: -1 })).toBe("mostPerPerformance");
  expect(fieldWith({ proof: noName })).toBe("proof");
});

it("takes fees that come to something", () => {
  const fee: NewFee = {
    code: "service",
    name,
    kind: "service",
    basis: "per_ticket",
    channelCodes: ["web"],
    percentBp: 500,
    fixed: [],
    cap: [],
    taxCode: null,
  };
  const fieldWith = (more: Partial<NewFee>) => fieldOf(feeRefusal({ ...fee, ...more }, channels));
  expect(fieldWith({})).toBe("accepted");
  expect(fieldWith({ code: "" })).toBe("code");
  expect(fieldWith({ name: noName })).toBe("name");
  expect(fieldWith({ channelCodes: [] })).toBe("channelCodes");
  for (const percentBp of [0, 10_001, 1.5]) expect(fieldWith({ percentBp })).toBe("percentBp");
  expect(fieldWith({ percentBp: null })).toBe("fixed");
});

it("takes each currency's amount once, and none that is no amount", () => {
  const one = { amountMinor: 100, currency: "CNY" as const };
  expect(readAmounts([one, { amountMinor: 5, currency: "JPY" }], "fixed")).toEqual({ CNY: 100, JPY: 5 });
  expect(readAmounts([one, one], "fixed")).toMatchObject({ field: "fixed.1" });
  expect(readAmounts([{ ...one, amountMinor: -1 }], "cap")).toMatchObject({ field: "cap.0" });
});

it("takes taxes whose rates begin one after another", () => {
  const at = (day: number) => new Date(2026, 0, day);
  const tax: NewTax = {
    code: "vat",
    country: "CN",
    name,
    included: true,
    rounding: "half_up",
    rates: [
      { validFrom: at(1), ratePpm: 60_000 },
      { validFrom: at(2), ratePpm: 0 },
    ],
  };
  const fieldWith = (more: Partial<NewTax>) => fieldOf(taxRefusal({ ...tax, ...more }));
  expect(fieldWith({})).toBe("accepted");
  expect(fieldWith({ code: "VAT" })).toBe("code");
  expect(fieldWith({ country: "China" })).toBe("country");
  expect(fieldWith({ name: noName })).toBe("name");
  expect(fieldWith({ rates: [{ validFrom: at(1), ratePpm: 1_000_001 }] })).toBe("rates.0.ratePpm");
  expect(fieldWith({ rates: [at(1), at(1)].map((validFrom) => ({ validFrom, ratePpm: 1 })) })).toBe(
    "rates.1.validFrom",
  );
  const many = Array.from({ length: 101 }, (_, day) => ({ validFrom: at(day), ratePpm: 1 }));
  expect(fieldWith({ rates: many })).toBe("rates");
});

describe("promotions", () => {
  const code: NewPromotion = {
    code: "EARLY10",
    name,
    trigger: "code",
    effect: "percent",
    percentBp: 1000,
    amounts: [],
    validFrom: null,
    validUntil: null,
    least: 1,
    mostUses: 5,
    mostUsesPerCustomer: 1,
    performanceIds: null,
    zoneCodes: null,
    ticketTypeCodes: null,
    channelCodes: null,
  };
  const group: NewPromotion = {
    ...code,
    code: null,
    trigger: "group",
    least: 10,
    mostUses: null,
    mostUsesPerCustomer: null,
  };
  const fieldWith = (promotion: NewPromotion, more: Partial<NewPromotion>) =>
    fieldOf(promotionRefusal({ ...promotion, ...more }, channels));

  it("by code have one that people can type, and may have limits", () => {
    expect(fieldWith(code, {})).toBe("accepted");
    for (const bad of [null, "AB", "ÄÖÜ", "X".repeat(41)]) expect(fieldWith(code, { code: bad })).toBe("code");
    expect(fieldWith(code, { mostUses: 0 })).toBe("mostUses");
    expect(fieldWith(code, { mostUsesPerCustomer: 0 })).toBe("mostUsesPerCustomer");
    expect(promotionCodeOf(" early 10 ")).toBe("EARLY10");
  });

  it("that apply by themselves have neither, and take two at least", () => {
    expect(fieldWith(group, {})).toBe("accepted");
    expect(fieldWith(group, { code: "GROUP" })).toBe("code");
    expect(fieldWith(group, { least: 1 })).toBe("least");
    expect(fieldWith(group, { mostUses: 5 })).toBe("mostUses");
    expect(fieldWith(group, { trigger: "package", least: 2 })).toBe("accepted");
  });

  it("take off a percentage or amounts, for some time, through channels that exist", () => {
    expect(fieldWith(code, { percentBp: null })).toBe("percentBp");
    expect(fieldWith(code, { percentBp: 0 })).toBe("percentBp");
    expect(fieldWith(code, { effect: "set_price" })).toBe("percentBp");
    expect(fieldWith(code, { effect: "set_price", percentBp: null })).toBe("amounts");
    const at = new Date();
    expect(fieldWith(code, { validFrom: at, validUntil: at })).toBe("validUntil");
    expect(fieldWith(code, { name: noName })).toBe("name");
    expect(fieldWith(code, { channelCodes: ["fax"] })).toBe("channelCodes");
  });
});

it("takes rates of two currencies, of a day, with where they come from", () => {
  const rate: NewExchangeRate = { base: "HKD", quote: "CNY", day: "2026-03-01", rate: "0.9215", source: "PBOC" };
  const fieldWith = (more: Partial<NewExchangeRate>) => fieldOf(exchangeRateRefusal({ ...rate, ...more }));
  expect(fieldWith({})).toBe("accepted");
  expect(fieldWith({ quote: "HKD" })).toBe("quote");
  for (const day of ["1 March", "2026-13-01"]) expect(fieldWith({ day })).toBe("day");
  for (const text of ["0", "-1", "1,5", "1.00000000001"]) expect(fieldWith({ rate: text })).toBe("rate");
  expect(fieldWith({ source: " " })).toBe("source");
});
