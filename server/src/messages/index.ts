import type { Database } from "../platform/database/index.ts";
import { CustomerMessage } from "./customer-message.entity.ts";
import { MessagesResolver } from "./messages.resolver.ts";
import { type MessageToCustomer, writeMessage } from "./write-message.ts";

export type { MessageToCustomer };

export const messageEntities = [CustomerMessage];

/** What the house says to its customers. */
export interface Messages {
  /** Writes a message, once however often the outbox carries it out. Called by handlers of the outbox. */
  write(message: MessageToCustomer): Promise<void>;
  readonly resolvers: readonly object[];
}

export function createMessages({ database }: { readonly database: Database }): Messages {
  return {
    write: (message) => writeMessage(database, message),
    resolvers: [new MessagesResolver(database)],
  };
}
