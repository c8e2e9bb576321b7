import { type BothLanguages, failureOf } from "@parterre/web-kit";
import type { CartChangeResult, HoldBestResult, HoldResult } from "../../carts/cart-documents.ts";
import type { PayLinkResult } from "../../pay-links/documents.ts";
import type { SellableAllocation } from "../../performance/use-seats-from.ts";
import type { RequestResult } from "./code-documents.ts";
import type { QuoteOutcome, SaleResult } from "./sale-documents.ts";

/** What the seller must know before going on: a refusal with what its next act needs, or no answer at all. */
export type Notice =
  | {
      readonly kind: "seatsTaken";
      readonly reason: BothLanguages;
      readonly lost: readonly number[];
      readonly beside: readonly number[];
    }
  | {
      /** A tap on the map that was not carried out: the map's own sentence. */
      readonly kind: "byHand";
      readonly reason: BothLanguages;
      readonly beside: readonly number[];
      /** What the seller may hold against the rule; null when there is nothing to hold. */
      readonly anyway: readonly number[] | null;
    }
  | { readonly kind: "notEnoughSeats"; readonly reason: BothLanguages; readonly freeCount: number }
  | { readonly kind: "seatsLost"; readonly reason: BothLanguages; readonly lost: readonly number[] }
  | { readonly kind: "priceChanged"; readonly reason: BothLanguages; readonly totalMinor: number }
  | { readonly kind: "notPriced"; readonly reason: BothLanguages; readonly ordinals: readonly number[] }
  | { readonly kind: "timeOver"; readonly count: number }
  | { readonly kind: "kept"; readonly allocation: SellableAllocation | null }
  | { readonly kind: "reserved"; readonly reference: string }
  | {
      readonly kind: "said";
      readonly reason: BothLanguages;
      /** The input it is about, where it is one. */
      readonly field: string | null;
    }
  /** A telephone's payment that its provider declined without a word. */
  | { readonly kind: "declined" };

/** What is said when a request failed instead of being answered. */
export const failureNotice = (error?: unknown): Notice => ({ kind: "said", reason: failureOf(error), field: null });

type Outcome =
  | HoldResult
  | HoldBestResult
  | CartChangeResult
  | QuoteOutcome
  | SaleResult
  | RequestResult
  | PayLinkResult;

/** The notice an answer of the API calls for; null when it did what was asked. */
export function noticeOf(outcome: Outcome): Notice | null {
  switch (outcome.__typename) {
    case "HoldPlaced":
    case "CartUpdated":
    case "Quote":
    case "SaleCompleted":
    case "CheckoutStarted":
    case "PayLinkSent":
      return null;
    case "SeatsTaken":
      return {
        kind: "seatsTaken",
        reason: outcome.reason,
        lost: outcome.takenOrdinals,
        beside: outcome.suggestedOrdinals,
      };
    case "NotEnoughSeats":
      return { kind: "notEnoughSeats", reason: outcome.reason, freeCount: outcome.freeCount };
    case "SeatsLost":
      return { kind: "seatsLost", reason: outcome.reason, lost: outcome.lostOrdinals };
    case "PriceChanged":
      return { kind: "priceChanged", reason: outcome.reason, totalMinor: outcome.quote.total.amountMinor };
    case "NotPriced":
      return { kind: "notPriced", reason: outcome.reason, ordinals: outcome.ordinals };
    case "HoldLimitReached":
    case "NotOnSale":
    case "NotYourAllocation":
    case "UnknownSeats":
    case "SeatMapChanged":
    case "HoldExpired":
    case "CheckoutRefused":
    case "TicketTypeRefused":
      return { kind: "said", reason: outcome.reason, field: "field" in outcome ? outcome.field : null };
  }
}

/** Seats of this notice to mark on the map as gone. */
export function lostSeats(notice: Notice | null): readonly number[] {
  return notice?.kind === "seatsTaken" || notice?.kind === "seatsLost" ? notice.lost : [];
}
