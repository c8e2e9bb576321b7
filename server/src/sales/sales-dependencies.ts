import type { Channels } from "../channels/index.ts";
import type { Identity } from "../identity/index.ts";
import type { Inventory } from "../inventory/index.ts";
import type { Messages } from "../messages/index.ts";
import type { PaymentProviders } from "../payments/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { Metrics } from "../platform/metrics/index.ts";
import type { Programme } from "../programme/index.ts";
import type { Venues } from "../venues/index.ts";
import type { TicketIssuer } from "./ticket-issuer.ts";
import type { Tills } from "./tills.ts";

/** When sales looks after itself; milliseconds. */
export interface SalesTiming {
  /** From the start of a payment to the first question to its provider. */
  readonly firstAskMs: number;
  /** From the end of the time to pay to the order's lapse. */
  readonly lapseGraceMs: number;
}

export const defaultSalesTiming: SalesTiming = { firstAskMs: 15_000, lapseGraceMs: 30_000 };

/** What the use cases of sales work with. */
export interface SalesTools {
  readonly database: Database;
  readonly channels: Channels;
  readonly identity: Pick<Identity, "useApproval" | "loadStaffMember">;
  readonly venues: Pick<Venues, "geometryOf" | "loadVenue">;
  readonly programme: Pick<
    Programme,
    | "sellingFacts"
    | "markCancelled"
    | "markMoved"
    | "forgetSellingFacts"
    | "houseRules"
    | "identityKey"
    | "findPromotion"
    | "findPromotions"
    | "findRefundPolicies"
    | "loadPerformance"
    | "loadEvent"
    | "loadZone"
    | "loadTicketType"
  >;
  readonly inventory: Pick<
    Inventory,
    | "holdsOfCart"
    | "extendForPayment"
    | "keepForPayment"
    | "freeKept"
    | "sellSeats"
    | "returnSeats"
    | "keepOff"
    | "keepForWaiting"
    | "keepForParties"
    | "keptFromPublic"
    | "knowFreeTickets"
    | "forgetCart"
  >;
  readonly messages: Pick<Messages, "write">;
  readonly tickets: TicketIssuer;
  readonly tills: Tills;
  readonly providers: PaymentProviders;
  readonly timing: SalesTiming;
  readonly metrics?: Metrics | undefined;
  /** The buyer's page of an order. */
  readonly orderUrl: (secret: string) => string;
  /** Told about payments that need a person's eyes. */
  readonly onTrouble: (error: Error, doing: string) => void;
}
