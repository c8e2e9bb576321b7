import type { Channels } from "../channels/index.ts";
import type { Inventory } from "../inventory/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { Programme } from "../programme/index.ts";
import type { Sales, Tills } from "../sales/index.ts";
import type { Tickets } from "../tickets/index.ts";
import type { Venues } from "../venues/index.ts";

/** What the use cases of contingency work with. */
export interface ContingencyTools {
  readonly database: Database;
  readonly channels: Pick<Channels, "byCode">;
  readonly venues: Pick<Venues, "geometryOf">;
  readonly programme: Pick<Programme, "currentSellingFacts" | "houseRules" | "loadPerformance">;
  readonly inventory: Pick<
    Inventory,
    "lendSeats" | "lendMoreSeats" | "takeLentSeatsBack" | "sellAllocatedSeats" | "sellSeats" | "freeGeneralSeats"
  >;
  readonly sales: Pick<Sales, "recordOfflineSale" | "findOrder">;
  readonly tills: Tills;
  readonly tickets: Pick<Tickets, "trust" | "verify" | "signBytes">;
}
