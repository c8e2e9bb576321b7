import { connect, type Socket } from "node:net";

/** What a client of graphql-transport-ws does with its socket; as little as possible, so that a crowd costs little. */
export interface WireListener {
  /** A whole text message, as the bytes that came. */
  onText(bytes: Buffer): void;
  onClosed(): void;
}

/**
 * A WebSocket client of few instructions (RFC 6455): no extensions, no fragments from the server, zero masks. A
 * load generator with a full client would need more CPU than the server it measures.
 */
export class WireClient {
  private readonly socket: Socket;
  private rest: Buffer = Buffer.alloc(0);
  private isOpen = false;

  constructor(
    url: URL,
    private readonly listener: WireListener,
    onOpen: () => void,
  ) {
    this.socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
    this.socket.on("error", () => undefined);
    this.socket.on("close", () => listener.onClosed());
    this.socket.on("connect", () =>
      this.socket.write(
        `GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" +
          "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n",
      ),
    );
    this.socket.on("data", (chunk: Buffer) => {
      let bytes = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
      if (!this.isOpen) {
        const end = bytes.indexOf("\r\n\r\n");
        if (end < 0) {
          this.rest = bytes;
          return;
        }
        if (!bytes.toString("latin1", 0, end).includes(" 101 ")) {
          this.socket.destroy();
          return;
        }
        this.isOpen = true;
        bytes = bytes.subarray(end + 4);
        onOpen();
      }
      this.rest = this.read(bytes);
    });
  }

  send(message: object): void {
    this.write(0x81, Buffer.from(JSON.stringify(message)));
  }

  end(): void {
    this.socket.destroy();
  }

  private read(bytes: Buffer): Buffer {
    let at = 0;
    while (bytes.length - at >= 2) {
      let length = bytes[at + 1]! & 0x7f;
      let header = 2;
      if (length === 126) {
        if (bytes.length - at < 4) break;
        length = bytes.readUInt16BE(at + 2);
        header = 4;
      } else if (length === 127) {
        if (bytes.length - at < 10) break;
        length = bytes.readUInt32BE(at + 6);
        header = 10;
      }
      if (bytes.length - at < header + length) break;
      const payload = bytes.subarray(at + header, at + header + length);
      const kind = bytes[at]! & 0x0f;
      if (kind === 1) this.listener.onText(payload);
      else if (kind === 9) this.write(0x8a, payload);
      at += header + length;
    }
    return at === bytes.length ? Buffer.alloc(0) : Buffer.from(bytes.subarray(at));
  }

  private write(kind: number, payload: Buffer): void {
    const long = payload.length > 125;
    const frame = Buffer.alloc((long ? 8 : 6) + payload.length);
    frame[0] = kind;
    frame[1] = 0x80 | (long ? 126 : payload.length);
    if (long) frame.writeUInt16BE(payload.length, 2);
    payload.copy(frame, long ? 8 : 6);
    this.socket.write(frame);
  }
}
