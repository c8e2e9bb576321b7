import type { RowChange } from "./change-feed.ts";

/** One thing inside a key whose state changed: state `code` (a byte) at place `ordinal`. */
export interface StateChange {
  readonly key: string;
  readonly ordinal: number;
  readonly code: number;
}

/**
 * The ordinals of a key may mean other things from here on. Comes before the changes of the transaction that
 * renumbered them.
 */
export interface Renumbered {
  readonly key: string;
  readonly renumbered: true;
}

/** All states of a key at one moment. */
export interface NumberedStates {
  /** One byte an ordinal; empty when the key does not exist. */
  readonly states: Uint8Array;
  /** Names what the ordinals mean: equal names, equal meaning. */
  readonly numbering: string;
}

/** Where states come from: a byte for each ordinal of each key. */
export interface LiveSource {
  /** Publications whose rows `decode` understands. */
  readonly publications: readonly string[];
  /** What a changed row tells; null for rows that tell nothing. */
  readonly decode: (change: RowChange) => StateChange | Renumbered | null;
  readonly load: (key: string) => Promise<NumberedStates>;
  /** Told of every key that may have been renumbered, watched or not, before it is loaded again. */
  readonly renumbered?: (key: string) => void;
}

/** What one kind of onlooker may see of the states, and how it is told. */
export interface LiveView {
  /** Names the view; onlookers of one name see the same. */
  readonly name: string;
  /** Least time between two frames, where it is longer than usual. */
  readonly frameMs?: number;
  /** What this view sees for a state code; changes that it cannot tell apart are never sent. */
  readonly see: (code: number) => number;
  /** The subscription's value that tells everything: the first one, and whenever it is less than the changes. */
  readonly snapshot: (visible: Uint8Array, numbering: string) => unknown;
  /** The subscription's value that tells some changes; ordinals ascend. */
  readonly delta: (ordinals: readonly number[], visible: Uint8Array) => unknown;
}

/** A subscription field that is served by the broadcaster. */
export interface LiveTopic<Context> {
  /** Name of the field of `Subscription`. */
  readonly field: string;
  /**
   * Who may watch what: checks existence and permission, and throws a GraphQLError to refuse. `args` are the
   * field's arguments as GraphQL coerced them.
   */
  readonly open: (
    args: Readonly<Record<string, unknown>>,
    context: Context,
  ) => Promise<{ readonly key: string; readonly view: LiveView }>;
}

/**
 * The `subscribe` of a type-graphql subscription whose field is a LiveTopic: never called, as the broadcaster
 * serves the topic before GraphQL would subscribe.
 */
export function servedByBroadcaster(): never {
  throw new Error("this subscription is served over WebSocket by the live broadcaster");
}
