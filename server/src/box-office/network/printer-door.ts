import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { validate as isUuid } from "uuid";
import { type WebSocket, WebSocketServer } from "ws";
import { may, type RequestContext } from "../../identity/index.ts";
import type { Database } from "../../platform/database/index.ts";
import type { SocketDoor } from "../../platform/live/index.ts";
import { type PermittedPrinters, readPrinterAddress } from "./permitted-printers.ts";
import { type NoLine, PrinterLine, type PrinterLineTimes } from "./printer-line.ts";

export interface PrinterDoorOptions {
  readonly database: Database;
  readonly permitted: PermittedPrinters;
  readonly contextOf: (request: IncomingMessage) => Promise<RequestContext>;
  readonly onError: (error: unknown, doing: string) => void;
  readonly times?: PrinterLineTimes;
}

const mostMessageBytes = 4 * 1024 * 1024;
const mostLines = 500;
/** Ends of a WebSocket by this door: there was no line, there is none any more, the server stops. */
const closeCodes = { noLine: 4404, gone: 4410, stopping: 1001 } as const;

/**
 * A browser's way to a printer on the network: `/printing/line?address=192.168.20.31:9100&counter=…`. Binary messages
 * are bytes to and from the printer, as they are; the server says `{"open":true}` once the line stands, and
 * `{"taken":n}` for each message of which the printer's side has all bytes. The browser keeps the job, as it does over
 * USB: the server notes attempts and passes bytes on, and decides nothing.
 */
export class PrinterDoor implements SocketDoor {
  readonly path = "/printing/line";
  private readonly sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: mostMessageBytes,
  });

  constructor(private readonly options: PrinterDoorOptions) {}

  refusalOf(): string | undefined {
    return this.sockets.clients.size >= mostLines ? "503 Service Unavailable" : undefined;
  }

  take(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.sockets.handleUpgrade(request, socket, head, (webSocket) => {
      this.connect(webSocket, request).catch((error: unknown) => {
        this.options.onError(error, "opening the line to a printer");
        webSocket.close(closeCodes.noLine, "unreachable");
      });
    });
  }

  async close(): Promise<void> {
    for (const socket of this.sockets.clients) socket.close(closeCodes.stopping);
    this.sockets.close();
  }

  private async connect(webSocket: WebSocket, request: IncomingMessage): Promise<void> {
    let isClosed = false;
    webSocket.on("error", () => webSocket.terminate());
    webSocket.on("close", () => {
      isClosed = true;
    });
    const line = await this.lineFor(webSocket, request);
    if (typeof line === "string") return webSocket.close(closeCodes.noLine, line);
    if (isClosed) return line.close();
    webSocket.on("close", () => line.close());
    webSocket.on("message", (data: Buffer, isBinary) => {
      if (!isBinary) return;
      void line.write(data).then((taken) => {
        if (taken) webSocket.send(JSON.stringify({ taken: data.length }));
      });
    });
    webSocket.send(JSON.stringify({ open: true }));
  }

  private async lineFor(webSocket: WebSocket, request: IncomingMessage): Promise<PrinterLine | NoLine | "forbidden"> {
    const { database, permitted, contextOf, times } = this.options;
    const { actor } = await contextOf(request);
    if (!may(actor, "tickets.print")) return "forbidden";
    const asked = new URL(request.url ?? "", "http://here").searchParams;
    const address = readPrinterAddress(asked.get("address") ?? "");
    const counterId = asked.get("counter") ?? "";
    if (!address || !isUuid(counterId)) return "not-permitted";
    const ear = {
      heard: (bytes: Buffer) => webSocket.send(bytes),
      gone: () => webSocket.close(closeCodes.gone, "gone"),
    };
    return PrinterLine.open(database, permitted, { address, counterId }, ear, times);
  }
}
