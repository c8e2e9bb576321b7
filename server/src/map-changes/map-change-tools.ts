import type { Identity } from "../identity/index.ts";
import type { Inventory } from "../inventory/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { Programme } from "../programme/index.ts";
import type { Sales } from "../sales/index.ts";
import type { Tickets } from "../tickets/index.ts";
import type { Venues } from "../venues/index.ts";

/** What the use cases of this slice work with. */
export interface MapChangeTools {
  readonly database: Database;
  readonly identity: Pick<Identity, "useApproval">;
  readonly venues: Pick<Venues, "findPublished" | "identifiedGeometryOf" | "loadVersion">;
  readonly programme: Pick<
    Programme,
    "currentSellingFacts" | "forgetSellingFacts" | "lockForMapChange" | "setSeatMap" | "loadZonesOf" | "loadPerformance"
  >;
  readonly inventory: Pick<Inventory, "readSeats" | "lockSeats" | "renumberSeats">;
  readonly sales: Pick<Sales, "seatLines" | "lockOrdersOf" | "renumberLines">;
  readonly tickets: Pick<Tickets, "renumber" | "beginReissue">;
}
