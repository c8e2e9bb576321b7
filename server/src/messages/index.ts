import type { Database, Transaction } from "../platform/database/index.ts";
import type { PeriodicJob } from "../platform/jobs/index.ts";
import type { Metrics } from "../platform/metrics/index.ts";
import { CustomerMessage } from "./customer-message.entity.ts";
import type { MailSettings } from "./mail/mail-settings.ts";
import { sendLetters } from "./mail/send-letters.ts";
import { openSmtpPost } from "./mail/smtp-post.ts";
import { countLetters, findMessagesAbout, forgetAddressee } from "./message.store.ts";
import { MessagesResolver } from "./messages.resolver.ts";
import { CustomerMessageType, toCustomerMessageType } from "./messages.type.ts";
import { type MessageToCustomer, writeMessage } from "./write-message.ts";

export { CustomerMessageType, type MailSettings, type MessageToCustomer };

export const messageEntities = [CustomerMessage];

/** What the house says to its customers. */
export interface Messages {
  /** Writes a message, once however often the outbox carries it out. Called by handlers of the outbox. */
  write(message: MessageToCustomer): Promise<void>;
  /** Hands what is due to the mail server, as the job does; answers how many letters it took. 0 without a mail server. */
  sendLetters(signal?: AbortSignal): Promise<number>;
  readonly jobs: readonly PeriodicJob[];
  /** What was said about any of these orders and entries, newest first. */
  saidAbout(aboutIds: readonly string[], most: number): Promise<readonly CustomerMessageType[]>;
  /** Takes address and text off what was said about them. */
  forgetAddressee(tx: Transaction, aboutIds: readonly string[]): Promise<void>;
  readonly resolvers: readonly object[];
  /** Ends the connection to the mail server. */
  close(): void;
}

export interface MessagesDependencies {
  readonly database: Database;
  /** Absent: messages wait until there is a mail server. */
  readonly mail?: MailSettings | undefined;
  readonly metrics?: Metrics;
  /** Told about every letter that was not taken. */
  readonly onTrouble?: (error: Error, doing: string) => void;
}

export function createMessages(dependencies: MessagesDependencies): Messages {
  const { database, mail, metrics, onTrouble = () => undefined } = dependencies;
  const post = mail && openSmtpPost(mail);
  const counted = () => database.inHotTransaction(countLetters);
  metrics?.gauge("parterre_letters_waiting", "Letters to customers that wait.", async () => (await counted()).waiting);
  metrics?.gauge(
    "parterre_letters_stuck",
    "Letters to customers that were refused or given up.",
    async () => (await counted()).stuck,
  );
  const sending = post && { database, post, sender: mail.sender, onTrouble };
  const send = async (signal?: AbortSignal) => (sending ? sendLetters(sending, signal) : 0);
  return {
    write: (message) => writeMessage(database, message),
    sendLetters: send,
    // Letters are claimed one by one, and no transaction is open while the mail server is talked to.
    jobs: sending ? [{ name: "messages.send-letters", everyMs: 2_000, locksItself: true, run: send }] : [],
    saidAbout: async (aboutIds, most) =>
      (await database.read((tx) => findMessagesAbout(tx, aboutIds, most))).map((message) =>
        toCustomerMessageType(message, post !== undefined),
      ),
    forgetAddressee,
    resolvers: [new MessagesResolver(database, post !== undefined)],
    close: () => post?.close(),
  };
}
