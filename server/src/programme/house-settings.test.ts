import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buyer } from "../../test/foundation.ts";
import { promotion } from "../../test/house-rules.ts";
import { createProgrammeHouse, inDays, type ProgrammeHouse, price } from "../../test/programme-house.ts";
import { isRefused } from "./index.ts";

let house: ProgrammeHouse;
beforeAll(async () => {
  house = await createProgrammeHouse();
});
afterAll(() => house.close());

const text = (both: string) => ({ zh: both, en: both });
const reason = "__typename ... on ProgrammeRefused { field reason { zh en } }";
const tax = {
  code: "vat",
  country: "CN",
  name: text("VAT"),
  included: true,
  rounding: "HALF_UP",
  rates: [{ validFrom: "2026-01-01T00:00:00Z", ratePpm: 60_000 }],
};
const fee = {
  code: "service",
  name: text("Service"),
  kind: "SERVICE",
  basis: "PER_TICKET",
  channelCodes: ["web"],
  percentBp: null,
  fixed: [{ amountMinor: 500, currency: "CNY" }],
  cap: [],
  taxCode: "vat",
};
const send = async (mutation: string, type: string, input: object, actor = house.admin) => {
  const document = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { ${reason} } }`;
  return (await house.data(actor, document, { input })).answer;
};

describe("what the house sells by", () => {
  it("is set by organisers and read by everybody", async () => {
    await expect(send("saveTax", "SaveTaxInput", tax, house.seller)).rejects.toThrow("role");
    expect(await send("saveFee", "SaveFeeInput", fee)).toMatchObject({ field: "taxCode" });
    expect((await send("saveTax", "SaveTaxInput", tax)).__typename).toBe("TaxSaved");
    expect((await send("saveFee", "SaveFeeInput", fee)).__typename).toBe("FeeSaved");
    const changed = { ...fee, fixed: [{ amountMinor: 600, currency: "CNY" }] };
    expect((await send("saveFee", "SaveFeeInput", changed)).__typename).toBe("FeeSaved");
    const read = await house.data(
      buyer,
      "{ fees { code fixed { amountMinor currency } taxCode } taxes { code rates { validFrom ratePpm } } }",
    );
    expect(read).toEqual({
      fees: [{ code: "service", fixed: [{ amountMinor: 600, currency: "CNY" }], taxCode: "vat" }],
      taxes: [{ code: "vat", rates: [{ validFrom: "2026-01-01T00:00:00.000Z", ratePpm: 60_000 }] }],
    });
    const rules = await house.programme.houseRules();
    expect(rules.fees.map((each) => each.fixed)).toEqual([{ CNY: 600 }]);
  });

  it("does not lose a tax that something is taxed by", async () => {
    await send("saveTax", "SaveTaxInput", tax);
    await send("saveFee", "SaveFeeInput", fee);
    const remove = (what: string, code: string) =>
      house
        .data(house.admin, `mutation ($code: String!) { answer: ${what}(code: $code) { ${reason} } }`, { code })
        .then(({ answer }) => answer);
    expect(await remove("removeTax", "vat")).toMatchObject({ field: "code" });
    expect(await remove("removeTax", "nothing")).toMatchObject({ field: "code" });
    expect(await remove("removeFee", "nothing")).toMatchObject({ field: "code" });
    expect(await remove("removeFee", "service")).toMatchObject({ __typename: "FeeSaved" });
    expect(await remove("removeTax", "vat")).toMatchObject({ __typename: "TaxSaved" });
  });

  it("names a tax for a performance, if there is one", async () => {
    await send("saveTax", "SaveTaxInput", tax);
    const { id } = await house.createPerformance();
    const set = (taxCode: string | null) =>
      send("setPerformanceTax", "SetPerformanceTaxInput", { performanceId: id, taxCode });
    expect(await set("nothing")).toMatchObject({ field: "taxCode" });
    expect(await set("vat")).toMatchObject({ __typename: "PerformanceSaved" });
    expect((await house.programme.sellingFacts(Number(id)))?.taxCode).toBe("vat");
    expect(await set(null)).toMatchObject({ __typename: "PerformanceSaved" });
  });

  it("keeps each code for one promotion, and only for what there is", async () => {
    const add = (more: Parameters<typeof promotion>[0], id: string | null = null) =>
      house.programme.savePromotion(house.admin, id, promotion({ code: "ONCE", percentBp: 1000, ...more }));
    const first = await add({});
    if (isRefused(first)) throw new Error(first.reason.en);
    expect(await add({ code: " once " })).toMatchObject({ field: "code" });
    expect(await add({ code: "OTHER", performanceIds: [999_999] })).toMatchObject({ field: "performanceIds" });
    expect(await add({ code: "OTHER", ticketTypeCodes: ["dog"] })).toMatchObject({ field: "ticketTypeCodes" });
    expect(await add({}, "no id")).toMatchObject({ field: "id" });
    expect(await add({}, "0198aaaa-0000-7000-8000-000000000001")).toMatchObject({ field: "id" });
    expect(await add({ percentBp: 2000 }, first.id)).toMatchObject({ id: first.id, percentBp: 2000 });
    expect(isRefused(await house.programme.removePromotion(house.admin, first.id))).toBe(false);
    expect(await house.programme.removePromotion(house.admin, first.id)).toMatchObject({ field: "id" });
  });

  it("keeps rates with their day and source, the last word of a day", async () => {
    const rate = { base: "HKD", quote: "CNY", day: "2026-03-01", rate: "0.92", source: "PBOC" };
    await send("recordExchangeRate", "RecordExchangeRateInput", rate);
    await send("recordExchangeRate", "RecordExchangeRateInput", { ...rate, rate: "0.921500" });
    expect(await send("recordExchangeRate", "RecordExchangeRateInput", { ...rate, rate: "much" })).toMatchObject({
      field: "rate",
    });
    const { exchangeRates } = await house.data(
      house.admin,
      "{ exchangeRates(base: HKD, quote: CNY) { base quote day rate source } }",
    );
    expect(exchangeRates).toEqual([{ ...rate, rate: "0.9215" }]);
  });
});

describe("price lists", () => {
  it("are copied to another performance with their times moved, or not at all", async () => {
    const from = await house.prepared(10);
    const until = inDays(3);
    const list = { code: "early", name: text("Early"), channelCodes: ["web"], validFrom: null, validUntil: until };
    const lists = [{ ...list, prices: [price("A"), price("B")] }];
    expect(await send("setPriceLists", "SetPriceListsInput", { performanceId: from, lists })).toMatchObject({
      __typename: "PerformanceSaved",
    });
    const to = await house.prepared(15);
    const copy = (input: object) =>
      send("copyPriceLists", "CopyPriceListsInput", { fromPerformanceId: from, performanceId: to, ...input });
    expect(await copy({ shiftTimes: true, fromPerformanceId: "999999" })).toMatchObject({ field: "fromPerformanceId" });
    expect(await copy({ shiftTimes: true })).toMatchObject({ __typename: "PerformanceSaved" });
    const [source, copied] = await Promise.all([from, to].map((id) => house.programme.sellingFacts(Number(id))));
    const apartMs = copied!.startsAt.getTime() - source!.startsAt.getTime();
    expect(copied?.lists).toMatchObject([
      {
        code: "early",
        channelCodes: ["web"],
        validity: { from: null, until: until.getTime() + apartMs },
      },
    ]);
    const bare = (await house.createPerformance()).id;
    expect(await copy({ performanceId: bare, shiftTimes: false })).toMatchObject({
      field: "fromPerformanceId",
      reason: { en: expect.stringContaining("A, B") },
    });
    expect(await copy({ fromPerformanceId: bare, shiftTimes: false })).toMatchObject({ field: "fromPerformanceId" });
  });

  it("are sold from by channel and time", async () => {
    const id = await house.prepared(10);
    const list = { name: text("L"), channelCodes: null, validFrom: null, validUntil: null };
    const lists = [
      { ...list, code: "web", channelCodes: ["web"], prices: [price("A", 100), price("B", 100)] },
      { ...list, code: "counter", channelCodes: ["counter"], prices: [price("A", 200)] },
      { ...list, code: "later", channelCodes: ["phone"], validFrom: inDays(1), prices: [price("A", 300)] },
    ];
    await send("setPriceLists", "SetPriceListsInput", { performanceId: id, lists });
    const document = `query ($id: ID!) { performance(id: $id) {
      web: prices { money { amountMinor } } counter: prices(channelCode: "counter") { money { amountMinor } }
      phone: prices(channelCode: "phone") { money { amountMinor } } priceLists { code } } }`;
    const { performance } = await house.data(house.admin, document, { id });
    const amounts = (prices: { money: { amountMinor: number } }[]) => prices.map((each) => each.money.amountMinor);
    expect([amounts(performance.web), amounts(performance.counter), amounts(performance.phone)]).toEqual([
      [100, 100],
      [200],
      [],
    ]);
    expect(performance.priceLists.map((each: { code: string }) => each.code)).toEqual(["web", "counter", "later"]);
    const overlapping = [...lists, { ...list, code: "all", prices: [price("A", 1)] }];
    expect(await send("setPriceLists", "SetPriceListsInput", { performanceId: id, lists: overlapping })).toMatchObject({
      field: "lists.3",
    });
  });
});
