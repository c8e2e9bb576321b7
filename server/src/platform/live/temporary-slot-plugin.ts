import type { Client } from "pg";
import { type Pgoutput, PgoutputPlugin } from "pg-logical-replication";

/** A message of the stream, or the reason why one could not be read. */
export type StreamMessage = Pgoutput.Message | { readonly tag: "unreadable"; readonly error: Error };

/**
 * pgoutput on a slot that lives as long as its connection. The slot is made on the stream's own connection, right
 * before the stream starts, so a process that dies leaves nothing behind that would keep the log from being
 * recycled. No snapshot is exported: rows are loaded by ordinary queries after the stream runs.
 */
export class TemporarySlotPlugin extends PgoutputPlugin {
  constructor(publications: readonly string[]) {
    super({ protoVersion: 1, publicationNames: [...publications] });
  }

  override async start(client: Client, slotName: string, lastLsn: string): Promise<unknown> {
    await client.query(`CREATE_REPLICATION_SLOT "${slotName}" TEMPORARY LOGICAL pgoutput (SNAPSHOT 'nothing')`);
    return super.start(client, slotName, lastLsn);
  }

  /** The library parses inside a socket's event, where a throw would end the process. */
  // biome-ignore lint/suspicious/noExplicitAny: the declared type of the class it extends.
  override parse(buffer: Buffer): any {
    try {
      return super.parse(buffer);
    } catch (error) {
      return { tag: "unreadable", error: error as Error } satisfies StreamMessage;
    }
  }
}
