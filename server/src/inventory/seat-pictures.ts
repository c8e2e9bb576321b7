import { allocationOfCode, SeatStatus, stateOfCode } from "@parterre/seat-map";
import type { Database } from "../platform/database/index.ts";
import { seatKey } from "./hold-queue.rules.ts";
import { readSeatCodes } from "./seat.store.ts";

/** The part of the platform's live states that is needed here. */
export interface WatchedStates {
  watch(
    key: string,
    listener: { replaced(states: Uint8Array): void; changed(ordinal: number, code: number): void },
  ): () => void;
}

interface Picture {
  states: Uint8Array | undefined;
  readonly known: Promise<void>;
  readonly stop: () => void;
  idle: NodeJS.Timeout | undefined;
}

/** How long a performance is followed after it was last asked for. */
const idleMs = 60_000;
/** How long the first asker waits for the live picture before reading one of its own. */
const patienceMs = 250;
/** Own successes count at once, before the feed tells them. */
const rememberMs = 2_000;

/**
 * What is free in the eyes of this process: the live states kept true by the commit log, and on top the seats it
 * has given away a moment ago. Good for suggesting and proposing; only the database decides.
 */
export class SeatPictures {
  private readonly pictures = new Map<number, Picture>();
  private readonly given = new Map<number, number>();

  constructor(
    private readonly database: Database,
    private readonly live: WatchedStates,
  ) {}

  /** Seat codes by ordinal; not to be written to. With `fresh` read from the database, feed or not. */
  async statesOf(performanceId: number, fresh = false): Promise<Uint8Array> {
    const picture = this.follow(performanceId);
    if (!fresh) {
      if (!picture.states) await Promise.race([picture.known, new Promise((done) => setTimeout(done, patienceMs))]);
      if (picture.states) return picture.states;
    }
    return readSeatCodes((statement, values) => this.database.queryHot(statement, values), performanceId);
  }

  /**
   * Whether a seat looks free in `states` to somebody with these sources, own recent gifts considered. Seats of other
   * allocations are not: to a picker they are the wall that somebody else's seats are.
   */
  looksFree(performanceId: number, states: Uint8Array, ordinal: number, sources: ReadonlySet<number>): boolean {
    const code = states[ordinal]!;
    if (stateOfCode(code) !== SeatStatus.free || !sources.has(allocationOfCode(code))) return false;
    const until = this.given.get(seatKey(performanceId, ordinal));
    return until === undefined || until < performance.now();
  }

  /** Told when this process has just given seats away. */
  gave(performanceId: number, ordinals: readonly number[]): void {
    const now = performance.now();
    for (const ordinal of ordinals) {
      const key = seatKey(performanceId, ordinal);
      this.given.delete(key);
      this.given.set(key, now + rememberMs);
    }
    for (const [key, until] of this.given) {
      if (until >= now) break;
      this.given.delete(key);
    }
  }

  /** Told when this process has just freed seats. */
  freed(performanceId: number, ordinals: readonly number[]): void {
    for (const ordinal of ordinals) this.given.delete(seatKey(performanceId, ordinal));
  }

  close(): void {
    for (const picture of this.pictures.values()) {
      clearTimeout(picture.idle);
      picture.stop();
    }
    this.pictures.clear();
  }

  private follow(performanceId: number): Picture {
    let picture = this.pictures.get(performanceId);
    if (!picture) {
      let tell = () => {};
      const known = new Promise<void>((resolve) => {
        tell = resolve;
      });
      let states: Uint8Array | undefined;
      // The picture is told at once, before `watch` returns, when somebody is watching already.
      let made: Picture | undefined;
      const stop = this.live.watch(String(performanceId), {
        replaced: (loaded) => {
          states = loaded;
          if (made) made.states = loaded;
          tell();
        },
        changed: () => undefined,
      });
      made = { states, known, stop, idle: undefined };
      picture = made;
      this.pictures.set(performanceId, picture);
    }
    this.postpone(performanceId, picture);
    return picture;
  }

  private postpone(performanceId: number, picture: Picture): void {
    if (picture.idle) {
      picture.idle.refresh();
      return;
    }
    picture.idle = setTimeout(() => {
      picture.stop();
      this.pictures.delete(performanceId);
    }, idleMs).unref();
  }
}
