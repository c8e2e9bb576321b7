import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A message to send to everybody, so long after the first one. */
export interface ReplayedMessage {
  readonly text: string;
  readonly afterMs: number;
}

export type PeerOrder = { readonly replay: readonly ReplayedMessage[] } | { readonly measure: true };

export interface PeerFigures {
  /** CPU of this process since it began, in milliseconds. */
  readonly cpuMs: number;
  readonly memoryBytes: number;
}

/**
 * What both peers do: listen on a free port, tell it, and on order send recorded messages at the pace at which they
 * were recorded. Answers when each was published, in milliseconds since the epoch.
 */
export async function servePeer(
  attach: (server: ReturnType<typeof createServer>) => { publish: (text: string) => void },
): Promise<void> {
  const server = createServer();
  const { publish } = attach(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  process.on("message", async (order: PeerOrder) => {
    if ("measure" in order) {
      const { user, system } = process.cpuUsage();
      const figures: PeerFigures = { cpuMs: (user + system) / 1000, memoryBytes: process.memoryUsage.rss() };
      process.send!({ figures });
      return;
    }
    const startedAt = performance.now();
    const publishedAt: number[] = [];
    for (const { text, afterMs } of order.replay) {
      const wait = startedAt + afterMs - performance.now();
      if (wait > 1) await sleep(wait);
      publishedAt.push(performance.timeOrigin + performance.now());
      publish(text);
    }
    process.send!({ replayed: publishedAt });
  });
  process.on("disconnect", () => process.exit());
  process.send!({ port: (server.address() as AddressInfo).port });
}
