import type { Database } from "../../platform/database/index.ts";
import { mostAttempts, pauseAfter } from "../delivery.rules.ts";
import { claimLetter, type DueLetter, lapseLetters, noteNotTaken, noteSent } from "../message.store.ts";
import { htmlOf, messageIdOf } from "./letter.rules.ts";
import { LetterNotTaken, type Post } from "./smtp-post.ts";

export interface SendingTools {
  readonly database: Database;
  readonly post: Post;
  readonly sender: string;
  readonly onTrouble: (error: Error, doing: string) => void;
}

/** Long enough for the slowest mail server; when a process dies with a letter in hand, another takes it after this. */
const claimMs = 10 * 60_000;
/** Letters of one run, so that a stopping process does not wait for a whole house. */
const mostPerRun = 50;

/**
 * Hands the letters that are due to the mail server, one after another; answers how many it took. Each is claimed in
 * a transaction of its own and sent outside of it. A letter that the server took is noted as sent and never sent
 * again. Where a process dies between the two, the letter goes once more under the same Message-ID, by which
 * receivers know it: SMTP has no way to ask whether a letter arrived.
 */
export async function sendLetters(tools: SendingTools, signal?: AbortSignal): Promise<number> {
  await tools.database.inHotTransaction(lapseLetters);
  let sent = 0;
  for (let letters = 0; letters < mostPerRun && !signal?.aborted; letters++) {
    const letter = await tools.database.inHotTransaction((tx) => claimLetter(tx, claimMs));
    if (!letter) break;
    const outcome = await sendOne(tools, letter);
    if (outcome === "sent") sent += 1;
    // Whatever keeps one letter from going may well keep the others: they wait for the next run.
    if (outcome === "later") break;
  }
  return sent;
}

async function sendOne(tools: SendingTools, letter: DueLetter): Promise<"sent" | "refused" | "later"> {
  try {
    await tools.post.send({
      ...{ to: letter.email, subject: letter.subject, text: letter.body, language: letter.locale },
      html: htmlOf(letter.body, letter.locale),
      messageId: messageIdOf(letter.mailKey, tools.sender),
    });
  } catch (error) {
    if (!(error instanceof LetterNotTaken)) throw error;
    await notTaken(tools, letter, error);
    return error.trouble;
  }
  await tools.database.inHotTransaction((tx) => noteSent(tx, letter.id));
  return "sent";
}

async function notTaken(tools: SendingTools, letter: DueLetter, error: LetterNotTaken): Promise<void> {
  const last = letter.attempts >= mostAttempts;
  const delivery = error.trouble === "refused" ? "refused" : last ? "failed" : "waiting";
  const pauseMs = pauseAfter(letter.attempts);
  await tools.database.inHotTransaction((tx) => noteNotTaken(tx, letter.id, delivery, error.message, pauseMs));
  tools.onTrouble(error, `mail of message ${letter.id}, try ${letter.attempts}: ${delivery}`);
}
