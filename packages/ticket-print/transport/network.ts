import { CannotOpen, LinkBroken, type PrinterLink } from "./printer-link.ts";

/** Opens a WebSocket; a browser's own, or a test's. */
export type OpenSocket = (url: string) => WebSocket;

const reasons = ["not-permitted", "in-use", "other-counter", "refused", "unreachable"] as const;
/** A server that takes the handshake and then says nothing is given up after this; it gives the printer less. */
const openMs = 10_000;

/**
 * Opens a printer on the house's network through the server, which passes bytes on both ways and says when the
 * printer's side has them. `door`: the server's `/printing/line`. Rejects with {@link CannotOpen}.
 */
export async function openNetworkPrinter(
  printer: { readonly door: string; readonly address: string; readonly counterId: string },
  openSocket: OpenSocket = (url) => new WebSocket(url),
): Promise<PrinterLink> {
  const { door, address, counterId } = printer;
  const url = new URL(door);
  url.searchParams.set("address", address);
  url.searchParams.set("counter", counterId);
  const socket = openSocket(url.href);
  socket.binaryType = "arraybuffer";
  await opened(socket);
  return new NetworkLink(socket, address);
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: CannotOpen["why"]) => {
      clearTimeout(timer);
      socket.close();
      reject(new CannotOpen(why));
    };
    const timer = setTimeout(() => fail("unreachable"), openMs);
    socket.addEventListener("close", ({ reason }) => fail(reasons.find((each) => each === reason) ?? "unreachable"));
    socket.addEventListener("message", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

class NetworkLink implements PrinterLink {
  readonly vendorId = null;
  readonly serialNumber: string;
  readonly name: string;
  private gone = false;
  private heard: (bytes: Uint8Array) => void = () => undefined;
  private readonly toldGone: (() => void)[] = [];
  /** Messages that the printer's side has not taken yet, oldest first. */
  private readonly untaken: { resolve(): void; reject(error: LinkBroken): void }[] = [];

  constructor(
    private readonly socket: WebSocket,
    address: string,
  ) {
    this.serialNumber = `tcp:${address}`;
    this.name = address;
    socket.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer | string>) => {
      if (typeof data !== "string") this.heard(new Uint8Array(data));
      else if ("taken" in JSON.parse(data)) this.untaken.shift()?.resolve();
    });
    socket.addEventListener("close", () => this.cut());
  }

  write(bytes: Uint8Array): Promise<void> {
    if (this.gone) return Promise.reject(new LinkBroken(true, null));
    if (bytes.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.untaken.push({ resolve, reject });
      this.socket.send(Uint8Array.from(bytes));
    });
  }

  onBytes(listener: (bytes: Uint8Array) => void): void {
    this.heard = listener;
  }

  onGone(listener: () => void): void {
    this.toldGone.push(listener);
  }

  async close(): Promise<void> {
    this.gone = true;
    this.socket.close();
  }

  private cut(): void {
    // What was on its way may have reached the printer: nobody can tell.
    for (const { reject } of this.untaken.splice(0)) reject(new LinkBroken(false, null));
    if (this.gone) return;
    this.gone = true;
    for (const told of this.toldGone) told();
  }
}
