import { execute, GraphQLError, type GraphQLSchema } from "graphql";
import { ChangeFeed } from "./change-feed.ts";
import { defaultPace, FrameChannel, type FramePace } from "./frame-channel.ts";
import type { LiveSource, LiveView } from "./live-source.ts";
import { LiveStates } from "./live-states.ts";
import type { FrameDocument, Onlooker } from "./onlooker.ts";

export interface FrameBroadcasterOptions {
  readonly schema: GraphQLSchema;
  readonly source: LiveSource;
  /** Where the log is read, and the primary if that is a standby. */
  readonly url: string;
  readonly primaryUrl?: string;
  readonly pace?: Partial<FramePace>;
  /** A context for executing a shared frame, made from one onlooker's. */
  readonly frameContext: (context: object) => object;
  /** An execution error as clients may see it. */
  readonly outward: (error: GraphQLError) => object;
  readonly onError: (error: Error, doing: string) => void;
  /** The stream (re)started or broke. */
  readonly onStream?: (event: "running" | "interrupted") => void;
}

/** Different documents that may look on one key in one view; each costs one execution a frame. */
const mostDocuments = 50;

/**
 * Sends what the commit log tells to everyone who looks on. GraphQL is executed once for each frame and distinct
 * document, and its text is encoded once, however many sockets get it. Knows keys, ordinals and state codes, and
 * nothing of what they mean.
 */
export class FrameBroadcaster {
  private readonly channels = new Map<string, { channel: FrameChannel; stop: () => void }>();
  private readonly states: LiveStates;
  private readonly feed: ChangeFeed;
  private readonly pace: FramePace;
  private readonly counts = { frames: 0, deliveries: 0, snapshots: 0, slowSockets: 0 };
  private onlookers = 0;

  constructor(private readonly options: FrameBroadcasterOptions) {
    const { source } = options;
    this.pace = { ...defaultPace, ...options.pace };
    this.states = new LiveStates(source.load, (error, key) => options.onError(error, `loading live states of ${key}`));
    this.feed = new ChangeFeed({
      url: options.url,
      ...(options.primaryUrl === undefined ? {} : { primaryUrl: options.primaryUrl }),
      publications: source.publications,
      onRunning: () => {
        this.states.streamRuns();
        options.onStream?.("running");
      },
      onChanges: (changes) => {
        for (const change of changes) {
          const told = source.decode(change);
          if (!told) continue;
          if ("renumbered" in told) {
            source.renumbered?.(told.key);
            this.states.renumbered(told.key);
          } else this.states.apply(told);
        }
      },
      onInterrupted: (reason) => {
        this.states.streamBroke();
        options.onError(reason, "following the commit log");
        options.onStream?.("interrupted");
      },
    });
  }

  /** The states behind the frames, for code of this process that wants to know them as well. */
  get liveStates(): LiveStates {
    return this.states;
  }

  start(): void {
    this.feed.start();
  }

  async stop(): Promise<void> {
    await this.feed.stop();
    this.states.streamBroke();
    for (const { channel, stop } of this.channels.values()) {
      stop();
      channel.close();
    }
    this.channels.clear();
  }

  /** Figures for metrics; counters since the start. */
  stats() {
    return {
      ...this.counts,
      onlookers: this.onlookers,
      watchedKeys: this.states.keyCount,
      running: this.feed.running,
      lagMs: this.feed.lagMs,
    };
  }

  /**
   * Lets an onlooker see a key: a snapshot as soon as it is known, then the changes. Returns how to stop.
   * Throws a GraphQLError when too many different documents look on already.
   */
  watch(key: string, view: LiveView, document: FrameDocument, onlooker: Onlooker): () => void {
    const name = `${view.name}\n${key}`;
    let entry = this.channels.get(name);
    if (entry && entry.channel.groupCount >= mostDocuments && !entry.channel.has(document)) {
      throw new GraphQLError("Too many different subscriptions look on this already.", {
        extensions: { code: "TOO_MANY_DOCUMENTS" },
      });
    }
    if (!entry) {
      const channel = new FrameChannel({
        view,
        pace: { ...this.pace, frameMs: view.frameMs ?? this.pace.frameMs },
        counts: this.counts,
        execute: (asked, value) => this.execute(asked, value),
        onError: (error) => this.options.onError(error, "sending live frames"),
      });
      entry = { channel, stop: this.states.watch(key, channel) };
      this.channels.set(name, entry);
    }
    const { channel, stop } = entry;
    channel.add(document, onlooker);
    this.onlookers++;
    let watching = true;
    return () => {
      if (!watching) return;
      watching = false;
      this.onlookers--;
      channel.remove(document, onlooker);
      if (!channel.isEmpty) return;
      stop();
      channel.close();
      if (this.channels.get(name)?.channel === channel) this.channels.delete(name);
    };
  }

  private async execute(asked: FrameDocument, value: unknown): Promise<string> {
    const { data, errors } = await execute({
      schema: this.options.schema,
      document: asked.document,
      operationName: asked.operationName,
      variableValues: asked.variables,
      rootValue: value,
      contextValue: this.options.frameContext(asked.context),
    });
    return JSON.stringify({ ...(errors ? { errors: errors.map(this.options.outward) } : {}), data });
  }
}
