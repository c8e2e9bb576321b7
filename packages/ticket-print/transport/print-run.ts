import {
  type AckLevel,
  beginRecording,
  isFinished,
  type JobEvent,
  newPrintJob,
  nextEffect,
  type PrinterFault,
  type PrinterLanguage,
  type PrinterMake,
  type PrinterNews,
  type PrintJob,
  type PrintOutcome,
  stepJob,
  underWay,
} from "../src/index.ts";
import { LinkBroken, type PrinterLink } from "./printer-link.ts";

/** Who keeps the books: the server. Rejections mean that it did not answer; asking again must do no harm. */
export interface PrintClerk {
  /** Notes an attempt before its first byte, or refuses it. */
  record(ticketId: string): Promise<{ readonly attemptId: string } | { readonly refused: unknown }>;
  tell(outcome: PrintOutcome): Promise<void>;
  decide(attemptId: string, decision: Decision): Promise<void>;
}

export type Decision = "in-hand" | "spoiled" | "not-there";

/** Time, so that tests have their own. */
export interface Clock {
  after(ms: number, act: () => void): { cancel(): void };
}

export const realClock: Clock = {
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return { cancel: () => clearTimeout(timer) };
  },
};

export interface PrintRunOptions {
  readonly ticketIds: readonly string[];
  readonly language: PrinterLanguage;
  readonly make: PrinterMake;
  /** What this printer was found to confirm. At `none` a person is asked as soon as it has the bytes. */
  readonly ackLevel: AckLevel;
  readonly clerk: PrintClerk;
  /** The bytes of a ticket, made before its attempt is noted. A rejection refuses the ticket. */
  encode(ticketId: string, sequence: number): Promise<Uint8Array>;
  readonly clock?: Clock;
  readonly onChange: (job: PrintJob) => void;
}

/** How often a printer is asked that does not tell by itself, and how soon a silent server is asked again. */
const pollMs = 250;
const retryMs = 3000;
const sequences = 10_000;

/** Carries out a print job: joins the pure job, the printer, and the server's books. */
export class PrintRun {
  private job: PrintJob;
  private link: PrinterLink | null = null;
  private advancing = false;
  private sequence = 0;
  private idleAnswers = 0;
  /** Of the ticket whose attempt is being noted or sent. */
  private bytes: Uint8Array = new Uint8Array();
  /** The ticket drawn last: while one is under way, the next. It is noted and sent only when its turn comes. */
  private drawn: { readonly ticketId: string; readonly sequence: number; readonly bytes: Promise<Uint8Array> } | null =
    null;
  private answerTimer: { cancel(): void } | null = null;
  private pollTimer: { cancel(): void } | null = null;
  private readonly clock: Clock;

  constructor(private readonly options: PrintRunOptions) {
    this.clock = options.clock ?? realClock;
    this.job = newPrintJob(options.ticketIds, false);
  }

  get state(): PrintJob {
    return this.job;
  }

  /** Prints on this link from now on: at the beginning, and again after a replug. */
  connect(link: PrinterLink): void {
    this.link = link;
    const reader = this.options.language.newReader();
    link.onBytes((bytes) => {
      if (this.link === link) for (const news of reader(bytes)) this.hear(news);
    });
    link.onGone(() => {
      if (this.link !== link) return;
      this.link = null;
      this.step({ kind: "unplugged" });
    });
    link.write(this.options.language.askState()).catch(() => undefined);
    this.step({ kind: "plugged" });
  }

  pause(): void {
    this.step({ kind: "pause" });
  }

  /** Goes on after a pause or a fault; whether a fault is mended the printer is asked first. */
  goOn(): void {
    this.step({ kind: "go-on" });
    if (this.job.checking) this.ask();
  }

  /** The ticket under way does not come: it becomes unknown. */
  doubt(): void {
    this.step({ kind: "doubted" });
  }

  /** What a person found of an unknown ticket. Waits until the server knows that it is unknown. */
  async decide(ticketId: string, decision: Decision): Promise<void> {
    const ticket = this.job.tickets.find((each) => each.ticketId === ticketId);
    if (ticket?.state !== "unknown" || this.job.untold.length > 0) return;
    await this.options.clerk.decide(ticket.attemptId!, decision);
    this.step({ kind: "decided", ticketId, decision });
  }

  /** Ends timers and lets the link go; the job stays as the server knows it. */
  stop(): void {
    this.link = null;
    this.answerTimer?.cancel();
    this.pollTimer?.cancel();
  }

