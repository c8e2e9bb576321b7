import type { Channels } from "../channels/index.ts";
import type { Identity } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { Tickets } from "../tickets/index.ts";

/** What the box office's use cases work with. */
export interface BoxOfficeTools {
  readonly database: Database;
  readonly identity: Pick<Identity, "useApproval">;
  readonly channels: Pick<Channels, "byCode">;
  readonly tickets: Pick<Tickets, "beginReissue">;
}
