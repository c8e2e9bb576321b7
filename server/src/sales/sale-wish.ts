import type { Currency } from "@parterre/money";
import type { TicketHolderWish } from "./identities/identities.rules.ts";

/** A held seat and the kind of ticket wanted for it. */
export interface SeatChoice {
  readonly holdId: string;
  readonly ordinal: number;
  readonly ticketTypeId: string;
  /** Whom it is for; asked for where the market wants real names. */
  readonly holder?: TicketHolderWish | null;
}

export interface SaleWish {
  readonly cartKey: string;
  readonly currency: Currency;
  readonly seats: readonly SeatChoice[];
  /** Through which it is sold: prices, fees and who may be sold what depend on it. */
  readonly channelCode: string;
  /** As typed; null or absent: none. */
  readonly promotionCode?: string | null;
  /** Code of a delivery fee; null or absent: no delivery. */
  readonly deliveryCode?: string | null;
  /** Whether who sells may give complimentary and staff tickets. */
  readonly mayGiveFree?: boolean;
}

/** What limits per customer know a buyer by. */
export interface Buyer {
  readonly customer: string | null;
  /** Set when the code was used up by somebody else while this sale was made. */
  readonly codeIsUsedUp?: boolean;
}
