import type { LiveView } from "./live-source.ts";
import type { StatesListener } from "./live-states.ts";
import type { FrameDocument, Onlooker } from "./onlooker.ts";
import { ResultFrames } from "./websocket-frame.ts";

export interface FramePace {
  /** Least time between two frames of a channel. */
  readonly frameMs: number;
  /** How long the first change after a quiet time waits for those that come with it. */
  readonly gatherMs: number;
  /** Written but unsent bytes of a socket beyond which it gets no more changes, but a snapshot once it has read. */
  readonly mostUnsentBytes: number;
  /** Sockets written to before other work of the process gets its turn. */
  readonly socketsPerTurn: number;
}

export const defaultPace: FramePace = {
  frameMs: 50,
  gatherMs: 4,
  mostUnsentBytes: 256 * 1024,
  socketsPerTurn: 500,
};

export interface ChannelCounts {
  frames: number;
  deliveries: number;
  snapshots: number;
  slowSockets: number;
}

export interface FrameChannelOptions {
  readonly view: LiveView;
  readonly pace: FramePace;
  readonly counts: ChannelCounts;
  /** Executes a document on a subscription value and answers the result as JSON text. */
  readonly execute: (document: FrameDocument, value: unknown) => Promise<string>;
  readonly onError: (error: Error) => void;
}

interface Group {
  readonly document: FrameDocument;
  readonly onlookers: Set<Onlooker>;
}

/**
 * How much of the time a channel may be sending. A change waits for one pause and one sending at worst, so the slowest
 * feel a longer pause; other work gets its turns while sending, too.
 */
const mostSendingShare = 0.85;

/** A share of the states beyond which telling everything is less than telling the changes. */
const mostChangedShare = 1 / 12;

/**
 * One key as one view sees it: who looks on, and what changed since the last frame. All sending goes through one
 * loop, so a frame and a snapshot never overtake each other: newcomers, and those who had read too slowly, get a
 * snapshot made at the same moment as the changes for the others.
 */
export class FrameChannel implements StatesListener {
  private readonly groups = new Map<string, Group>();
  private visible: Uint8Array | undefined;
  private numbering = "";
  private readonly changedOrdinals = new Set<number>();
  private timer: NodeJS.Timeout | undefined;
  private sending = false;
  private someoneIsNew = false;
  private notBefore = 0;

  constructor(private readonly options: FrameChannelOptions) {}

  get groupCount(): number {
    return this.groups.size;
  }

  get isEmpty(): boolean {
    return this.groups.size === 0;
  }

  has(document: FrameDocument): boolean {
    return this.groups.has(document.key);
  }

  add(document: FrameDocument, onlooker: Onlooker): void {
    let group = this.groups.get(document.key);
    if (!group) {
      group = { document, onlookers: new Set() };
      this.groups.set(document.key, group);
    }
    group.onlookers.add(onlooker);
    this.expectNewcomers();
  }

  remove(document: FrameDocument, onlooker: Onlooker): void {
    const group = this.groups.get(document.key);
    if (!group) return;
    group.onlookers.delete(onlooker);
    if (group.onlookers.size === 0) this.groups.delete(document.key);
  }

  close(): void {
    clearTimeout(this.timer);
    this.groups.clear();
  }

  replaced(states: Uint8Array, numbering: string): void {
    const { see } = this.options.view;
    this.visible = Uint8Array.from(states, see);
    this.numbering = numbering;
    this.changedOrdinals.clear();
    this.everyoneAnew();
    this.expectNewcomers();
  }

  changed(ordinal: number, code: number): void {
    const seen = this.options.view.see(code);
    const { visible } = this;
    if (!visible || visible[ordinal] === seen) return;
    visible[ordinal] = seen;
    this.changedOrdinals.add(ordinal);
    if (this.timer === undefined) this.schedule();
  }

  private schedule(): void {
    if (this.timer !== undefined || this.sending || !this.visible) return;
    const wait = Math.max(this.options.pace.gatherMs, this.notBefore - performance.now());
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.sending = true;
      const startedAt = performance.now();
      this.send()
        .catch(this.options.onError)
        .finally(() => {
          this.sending = false;
          const now = performance.now();
          // A crowd is served at a pace that leaves the process time of its own, beside its turns while sending.
          this.notBefore = startedAt + Math.max(this.options.pace.frameMs, (now - startedAt) / mostSendingShare);
          if (this.hasWork()) this.schedule();
        });
    }, wait);
  }

  private hasWork(): boolean {
    return this.someoneIsNew || this.changedOrdinals.size > 0;
  }

  private expectNewcomers(): void {
    this.someoneIsNew = true;
    this.schedule();
  }

  private everyoneAnew(): void {
    for (const { onlookers } of this.groups.values()) {
      for (const onlooker of onlookers) if (onlooker.phase === "following") onlooker.phase = "new";
    }
  }

  private async send(): Promise<void> {
    const { visible } = this;
    if (!visible) return;
    const ordinals = [...this.changedOrdinals].sort((a, b) => a - b);
    this.changedOrdinals.clear();
    if (ordinals.length > 16 && ordinals.length > visible.length * mostChangedShare) this.everyoneAnew();
    // What is sent to whom is fixed here, before the first await: whatever comes later belongs to the next frame.
    this.someoneIsNew = false;
    const work = [...this.groups.values()].map((group) => ({ document: group.document, ...byPhase(group) }));
    const { view, counts } = this.options;
    const delta =
      ordinals.length > 0 && work.some(({ followers }) => followers.length > 0)
        ? view.delta(ordinals, visible)
        : undefined;
    const snapshot = work.some(({ newcomers }) => newcomers.length > 0)
      ? view.snapshot(visible, this.numbering)
      : undefined;
    if (delta !== undefined) counts.frames++;
    for (const { document, newcomers, followers } of work) {
      if (delta !== undefined && followers.length > 0) await this.deliver(document, delta, followers);
      if (newcomers.length > 0) await this.deliver(document, snapshot, newcomers);
      counts.snapshots += newcomers.length;
    }
  }

  private async deliver(document: FrameDocument, value: unknown, onlookers: readonly Onlooker[]): Promise<void> {
    const { pace, counts } = this.options;
    const frames = new ResultFrames(await this.options.execute(document, value));
    for (let at = 0; at < onlookers.length; at++) {
      if (at > 0 && at % pace.socketsPerTurn === 0) await new Promise(setImmediate);
      const onlooker = onlookers[at]!;
      if (!onlooker.isOpen() || onlooker.phase === "slow") continue;
      if (onlooker.socket.writableLength > pace.mostUnsentBytes) {
        counts.slowSockets++;
        onlooker.waitForSocket(() => this.expectNewcomers());
        continue;
      }
      frames.writeTo(onlooker.socket, onlooker.operationId);
      counts.deliveries++;
    }
  }
}

function byPhase({ onlookers }: Group): { newcomers: Onlooker[]; followers: Onlooker[] } {
  const newcomers: Onlooker[] = [];
  const followers: Onlooker[] = [];
  for (const onlooker of onlookers) {
    if (onlooker.phase === "following") {
      followers.push(onlooker);
    } else if (onlooker.phase === "new") {
      newcomers.push(onlooker);
      onlooker.phase = "following";
    }
  }
  return { newcomers, followers };
}