  private step(event: JobEvent): void {
    const afterFault = (fault: PrinterFault) => this.options.make.afterFault[fault] ?? "lost";
    this.job = stepJob(this.job, event, afterFault);
    this.watch();
    this.options.onChange(this.job);
    void this.advance();
  }

  private hear(news: PrinterNews): void {
    const fits = news.kind === "ticket-done" && (news.sequence === null || news.sequence === this.sequence);
    this.step({ kind: "news", news, sequenceFits: fits });
    if (!this.options.language.idleMeansDone || underWay(this.job)?.state !== "sent") return;
    this.idleAnswers = news.kind === "ready" && news.idle ? this.idleAnswers + 1 : 0;
    // Once may be between reading the ticket and beginning with it; twice in a row is behind it.
    if (this.idleAnswers >= 2) {
      this.step({ kind: "news", news: { kind: "ticket-done", sequence: null }, sequenceFits: true });
    }
  }

  /** Keeps the two timers in step with the job: the answer that is waited for, and the questions behind a ticket. */
  private watch(): void {
    const waiting = underWay(this.job)?.state === "sent";
    if (!waiting || this.job.held) {
      this.answerTimer?.cancel();
      this.answerTimer = null;
    } else {
      this.answerTimer ??= this.clock.after(this.options.make.answerMs, () => {
        this.answerTimer = null;
        this.step({ kind: "silent" });
      });
    }
    const { language, ackLevel } = this.options;
    const asks = language.ackLevel === "fence" && ackLevel !== "none" && (waiting || this.job.checking);
    if (!asks) {
      this.pollTimer?.cancel();
      this.pollTimer = null;
    } else {
      this.pollTimer ??= this.clock.after(pollMs, () => {
        this.pollTimer = null;
        this.ask();
        this.watch();
      });
    }
  }

  private ask(): void {
    this.link?.write(this.options.language.askState()).catch(() => undefined);
  }

  /** One effect after another, never two at a time. */
  private async advance(): Promise<void> {
    if (this.advancing) return;
    this.advancing = true;
    try {
      for (let effect = nextEffect(this.job); effect; effect = nextEffect(this.job)) {
        if (effect.kind === "record") await this.record(effect.ticketId);
        else if (effect.kind === "send") await this.send();
        else await this.tell(effect.outcome);
      }
    } finally {
      this.advancing = false;
    }
    if (isFinished(this.job)) this.stop();
  }

  /** Draws first, so that a ticket which cannot be drawn is refused before anybody notes an attempt. */
  private async record(ticketId: string): Promise<void> {
    this.job = beginRecording(this.job, ticketId);
    this.options.onChange(this.job);
    const sequence = (this.sequence + 1) % sequences;
    try {
      this.bytes = await this.draw(ticketId, sequence);
    } catch (error) {
      return this.step({ kind: "refused", ticketId, reason: error });
    }
    try {
      const answer = await this.options.clerk.record(ticketId);
      if ("refused" in answer) return this.step({ kind: "refused", ticketId, reason: answer.refused });
      this.sequence = sequence;
      this.step({ kind: "recorded", ticketId, attemptId: answer.attemptId });
    } catch {
      this.away();
    }
  }

  private draw(ticketId: string, sequence: number): Promise<Uint8Array> {
    if (this.drawn?.ticketId !== ticketId || this.drawn.sequence !== sequence) {
      this.drawn = { ticketId, sequence, bytes: this.options.encode(ticketId, sequence) };
    }
    return this.drawn.bytes;
  }

  /** While the printer and the server answer for a ticket, the next is drawn. */
  private drawNext(): void {
    const next = this.job.tickets.find(({ state }) => state === "queued");
    // One that cannot be drawn is refused in its turn.
    if (next) this.draw(next.ticketId, (this.sequence + 1) % sequences).catch(() => undefined);
  }

  private async send(): Promise<void> {
    this.idleAnswers = 0;
    try {
      if (!this.link) throw new LinkBroken(true, null);
      await this.link.write(this.bytes);
      this.drawNext();
      this.step({ kind: "bytes-taken" });
      if (this.options.ackLevel === "none") this.doubt();
    } catch (error) {
      // What is no broken link says nothing of what has left, so it counts as if some had.
      this.step({ kind: "write-broke", nothingLeft: error instanceof LinkBroken && error.nothingLeft });
    }
  }

  private async tell(outcome: PrintOutcome): Promise<void> {
    try {
      await this.options.clerk.tell(outcome);
      this.step({ kind: "told" });
    } catch {
      this.away();
    }
  }

  private away(): void {
    this.step({ kind: "server-away" });
    this.clock.after(retryMs, () => this.step({ kind: "retry" }));
  }
}
