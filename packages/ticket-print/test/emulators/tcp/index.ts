import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import type { SpokenLanguage } from "../../../src/index.ts";
import { type Cable, EmulatedPrinter } from "../emulated-usb.ts";

/** A printer on the network: it listens on a real TCP socket, takes one caller at a time, and answers there. */
export class EmulatedNetworkPrinter implements Cable {
  readonly printer: EmulatedPrinter;
  /** Everybody who called so far. */
  calls = 0;
  /** Takes no more bytes from the wire once it has had so many; null: takes all. */
  deafAfterBytes: number | null = null;
  private readonly server: Server;
  private readonly callers = new Set<Socket>();

  private constructor(language: SpokenLanguage, serialNumber: string) {
    this.printer = new EmulatedPrinter(language, serialNumber, this);
    this.server = createServer((socket) => this.answer(socket));
  }

  static async listen(language: SpokenLanguage, serialNumber = "NET-1"): Promise<EmulatedNetworkPrinter> {
    const network = new EmulatedNetworkPrinter(language, serialNumber);
    await new Promise<void>((resolve) => network.server.listen(0, "127.0.0.1", resolve));
    return network;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** The cable to the network is out: whoever talks to it is cut off. */
  pulled(): void {
    for (const socket of this.callers) socket.resetAndDestroy();
  }

  pluggedIn(): void {}

  async close(): Promise<void> {
    this.pulled();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(socket: Socket): void {
    this.calls += 1;
    this.callers.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => this.callers.delete(socket));
    if (!this.printer.plugged) return void socket.resetAndDestroy();
    socket.on("data", (bytes) => {
      const most = this.deafAfterBytes;
      if (most !== null && this.printer.bytesReceived + bytes.length > most) return void socket.pause();
      void this.printer.write(bytes).catch(() => socket.resetAndDestroy());
    });
    void this.tell(socket);
  }

  private async tell(socket: Socket): Promise<void> {
    while (!socket.destroyed) {
      try {
        const { data } = await this.printer.read();
        if (data && !socket.destroyed) socket.write(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
      } catch {
        return;
      }
    }
  }
}
