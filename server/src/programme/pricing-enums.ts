import { registerEnumType } from "type-graphql";

/** Values are what is kept. */
export const TicketKindEnum = {
  STANDARD: "standard",
  WHEELCHAIR: "wheelchair",
  COMPANION: "companion",
  GROUP: "group",
  COMPLIMENTARY: "complimentary",
  STAFF: "staff",
} as const;
export const FeeKindEnum = { SERVICE: "service", DELIVERY: "delivery", REFUND: "refund" } as const;
export const FeeBasisEnum = { PER_TICKET: "per_ticket", PER_ORDER: "per_order" } as const;
export const RoundingEnum = { HALF_UP: "half_up", HALF_EVEN: "half_even" } as const;
export const PromotionTriggerEnum = { CODE: "code", GROUP: "group", PACKAGE: "package" } as const;
export const DiscountEffectEnum = {
  PERCENT: "percent",
  AMOUNT_PER_TICKET: "amount_per_ticket",
  AMOUNT_PER_ORDER: "amount_per_order",
  SET_PRICE: "set_price",
} as const;

registerEnumType(TicketKindEnum, {
  name: "TicketKind",
  description: "By which rule a ticket type is sold.",
  valuesConfig: {
    STANDARD: { description: "At its price: adult, child, student, senior." },
    WHEELCHAIR: { description: "At its price, for wheelchair places only." },
    COMPANION: { description: "Free, one for each wheelchair ticket." },
    GROUP: { description: "At its price, from so many on." },
    COMPLIMENTARY: { description: "Free, by those who may give it (赠票)." },
    STAFF: { description: "Free, for people at work, by those who may give it (工作票)." },
  },
});
registerEnumType(FeeKindEnum, {
  name: "FeeKind",
  description: "What a fee is for.",
  valuesConfig: {
    SERVICE: { description: "Charged with every sale through its channels, but not on free tickets." },
    DELIVERY: { description: "Charged where this delivery is chosen." },
    REFUND: { description: "Kept when tickets are given back." },
  },
});
registerEnumType(FeeBasisEnum, {
  name: "FeeBasis",
  description: "What a fee is counted by.",
  valuesConfig: {
    PER_TICKET: { description: "Once for each ticket." },
    PER_ORDER: { description: "Once for the order, split over its lines." },
  },
});
registerEnumType(RoundingEnum, {
  name: "Rounding",
  description: "How half a minor unit is rounded, line by line.",
  valuesConfig: {
    HALF_UP: { description: "Away from zero (四舍五入)." },
    HALF_EVEN: { description: "To the even neighbour (银行家舍入)." },
  },
});
registerEnumType(PromotionTriggerEnum, {
  name: "PromotionTrigger",
  description: "What starts a discount.",
  valuesConfig: {
    CODE: { description: "A code that the buyer gives." },
    GROUP: { description: "So many tickets of one performance." },
    PACKAGE: { description: "Tickets of so many performances." },
  },
});
registerEnumType(DiscountEffectEnum, {
  name: "DiscountEffect",
  description: "What a discount takes off.",
  valuesConfig: {
    PERCENT: { description: "A percentage of each ticket." },
    AMOUNT_PER_TICKET: { description: "An amount off each ticket." },
    AMOUNT_PER_ORDER: { description: "An amount off the order, split over the tickets it lowers." },
    SET_PRICE: { description: "Each ticket at this price, where that is less." },
  },
});
