/**
 * What graphql-ws gets as the result of a watched subscription: an iterator that never yields, because frames are
 * written to the socket by the broadcaster. It ends when the client completes, the socket closes, or `end` is
 * called; `onEnd` is told once.
 */
export class ParkedIterator implements AsyncGenerator<never, void, void> {
  private ended = false;
  private release: ((result: IteratorResult<never, void>) => void) | undefined;
  /** Set before the iterator is handed to graphql-ws. */
  onEnd: (() => void) | undefined;

  next(): Promise<IteratorResult<never, void>> {
    if (this.ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => {
      this.release = resolve;
    });
  }

  return(): Promise<IteratorResult<never, void>> {
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(error: unknown): Promise<IteratorResult<never, void>> {
    this.end();
    return Promise.reject(error);
  }

  /** Ends it from our side: the client is told that the subscription is complete. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.release?.({ done: true, value: undefined });
    this.onEnd?.();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.end();
  }
}
