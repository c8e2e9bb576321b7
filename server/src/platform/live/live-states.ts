import { setTimeout as sleep } from "node:timers/promises";
import type { LiveSource, NumberedStates, StateChange } from "./live-source.ts";

/** Told what becomes of the states of a key. */
export interface StatesListener {
  /** Loaded, or loaded anew: everything may differ, also what the ordinals mean. */
  replaced(states: Uint8Array, numbering: string): void;
  /** One place changed; many calls follow each other at once. */
  changed(ordinal: number, code: number): void;
}

interface KeyStates {
  states: Uint8Array | undefined;
  numbering: string;
  /** Set while loading: the changes that arrive meanwhile, to be put on top of what is loaded. */
  collecting: StateChange[] | undefined;
  /** Counts up to make a load that was overtaken by a newer one void. */
  loads: number;
  readonly listeners: Set<StatesListener>;
  idleTimer: NodeJS.Timeout | undefined;
}

const mostLoadsAtOnce = 4;
const retryLoadMs = 500;

/**
 * The states of each watched key, one byte an ordinal, kept equal to the database by the change feed. A key is
 * loaded when it is first watched and the stream runs, and dropped when nobody has watched it for a while.
 *
 * Loading races with the stream: rows are read after the stream began, so whatever they miss is still to come, and
 * what comes twice changes nothing, because a change tells the new state and not a difference.
 */
export class LiveStates {
  private readonly keys = new Map<string, KeyStates>();
  private running = false;
  private loading = 0;
  private readonly loadQueue: (() => void)[] = [];

  constructor(
    private readonly load: LiveSource["load"],
    private readonly onLoadError: (error: Error, key: string) => void,
    private readonly idleMs = 30_000,
  ) {}

  get keyCount(): number {
    return this.keys.size;
  }

  /** Watches a key; `replaced` comes as soon as its states are known. Returns how to stop. */
  watch(key: string, listener: StatesListener): () => void {
    const found = this.keys.get(key);
    const entry = found ?? {
      states: undefined,
      numbering: "",
      collecting: undefined,
      loads: 0,
      listeners: new Set<StatesListener>(),
      idleTimer: undefined,
    };
    clearTimeout(entry.idleTimer);
    entry.listeners.add(listener);
    if (!found) {
      this.keys.set(key, entry);
      if (this.running) void this.reload(key, entry);
    } else if (entry.states) {
      listener.replaced(entry.states, entry.numbering);
    }
    return () => {
      entry.listeners.delete(listener);
      if (entry.listeners.size > 0) return;
      clearTimeout(entry.idleTimer);
      entry.idleTimer = setTimeout(() => {
        if (entry.listeners.size === 0 && this.keys.get(key) === entry) this.keys.delete(key);
      }, this.idleMs).unref();
    };
  }

  /** The stream runs (again): everything is loaded anew. */
  streamRuns(): void {
    this.running = true;
    for (const [key, entry] of this.keys) void this.reload(key, entry);
  }

  /** The stream broke: what is known stays, and nothing is loaded until it runs again. */
  streamBroke(): void {
    this.running = false;
    for (const entry of this.keys.values()) {
      entry.loads++;
      entry.collecting = undefined;
    }
  }

  /** What is known of the key is told no further: changes to come speak of other places. */
  renumbered(key: string): void {
    const entry = this.keys.get(key);
    if (!entry) return;
    entry.states = undefined;
    if (this.running) void this.reload(key, entry);
  }

  apply(change: StateChange): void {
    const entry = this.keys.get(change.key);
    if (!entry) return;
    entry.collecting?.push(change);
    const { states } = entry;
    if (!states) return;
    if (change.ordinal >= states.length) {
      // More places than were loaded: the key has just been filled. A load under way sees to it by itself.
      if (!entry.collecting) void this.reload(change.key, entry);
    } else if (states[change.ordinal] !== change.code) {
      states[change.ordinal] = change.code;
      for (const listener of entry.listeners) listener.changed(change.ordinal, change.code);
    }
  }

  private async reload(key: string, entry: KeyStates): Promise<void> {
    const load = ++entry.loads;
    const isCurrent = () => this.running && entry.loads === load && this.keys.get(key) === entry;
    while (isCurrent()) {
      const collected: StateChange[] = [];
      entry.collecting = collected;
      let loaded: NumberedStates;
      try {
        loaded = await this.inTurn(() => this.load(key));
      } catch (error) {
        this.onLoadError(error as Error, key);
        await sleep(retryLoadMs, undefined, { ref: false });
        continue;
      }
      if (!isCurrent()) return;
      const { states, numbering } = loaded;
      const length = states.length;
      if (collected.some(({ ordinal }) => ordinal >= length)) continue;
      for (const { ordinal, code } of collected) states[ordinal] = code;
      entry.collecting = undefined;
      entry.states = states;
      entry.numbering = numbering;
      for (const listener of entry.listeners) listener.replaced(states, numbering);
      return;
    }
  }

  /** Few loads at once: after a restart every watched key wants to be loaded. */
  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    while (this.loading >= mostLoadsAtOnce) await new Promise<void>((resolve) => this.loadQueue.push(resolve));
    this.loading++;
    try {
      return await work();
    } finally {
      this.loading--;
      this.loadQueue.shift()?.();
    }
  }
}
