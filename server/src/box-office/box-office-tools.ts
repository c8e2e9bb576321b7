import type { Channels } from "../channels/index.ts";
import type { Identity } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { Tickets } from "../tickets/index.ts";
import type { PermittedPrinters } from "./network/permitted-printers.ts";

/** What the box office's use cases work with. */
export interface BoxOfficeTools {
  readonly database: Database;
  readonly identity: Pick<Identity, "useApproval">;
  readonly channels: Pick<Channels, "byCode">;
  /** Printers that the server may reach over the network. */
  readonly permittedPrinters: Pick<PermittedPrinters, "reach" | "texts">;
  readonly tickets: Pick<Tickets, "beginReissue">;
}
