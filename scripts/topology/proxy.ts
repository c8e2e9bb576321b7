import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import http, { type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import path from "node:path";

/** One API process behind the proxy. */
interface Upstream {
  readonly port: number;
  healthy: boolean;
}

export interface ProxyOptions {
  readonly port: number;
  readonly apiPorts: readonly number[];
  /** Folder that holds web-shop/dist and the others. */
  readonly appsDirectory: string;
}

/** What deploy/proxy/Caddyfile sends to the API. */
const api =
  /^\/(graphql(\?|$)|seat-maps\/|pictures(\/|$)|performances\/[^/]+\/zones\/|payments\/|webhooks\/|\.well-known\/parterre-)/;
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const checkEveryMs = 200;

/**
 * A small stand-in for Caddy with the same tasks: apps as files, the API by turns, sockets passed through, unhealthy
 * processes left out, requests that could not be delivered given to the next.
 */
export class BalancingProxy {
  private readonly server: Server;
  private readonly upstreams: Upstream[];
  private readonly checking: NodeJS.Timeout;
  private readonly sockets = new Set<Socket>();
  private turn = 0;
  /** Requests and sockets that each process was given. */
  readonly given: number[];

  constructor(private readonly options: ProxyOptions) {
    this.upstreams = options.apiPorts.map((port) => ({ port, healthy: true }));
    this.given = options.apiPorts.map(() => 0);
    this.server = http.createServer((request, response) => {
      if (api.test(request.url ?? "/")) this.forward(request, response);
      else void this.sendFile(request, response);
    });
    this.server.on("upgrade", (request, socket, head) => this.passThrough(request, socket as Socket, head));
    this.server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.once("close", () => this.sockets.delete(socket));
    });
    this.checking = setInterval(() => void this.check(), checkEveryMs);
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once("error", reject);
      this.server.listen(this.options.port, "127.0.0.1", resolve);
    });
  }

  async close(): Promise<void> {
    clearInterval(this.checking);
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private next(exclude: ReadonlySet<Upstream>): Upstream | undefined {
    const able = this.upstreams.filter((upstream) => upstream.healthy && !exclude.has(upstream));
    const chosen = able[this.turn++ % Math.max(1, able.length)];
    if (chosen) this.given[this.upstreams.indexOf(chosen)]! += 1;
    return chosen;
  }

  private async check(): Promise<void> {
    await Promise.all(
      this.upstreams.map(async (upstream) => {
        upstream.healthy = await fetch(`http://127.0.0.1:${upstream.port}/readyz`, {
          signal: AbortSignal.timeout(1_000),
        }).then(
          ({ ok }) => ok,
          () => false,
        );
      }),
    );
  }

  private headersFor(request: IncomingMessage): http.OutgoingHttpHeaders {
    return {
      ...request.headers,
      "x-forwarded-for": request.socket.remoteAddress ?? "",
      "x-forwarded-proto": "http",
      "x-forwarded-host": request.headers.host,
    };
  }

  private forward(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => this.deliver(request, Buffer.concat(chunks), response, new Set()));
  }

  /** Tries one process after another, but only while none has taken the request: nothing is ever sent twice. */
  private deliver(request: IncomingMessage, body: Buffer, response: ServerResponse, tried: Set<Upstream>): void {
    const upstream = this.next(tried);
    if (!upstream) {
      response.writeHead(503, { "content-type": "text/plain" }).end("No API process answers.\n");
      return;
    }
    tried.add(upstream);
    let connected = false;
    const onward = http.request({
      host: "127.0.0.1",
      port: upstream.port,
      method: request.method,
      path: request.url,
      headers: this.headersFor(request),
      agent: false,
    });
    onward.on("socket", (socket) => socket.once("connect", () => (connected = true)));
    onward.on("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => {
      upstream.healthy = false;
      if (!connected) this.deliver(request, body, response, tried);
      else if (!response.headersSent)
        response.writeHead(502, { "content-type": "text/plain" }).end("The API went away.\n");
      else response.destroy();
    });
    onward.end(body);
  }

  private passThrough(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const upstream = this.next(new Set());
    if (!upstream || !api.test(request.url ?? "/")) {
      socket.destroy();
      return;
    }
    const onward = connect(upstream.port, "127.0.0.1", () => {
      const lines = Object.entries(this.headersFor(request)).map(([name, value]) => `${name}: ${value}`);
      onward.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  }

  private async sendFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://proxy");
    const [app, rest] = /^\/(counter|admin)\//.test(url.pathname)
      ? [`web-${url.pathname.split("/")[1]}`, url.pathname.split("/").slice(2).join("/")]
      : ["web-shop", url.pathname.slice(1)];
    const folder = path.resolve(this.options.appsDirectory, app, "dist");
    const asked = path.resolve(folder, decodeURIComponent(rest));
    const inside = asked.startsWith(folder + path.sep) && (await stat(asked).catch(() => undefined))?.isFile() === true;
    if (!inside && rest.startsWith("assets/")) {
      response.writeHead(404).end();
      return;
    }
    const file = inside ? asked : path.join(folder, "index.html");
    response.writeHead(200, { "content-type": types[path.extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  }
}
