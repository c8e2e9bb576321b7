/** How far a message is: on its way, gone, or why it will not go. */
export const messageDeliveries = ["waiting", "sent", "refused", "failed", "lapsed", "unaddressed"] as const;
export type MessageDelivery = (typeof messageDeliveries)[number];

/**
 * What may become of a letter that was not taken: `later` when anything about it may be better next time, `refused`
 * when the server said that this letter to this address will never be taken.
 */
export type SendingTrouble = "later" | "refused";

/** Tries of one letter: with the pauses below they reach over three days, as mail servers themselves do. */
export const mostAttempts = 26;

const firstPauseMs = 30_000;
const longestPauseMs = 4 * 60 * 60_000;

/** Pause after the given number of tries: 30 s, 1 min, 2 min … 4 h. */
export function pauseAfter(attempts: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** (attempts - 1));
}

/** What is said by an SMTP client when a letter was not taken (RFC 5321: 5yz is a lasting answer, 4yz is not). */
export interface SmtpTrouble {
  /** `EENVELOPE`, `EMESSAGE`, `ECONNECTION`, `EAUTH` … */
  readonly code?: string | undefined;
  readonly responseCode?: number | undefined;
  /** The command that was answered: `RCPT TO`, `MAIL FROM`, `DATA` … */
  readonly command?: string | undefined;
}

/**
 * Only a lasting answer to the recipient's address or to the letter itself is final. A refused sender or password is
 * a mistake in our settings, for which no customer's letter may be given up.
 */
export function troubleOf({ code, responseCode = 0, command = "" }: SmtpTrouble): SendingTrouble {
  const lasting = responseCode >= 500 && responseCode < 600;
  const aboutTheLetter = code === "EENVELOPE" ? !command.startsWith("MAIL FROM") : code === "EMESSAGE";
  return lasting && aboutTheLetter ? "refused" : "later";
}
