import { createTransport } from "nodemailer";
import { type SendingTrouble, type SmtpTrouble, troubleOf } from "../delivery.rules.ts";
import type { Letter } from "./letter.rules.ts";
import type { MailSettings } from "./mail-settings.ts";

/** A letter was not taken. `trouble` says whether it may be tried again. */
export class LetterNotTaken extends Error {
  override readonly name = "LetterNotTaken";

  constructor(
    message: string,
    readonly trouble: SendingTrouble,
    options: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Where letters are handed in. */
export interface Post {
  /** Returns when the mail server has taken the letter; throws `LetterNotTaken`. */
  send(letter: Letter): Promise<void>;
  close(): void;
}

const loopback = /^(localhost|127\.|\[::1\])/;
/** Together well below a claim of a letter (`claimMs`). */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

/** Hands letters to an SMTP server, over one connection that is kept while there are letters. */
export function openSmtpPost({ url, sender, account }: MailSettings): Post {
  const { hostname, port, protocol } = new URL(url);
  const secure = protocol === "smtps:";
  const transport = createTransport({
    pool: true,
    maxConnections: 1,
    host: hostname,
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    // A password never goes over an open line to another machine.
    requireTLS: !secure && account !== undefined && !loopback.test(hostname),
    ...patience,
    ...(account && { auth: { user: account.user, pass: account.password } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to, subject, text, html, language, messageId }) => {
      try {
        await transport.sendMail({
          from: sender,
          // As an object it is one address, whatever stands in it.
          to: { name: "", address: to },
          ...{ subject, text, html, messageId },
          // RFC 3834: no out-of-office answers, please.
          headers: { "Auto-Submitted": "auto-generated", "Content-Language": language },
        });
      } catch (error) {
        throw new LetterNotTaken((error as Error).message, troubleOf(error as SmtpTrouble), { cause: error });
      }
    },
    close: () => transport.close(),
  };
}
