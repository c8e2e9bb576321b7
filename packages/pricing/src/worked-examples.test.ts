import { readdirSync, readFileSync } from "node:fs";
import { type Currency, majorText, money } from "@parterre/money";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { cartOf, dayMs, type Example, feeOf, minor, stagesOf, taxOfExample } from "../test/worked-examples.ts";
import {
  convertMoney,
  keptByStage,
  lostDiscounts,
  overlapsOf,
  partialRefund,
  priceCart,
  refundFeesOn,
  refundStageAt,
  splitByWeights,
  taxInKept,
} from "./index.ts";

const folder = new URL("../../../docs/money/", import.meta.url);
const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));

function examplesOf(page: string): Example[] {
  const text = readFileSync(new URL(page, folder), "utf8");
  return [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block = ""]) => {
    const [document] = parseAllDocuments(block);
    if (!document || document.errors.length > 0) throw new Error(`${page}: ${document?.errors[0]?.message}`);
    return document.toJS() as Example;
  });
}

/** What an example comes to, under the names its `then` uses. */
function outcomeOf(example: Example): Record<string, unknown> {
  const { currency, split, refundFee, refundStages, convert } = example;
  const shown = (amountMinor: number, of: Currency = currency) => Number(majorText(money(amountMinor, of)));
  if (split) return { parts: splitByWeights(minor(split.amount, currency), split.by).map((part) => shown(part)) };
  if (refundFee) {
    const paid = refundFee.of.map((each) => minor(each, currency));
    const fee = feeOf(refundFee, "refund", currency);
    const taxes = new Map(refundFee.tax ? [[fee.taxCode!, taxOfExample(fee.taxCode!, refundFee.tax)]] : []);
    const kept = refundFeesOn([fee], taxes, "web", currency, paid);
    return {
      kept: shown(kept.reduce((sum, each) => sum + each.keptMinor, 0)),
      tax: shown(kept.reduce((sum, each) => sum + (each.tax ? taxInKept(each.keptMinor, each.tax) : 0), 0)),
    };
  }
  if (refundStages) {
    const back = minor(refundStages.goesBack, currency);
    const stage = refundStageAt(stagesOf(example), refundStages.daysLeft * dayMs);
    if (!stage) return { refused: "too-late" };
    const kept = keptByStage(stage, currency, back);
    return { kept: shown(kept), back: shown(back - kept) };
  }
  if (convert) {
    const converted = convertMoney(money(minor(convert.amount, currency), currency), convert.to, convert.rate);
    return { amount: converted && shown(converted.amountMinor, converted.currency) };
  }
  const { cart, rules } = cartOf(example);
  if ([...rules.performances.values()].some(({ lists }) => overlapsOf(lists).length > 0)) return { refused: "overlap" };
  const priced = priceCart(cart, rules);
  if (priced.kind === "not-priced") {
    return { refused: "not-priced", seats: priced.keys.map((key) => cart.seats.findIndex((s) => s.key === key) + 1) };
  }
  if (priced.kind === "type-refused") return { refused: priced.refusals[0]?.breach };
  const { lines } = priced;
  const sumOf = (kind: "discount" | "fee" | "tax", part: "amountMinor" | "taxMinor" | "baseMinor" = "amountMinor") =>
    lines.map((line) =>
      shown(
        line.charges.reduce(
          (sum, charge) =>
            sum + (charge.kind === kind ? ((charge as Partial<Record<typeof part, number>>)[part] ?? 0) : 0),
          0,
        ),
      ),
    );
  const given = example.giveBack;
  const back =
    given &&
    partialRefund(
      lines,
      given.seats.map((seat) => cart.seats[seat - 1]!.key),
      { keepFees: given.keepFees ?? false },
    );
  const promotions = cart.code ? [...rules.automatic, cart.code] : rules.automatic;
  const goingKeys = (given?.seats ?? []).map((seat) => cart.seats[seat - 1]!.key);
  const discounted = lines.map(({ seat, priceMinor, charges }) => ({
    ...{ seat, priceMinor },
    offMinor: charges.reduce((sum, each) => sum - (each.kind === "discount" ? each.amountMinor : 0), 0),
  }));
  const lostMinor = [...lostDiscounts(discounted, goingKeys, promotions, cart).values()].reduce((a, b) => a + b, 0);
  return {
    lines: lines.map((line) => shown(line.priceMinor)),
    face: lines.map((line) => shown(line.faceMinor)),
    discounts: sumOf("discount"),
    fees: sumOf("fee"),
    tax: sumOf("tax", "taxMinor"),
    base: sumOf("tax", "baseMinor"),
    total: shown(priced.totalMinor),
    code: lines.some((line) => line.charges.some((each) => each.kind === "discount" && each.promotionId === "code")),
    ...(back && {
      back: shown(back.refundMinor),
      keptFees: shown(back.keptFeesMinor),
      remaining: shown(back.remainingMinor),
      lost: shown(lostMinor),
    }),
  };
}

describe.each(pages)("docs/money/%s", (page) => {
  const examples = examplesOf(page);
  it.each(examples.map((each) => [each.example, each] as const))("%s", (_, example) => {
    const outcome = outcomeOf(example);
    expect(Object.keys(example.then).length).toBeGreaterThan(0);
    const asked = Object.fromEntries(Object.keys(example.then).map((name) => [name, outcome[name]]));
    expect(asked).toEqual(example.then);
  });
});

it("has an example of every rule's page", () => {
  expect(pages.sort()).toEqual(["README.md", "discounts.md", "fees.md", "prices.md", "refunds.md", "tax.md"]);
  expect(pages.flatMap(examplesOf).length).toBeGreaterThan(35);
});
