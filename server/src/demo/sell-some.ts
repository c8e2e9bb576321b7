import type { Currency } from "@parterre/money";
import type { SeatMapGeometry } from "@parterre/seat-map";
import type { StaffActor } from "../identity/index.ts";
import { priceOf, type SellingFacts, zoneOfSeat } from "../programme/index.ts";
import type { RecordedSale, Sales } from "../sales/index.ts";
import { type AudienceWish, randomFrom, seatParties } from "./demo-parties.ts";

/** Orders of one transaction: small enough that no transaction is long. */
const ordersAtOnce = 100;
const surnames = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙"];
const givenNames = ["子涵", "雨桐", "浩然", "思远", "梦琪", "佳怡", "明轩", "若曦", "嘉懿", "文博", "晓彤", "启航"];
const foreignNames = ["Alice Moreau", "Ben Okafor", "Chloe Tan", "David Lindqvist", "Elena Rossi", "Frank Weber"];

export interface DemoSale extends AudienceWish {
  readonly facts: SellingFacts;
  readonly geometry: SeatMapGeometry;
  /** By code. */
  readonly ticketTypeIds: ReadonlyMap<string, string>;
}

/** Sells a share of a performance to people who might have come: on the web, at the counter, by telephone. */
export async function sellSome(sales: Pick<Sales, "recordSales">, seller: StaffActor, demo: DemoSale): Promise<void> {
  const random = randomFrom(demo.seed + 1);
  const parties = seatParties(demo.geometry, demo.facts.zoneOf, demo);
  const orders = parties.map((party) => saleOf(demo, party, seller, random));
  for (let at = 0; at < orders.length; at += ordersAtOnce) {
    await sales.recordSales(seller, demo.facts.performanceId, orders.slice(at, at + ordersAtOnce));
  }
}

function saleOf(
  { facts, ticketTypeIds }: DemoSale,
  party: readonly number[],
  seller: StaffActor,
  random: () => number,
): RecordedSale {
  const chance = random();
  const channelCode = chance < 0.62 ? "web" : chance < 0.9 ? "counter" : "phone";
  const isForeign = random() < 0.12;
  const currency: Currency = isForeign ? (random() < 0.5 ? "HKD" : "USD") : "CNY";
  const name = isForeign ? pick(foreignNames, random) : `${pick(surnames, random)}${pick(givenNames, random)}`;
  const seats = party.map((ordinal, index) => {
    const kind = index > 0 && random() < 0.2 ? (random() < 0.5 ? "child" : "student") : "adult";
    const zone = zoneOfSeat(facts, ordinal);
    const typeOf = (code: string) => ticketTypeIds.get(code) ?? "";
    // Some zones are sold to adults only.
    const isSold =
      zone !== null &&
      priceOf(facts, { zoneId: zone.id, ticketTypeId: typeOf(kind), currency, channelCode, at: Date.now() }) !== null;
    return { ordinal, ticketTypeId: typeOf(isSold ? kind : "adult") };
  });
  const isOnline = channelCode === "web";
  return {
    channelCode,
    provider: isOnline ? "test" : "cash",
    currency,
    sellerId: isOnline ? null : seller.staffId,
    contactName: isOnline || random() < 0.5 ? name : null,
    contactEmail: isOnline ? `guest${Math.floor(random() * 9000) + 1000}@example.com` : null,
    locale: isForeign ? "en" : "zh",
    seats,
  };
}

function pick<Value>(values: readonly Value[], random: () => number): Value {
  return values[Math.floor(random() * values.length)] as Value;
}
