import { registerEnumType } from "type-graphql";

/** Values are what the rules say. */
export const ChargeKindEnum = { DISCOUNT: "discount", FEE: "fee", TAX: "tax" } as const;
export const PromotionCodeRefusalEnum = {
  UNKNOWN: "unknown",
  NOT_YET_VALID: "not_yet_valid",
  OVER: "over",
  USED_UP: "used_up",
  DOES_NOT_APPLY: "does_not_apply",
} as const;
export const TicketTypeBreachEnum = {
  CHANNEL: "channel",
  PERMISSION: "permission",
  WHEELCHAIR_PLACE: "wheelchair_place",
  COMPANION: "companion",
  TOO_FEW: "too_few",
  PER_ORDER: "per_order",
  PER_CUSTOMER: "per_customer",
  PER_PERFORMANCE: "per_performance",
} as const;

registerEnumType(ChargeKindEnum, {
  name: "ChargeKind",
  description: "What a charge is.",
  valuesConfig: {
    DISCOUNT: { description: "Takes something off; negative." },
    FEE: { description: "Charged beside the tickets." },
    TAX: { description: "Contained in the prices or added to them." },
  },
});
registerEnumType(PromotionCodeRefusalEnum, {
  name: "PromotionCodeRefusal",
  description: "Why a discount code is of no use.",
  valuesConfig: {
    UNKNOWN: { description: "There is no such code." },
    NOT_YET_VALID: { description: "Its time has not begun." },
    OVER: { description: "Its time is over." },
    USED_UP: { description: "Its uses, or this customer's, are used up." },
    DOES_NOT_APPLY: { description: "It lowers none of these tickets, or another discount gives more on each." },
  },
});
registerEnumType(TicketTypeBreachEnum, {
  name: "TicketTypeBreach",
  description: "Which rule of a ticket type does not allow a sale.",
  valuesConfig: {
    CHANNEL: { description: "The channel may not sell it." },
    PERMISSION: { description: "Complimentary and staff tickets are for those who may give them." },
    WHEELCHAIR_PLACE: { description: "It is for wheelchair places only." },
    COMPANION: { description: "There are more companions than wheelchair tickets for the performance." },
    TOO_FEW: { description: "Fewer than it is sold from." },
    PER_ORDER: { description: "More than one order may have." },
    PER_CUSTOMER: { description: "More than one customer may have." },
    PER_PERFORMANCE: { description: "More than are left for the performance." },
  },
});
