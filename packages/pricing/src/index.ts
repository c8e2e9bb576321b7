export { type ChargeNames, namesOf, type QuoteCharge, sourceOf, summaryOf } from "./charge-summary.ts";
export { convertMoney } from "./convert.ts";
export { discountsOf, type LineDiscount, type SeatAtPrice } from "./discounts.ts";
export { feeOn, type KeptFee, refundFeesOn, taxInKept } from "./fees.ts";
export {
  type LeasedSeat,
  type LeasePack,
  type OfflineChoice,
  type OfflineLine,
  type OfflinePricing,
  type OfflineSale,
  type OfflineTender,
  priceOffline,
} from "./lease-pack.ts";
export type {
  AmountsMinor,
  Cart,
  CartSeat,
  DiscountEffect,
  FeeBasis,
  FeeKind,
  FeeRule,
  PerformancePrices,
  PriceCell,
  PriceList,
  PricingRules,
  Promotion,
  PromotionTrigger,
  TaxRule,
  TicketKind,
  TicketTypeRule,
  Validity,
} from "./model.ts";
export { orderReference, orderReferenceLetters, ticketNumber } from "./order-reference.ts";
export { type PaidLine, partialRefund, type RefundSplit } from "./partial-refund.ts";
export {
  type CartPricing,
  type Charge,
  offersFor,
  type PricedLine,
  priceCart,
  type TaxSum,
  taxSums,
} from "./price-cart.ts";
export { isFree, isValidAt, type Overlap, overlapsOf, priceAt } from "./price-lists.ts";
export {
  type DiscountedLine,
  keptByStage,
  lostDiscounts,
  lostGroupPrices,
  type RefundStage,
  refundStageAt,
} from "./refund-policy.ts";
export { type Rounding, scale } from "./rounding.ts";
export { splitByWeights } from "./split.ts";
export { taxOf } from "./tax.ts";
export { mayOffer, type TicketTypeBreach, type TicketTypeRefusal, ticketTypeRefusals } from "./ticket-types.ts";
