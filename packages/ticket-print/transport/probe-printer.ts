import {
  type AckLevel,
  type LanguageCode,
  type PrinterFault,
  type PrinterNews,
  printerLanguages,
} from "../src/index.ts";
import { type Clock, realClock } from "./print-run.ts";
import type { PrinterLink } from "./printer-link.ts";

/** What a printer answered when it was asked in a language. */
export interface ProbedPrinter {
  readonly language: LanguageCode;
  /** What it calls itself; null when it did not say. */
  readonly identity: string | null;
  /** Tickets printed in its life, where it counts them. */
  readonly printedCount: number | null;
  /** Whether it tells its state; without, its tickets can only be confirmed by a person. */
  readonly tellsState: boolean;
  /** What is wrong with it now; null: nothing that it tells. Then nothing is known of what it confirms, either. */
  readonly fault: PrinterFault | null;
  /** What it showed that it confirms: `none` until it has answered. */
  readonly ackLevel: AckLevel;
}

const waitMs = 1500;
/**
 * First what printers of another kind keep silent about, last what some of them would print: a line of TSPL's ends with
 * a line feed.
 */
const order: readonly LanguageCode[] = ["escpos", "zpl", "fgl", "tspl"];

/** Asks a printer who it is, how it is, and how it confirms. Nothing is printed. */
export async function probePrinter(
  link: PrinterLink,
  code: LanguageCode,
  clock: Clock = realClock,
): Promise<ProbedPrinter> {
  const language = printerLanguages[code];
  const identify = language.askIdentity();
  const greeting = identify ? [identify, language.askState()] : [language.askState()];
  const heard = await ask(link, code, greeting, clock, (news) => news.some(saysState) && news.some(saysWho));
  const identity = heard.find((news) => news.kind === "identity");
  const fault = heard.find((news) => news.kind === "fault")?.fault ?? null;
  const tellsState = heard.some(saysState);
  return {
    language: code,
    identity: identity?.text ?? null,
    printedCount: identity?.printedCount ?? null,
    tellsState,
    fault,
    ackLevel: tellsState && fault === null ? await probeAck(link, code, clock) : "none",
  };
}

/**
 * Asks a printer in every language until it answers in one, the likely one first. Null: it answers in none, as cheap
 * ones do, and a person has to say what it is.
 */
export async function findLanguage(
  link: PrinterLink,
  likely: LanguageCode | null,
  clock: Clock = realClock,
): Promise<ProbedPrinter | null> {
  const rest = order.filter((code) => code !== likely);
  for (const code of likely ? [likely, ...rest] : rest) {
    const found = await probePrinter(link, code, clock);
    if (found.tellsState || found.identity !== null) return found;
  }
  return null;
}

const saysState = ({ kind }: PrinterNews) => kind === "ready" || kind === "fault" || kind === "paper-low";
const saysWho = ({ kind }: PrinterNews) => kind === "identity";

/** Puts the questions that stand behind each ticket later, without a ticket before them. */
async function probeAck(link: PrinterLink, code: LanguageCode, clock: Clock): Promise<AckLevel> {
  const language = printerLanguages[code];
  const questions = language.askAck();
  if (questions.length === 0) return language.ackLevel;
  const isDone = (news: readonly PrinterNews[]) => news.some(({ kind }) => kind === "ticket-done");
  for (const { level, bytes } of questions) {
    if (isDone(await ask(link, code, [bytes, language.askState()], clock, isDone))) return level;
  }
  return "none";
}

/** Sends questions and listens until enough is heard, or for a while. */
async function ask(
  link: PrinterLink,
  code: LanguageCode,
  questions: readonly Uint8Array[],
  clock: Clock,
  isEnough: (heard: readonly PrinterNews[]) => boolean,
): Promise<readonly PrinterNews[]> {
  const reader = printerLanguages[code].newReader();
  const heard: PrinterNews[] = [];
  const said = new Promise<void>((resolve) => {
    const timer = clock.after(waitMs, resolve);
    link.onBytes((bytes) => {
      heard.push(...reader(bytes));
      if (!isEnough(heard)) return;
      timer.cancel();
      resolve();
    });
  });
  for (const question of questions) await link.write(question);
  await said;
  return heard;
}
