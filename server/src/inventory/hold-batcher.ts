import {
  type Busy,
  chooseBatch,
  type HoldOutcome,
  type HoldRequest,
  lostTo,
  occupy,
  seatKey,
  vacate,
} from "./hold-queue.rules.ts";

export interface HoldBatcherOptions {
  /** Statements in flight at once. */
  readonly lanes: number;
  /** While one statement is in flight, another leaves only with so many holds: few large ones cost less than many. */
  readonly fewestBeside: number;
  /** Holds in one statement. */
  readonly mostPerBatch: number;
  /** Holds waiting; later ones are refused, so that a rush cannot fill the memory. */
  readonly mostWaiting: number;
}

const defaults: HoldBatcherOptions = { lanes: 2, fewestBeside: 16, mostPerBatch: 48, mostWaiting: 5000 };

/** After so many tries on locked seats the buyer is told that they are taken. */
const mostTries = 5;

/** More holds are waiting than this process can serve in reasonable time. */
export class TooManyHoldsWaiting extends Error {
  override readonly name = "TooManyHoldsWaiting";
}

interface Waiting {
  readonly request: HoldRequest;
  readonly resolve: (outcome: HoldOutcome) => void;
  readonly reject: (error: unknown) => void;
  tries: number;
}

/**
 * Sends holds that arrive while statements are in flight together in the next one. A lone hold leaves at once; under
 * load the statements grow and the database's work for each hold shrinks to a third. Each hold stays all or
 * nothing. Two holds that want the same seat never travel together: the earlier one goes first, and if it gets
 * the seat the later one is refused here, without asking the database.
 */
export class HoldBatcher {
  private waiting: Waiting[] = [];
  private readonly busy: Busy = { seats: new Set(), carts: new Set() };
  private inFlight = 0;
  private scheduled = false;
  private readonly options: HoldBatcherOptions;

  constructor(
    /** Carries out a batch in one statement; answers one outcome for each request, in order. */
    private readonly place: (batch: readonly HoldRequest[]) => Promise<readonly HoldOutcome[]>,
    options: Partial<HoldBatcherOptions> = {},
  ) {
    this.options = { ...defaults, ...options };
  }

  /** How many holds wait for a statement. */
  get waitingCount(): number {
    return this.waiting.length;
  }

  /** Never answers `contended`. Rejects with TooManyHoldsWaiting, or with the statement's own error. */
  submit(request: HoldRequest): Promise<HoldOutcome> {
    if (this.waiting.length >= this.options.mostWaiting) {
      return Promise.reject(new TooManyHoldsWaiting(`${this.waiting.length} holds are waiting`));
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject, tries: 0 });
      this.schedule();
    });
  }

  /** Requests read from the sockets in one turn of the event loop leave together. */
  private schedule(): void {
    if (this.scheduled || !this.mayDispatch()) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      while (this.mayDispatch()) {
        if (!this.dispatch()) return;
      }
    });
  }

  private mayDispatch(): boolean {
    const fewest = this.inFlight === 0 ? 1 : this.options.fewestBeside;
    return this.inFlight < this.options.lanes && this.waiting.length >= fewest;
  }

  /** False when everything that waits collides with what is in flight. */
  private dispatch(): boolean {
    const { chosen, left } = chooseBatch(this.waiting, this.busy, this.options.mostPerBatch);
    if (chosen.length === 0) return false;
    this.waiting = left;
    for (const entry of chosen) occupy(entry.request, this.busy);
    this.inFlight += 1;
    this.place(chosen.map((entry) => entry.request))
      .then(
        (outcomes) => this.settle(chosen, outcomes),
        (error: unknown) => {
          for (const entry of chosen) entry.reject(error);
        },
      )
      .finally(() => {
        for (const entry of chosen) vacate(entry.request, this.busy);
        this.inFlight -= 1;
        this.schedule();
      });
    return true;
  }

  private settle(chosen: readonly Waiting[], outcomes: readonly HoldOutcome[]): void {
    const placed = new Set<number>();
    const again: Waiting[] = [];
    chosen.forEach((entry, index) => {
      const outcome = outcomes[index]!;
      entry.tries += 1;
      if (outcome.kind !== "contended") {
        if (outcome.kind === "placed") {
          for (const ordinal of entry.request.ordinals) placed.add(seatKey(entry.request.performanceId, ordinal));
        }
        entry.resolve(outcome);
      } else if (entry.tries < mostTries) {
        again.push(entry);
      } else {
        entry.resolve({ kind: "taken", ordinals: entry.request.ordinals });
      }
    });
    this.waiting = again.concat(placed.size === 0 ? this.waiting : this.refuseLosers(placed));
  }

  /** Refuses those who waited for a seat that was just given away; answers who still waits. */
  private refuseLosers(placed: ReadonlySet<number>): Waiting[] {
    return this.waiting.filter((entry) => {
      const lost = lostTo(placed, entry.request);
      if (lost.length === 0) return true;
      entry.resolve({ kind: "taken", ordinals: lost });
      return false;
    });
  }
}
