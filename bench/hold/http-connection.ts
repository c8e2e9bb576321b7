import { connect, type Socket } from "node:net";

const headEnd = Buffer.from("\r\n\r\n");

/**
 * One keep-alive HTTP/1.1 connection that posts JSON and reads answers with a Content-Length: as little work per
 * request as possible, because the generator shares the machine with what it measures.
 */
export class HttpConnection {
  private received: Buffer = Buffer.alloc(0);
  private waiting: { resolve: (body: string) => void; reject: (error: Error) => void } | undefined;
  private readonly socket: Socket;
  private readonly head: string;

  private constructor(host: string, port: number, path: string) {
    this.head = `POST ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\nContent-Type: application/json\r\nContent-Length: `;
    this.socket = connect({ host, port, noDelay: true });
    this.socket.on("data", (chunk) => this.take(chunk));
    this.socket.on("close", () => this.waiting?.reject(new Error("the server closed the connection")));
    this.socket.on("error", (error) => this.waiting?.reject(error));
  }

  static async open(url: URL): Promise<HttpConnection> {
    const connection = new HttpConnection(url.hostname, Number(url.port), url.pathname);
    await new Promise<void>((resolve, reject) => {
      connection.socket.once("connect", resolve);
      connection.socket.once("error", reject);
    });
    return connection;
  }

  /** One request at a time. Answers the body, whatever the status. */
  post(body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(`${this.head}${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
  }

  close(): void {
    this.waiting = undefined;
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const end = this.received.indexOf(headEnd);
    if (end < 0) return;
    const head = this.received.toString("latin1", 0, end);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1]);
    if (!Number.isInteger(length)) {
      this.waiting?.reject(new Error(`an answer without a length: ${head}`));
      return;
    }
    const bodyStart = end + headEnd.length;
    if (this.received.length < bodyStart + length) return;
    const body = this.received.toString("utf8", bodyStart, bodyStart + length);
    this.received = this.received.subarray(bodyStart + length);
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve(body);
  }
}
