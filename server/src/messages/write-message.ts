import type { Database } from "../platform/database/index.ts";
import type { LocalisedText } from "../platform/graphql/index.ts";
import { insertMessage } from "./message.store.ts";

/** Who is to be told what; the text of their language is what is written. */
export interface MessageToCustomer {
  /** The outbox message it is carried out for. */
  readonly outboxId: string;
  readonly kind: string;
  readonly aboutId: string;
  readonly email: string | null;
  /** BCP 47 tag of their language. */
  readonly locale: string;
  readonly subject: LocalisedText;
  /** Whole, with the address of the page where they go on. */
  readonly body: LocalisedText;
  /** After this nobody should get it any more: an offer that is over by then. */
  readonly usefulUntil?: Date;
}

/** Writes a message to a customer, once however often the outbox carries it out. */
export async function writeMessage(database: Database, message: MessageToCustomer): Promise<void> {
  const language = message.locale.startsWith("zh") ? "zh" : "en";
  const { subject, body, ...rest } = message;
  await database.inHotTransaction((tx) =>
    insertMessage(tx, { usefulUntil: null, ...rest, subject: subject[language], body: body[language] }),
  );
}
