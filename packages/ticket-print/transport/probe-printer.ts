import { type AckLevel, type LanguageCode, type PrinterNews, printerLanguages } from "../src/index.ts";
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
  /** What can be believed of it: the language's level if it answers, none if not. A test ticket shows the rest. */
  readonly ackLevel: AckLevel;
}

const waitMs = 1500;

/** Asks a printer who it is and how it is. Nothing is printed. Resolves when it has said both, or after a while. */
export async function probePrinter(
  link: PrinterLink,
  code: LanguageCode,
  clock: Clock = realClock,
): Promise<ProbedPrinter> {
  const language = printerLanguages[code];
  const reader = language.newReader();
  const heard: PrinterNews[] = [];
  const saysState = ({ kind }: PrinterNews) => kind === "ready" || kind === "fault" || kind === "paper-low";
  const said = new Promise<void>((resolve) => {
    const timer = clock.after(waitMs, resolve);
    link.onBytes((bytes) => {
      heard.push(...reader(bytes));
      if (!heard.some(saysState) || !heard.some((news) => news.kind === "identity")) return;
      timer.cancel();
      resolve();
    });
  });
  const identify = language.askIdentity();
  if (identify) await link.write(identify);
  await link.write(language.askState());
  await said;
  const identity = heard.find((news) => news.kind === "identity");
  const tellsState = heard.some(saysState);
  return {
    language: code,
    identity: identity?.text ?? null,
    printedCount: identity?.printedCount ?? null,
    tellsState,
    ackLevel: tellsState ? language.ackLevel : "none",
  };
}
