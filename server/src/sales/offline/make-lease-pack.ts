import type { LeasePack } from "@parterre/pricing";
import { SeatFlag, type SeatMapGeometry, seatLabel } from "@parterre/seat-map";
import { type HouseRules, type SellingFacts, taxesAt, zoneOfSeat } from "../../programme/index.ts";

/**
 * What a counter needs to price its seats alone. Kinds of ticket that are limited over all windows, and those that
 * are given free, are left out: nobody can be asked whether one is left. Seats in no price zone are left out, too.
 */
export function makeLeasePack(
  facts: SellingFacts,
  house: HouseRules,
  geometry: SeatMapGeometry,
  lease: { readonly ordinals: readonly number[]; readonly channelCode: string; readonly at: number },
): LeasePack {
  return {
    ...makeLeaseRules(facts, house, lease),
    seats: lease.ordinals.flatMap((ordinal) => {
      const zone = zoneOfSeat(facts, ordinal);
      if (!zone) return [];
      const isWheelchairPlace = ((geometry.flags[ordinal] ?? 0) & SeatFlag.wheelchair) !== 0;
      const { id, code } = zone;
      return { ordinal, zone: { id, code }, isWheelchairPlace, label: seatLabel(geometry, ordinal) };
    }),
  };
}

/** What a lease is sold by, but for its seats: the same for all that are made of a performance at that time. */
export function makeLeaseRules(
  facts: SellingFacts,
  house: HouseRules,
  lease: { readonly channelCode: string; readonly at: number },
): Omit<LeasePack, "seats"> {
  const rates = taxesAt(house.taxes, lease.at);
  return {
    format: "parterre.lease-pack",
    version: 1,
    performanceId: facts.performanceId,
    seatMapVersionId: facts.seatMapVersionId,
    channelCode: lease.channelCode,
    zones: facts.zones.map(({ id, code, name, hue }) => ({ id, code, name, hue })),
    ticketTypes: house.ticketTypes.filter(
      (type) =>
        type.onOffer &&
        type.mostPerCustomer === null &&
        type.mostPerPerformance === null &&
        type.kind !== "complimentary" &&
        type.kind !== "staff",
    ),
    prices: { lists: facts.lists, taxCode: facts.taxCode },
    fees: house.fees.filter((fee) => fee.kind === "service"),
    taxes: house.taxes.flatMap(({ code, name }) => {
      const rate = rates.get(code);
      return rate ? { ...rate, name } : [];
    }),
    automatic: house.automatic.filter(
      ({ mostUses, mostUsesPerCustomer }) => mostUses === null && mostUsesPerCustomer === null,
    ),
  };
}
