import type { Identity } from "../identity/index.ts";
import type { Inventory } from "../inventory/index.ts";
import type { Messages } from "../messages/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { Sales } from "../sales/index.ts";

/** What the use cases of customers work with. */
export interface CustomerTools {
  readonly database: Database;
  readonly identity: Pick<Identity, "loadStaffMember">;
  readonly messages: Pick<Messages, "saidAbout" | "forgetAddressee">;
  readonly inventory: Pick<Inventory, "reservationsOf" | "reserverOf" | "forgetReserver">;
  readonly sales: Pick<Sales, "ordersOf" | "findBuyers" | "hasOpenOrders" | "forgetBuyer">;
}
