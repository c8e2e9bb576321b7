import type { Writable } from "node:stream";
import type { DocumentNode } from "graphql";

/** A subscription document with everything its result depends on. Onlookers with equal keys get equal results. */
export interface FrameDocument {
  readonly key: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The context of one of the onlookers; all of a view may see the same. */
  readonly context: object;
}

/**
 * `new`: gets a snapshot next. `following`: changes are enough. `slow`: nothing is written until its socket has
 * sent what it holds; then it is new again.
 */
export type OnlookerPhase = "new" | "following" | "slow";

/** One subscription of one socket. */
export class Onlooker {
  phase: OnlookerPhase = "new";

  constructor(
    /** The client's id of the operation. */
    readonly operationId: string,
    /** The socket under the WebSocket, for ready-made frames. */
    readonly socket: Writable,
    /** Whether frames may still be written. */
    readonly isOpen: () => boolean,
  ) {}

  /** Leaves it alone until its socket has sent everything. */
  waitForSocket(then: () => void): void {
    if (this.phase === "slow") return;
    this.phase = "slow";
    this.socket.once("drain", () => {
      this.phase = "new";
      then();
    });
  }
}
