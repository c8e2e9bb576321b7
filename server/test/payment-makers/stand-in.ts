import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface MakerCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface MakerAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A payment maker's server, standing in on this machine: what it is sent is checked as the maker documents it. */
export interface StandIn {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves `answer` on a free port of this machine; a thrown error answers 500, as the maker's own trouble would. */
export async function standIn(answer: (call: MakerCall) => MakerAnswer | Promise<MakerAnswer>): Promise<StandIn> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const given = await Promise.resolve()
      .then(() =>
        answer({
          method: request.method ?? "GET",
          path: url.pathname,
          query: url.searchParams,
          headers: request.headers,
          body: Buffer.concat(parts).toString("utf8"),
        }),
      )
      .catch((error: Error): MakerAnswer => ({ status: 500, body: error.message }));
    response.writeHead(given.status, { "content-type": "application/json", ...given.headers }).end(given.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
