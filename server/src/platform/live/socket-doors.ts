import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";

/** One address of this server at which WebSockets come in. */
export interface SocketDoor {
  readonly path: string;
  /** A status line to turn a handshake away with; undefined: come in. */
  refusalOf(request: IncomingMessage): string | undefined;
  take(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/**
 * Takes over WebSocket handshakes of an HTTP server. Browsers send cookies along to WebSockets of any page: a foreign
 * page must not look through staff's eyes, so only the server's own origin and `otherOrigins` come in.
 */
export function serveSockets(server: Server, doors: readonly SocketDoor[], otherOrigins: readonly string[] = []): void {
  const isOwn = ({ headers: { origin, host } }: IncomingMessage) =>
    origin === undefined || otherOrigins.includes(origin) || (URL.canParse(origin) && new URL(origin).host === host);
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    const path = request.url?.split("?", 1)[0];
    const door = doors.find((each) => each.path === path);
    const refusal = !door ? "404 Not Found" : isOwn(request) ? door.refusalOf(request) : "403 Forbidden";
    if (refusal === undefined) return door!.take(request, socket, head);
    socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
}
