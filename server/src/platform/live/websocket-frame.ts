import type { Writable } from "node:stream";

// Frames of the WebSocket protocol (RFC 6455, 5.2): unmasked whole text messages, as a server sends them. They may
// be written to a socket without permessage-deflate, between two of its messages.

function headerLength(length: number): number {
  if (length < 126) return 2;
  return length < 65_536 ? 4 : 10;
}

function writeHeader(frame: Buffer, length: number): void {
  frame[0] = 0x81;
  if (length < 126) {
    frame[1] = length;
  } else if (length < 65_536) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeUInt32BE(0, 2);
    frame.writeUInt32BE(length, 6);
  }
}

/** Above this, copying a result for each operation id costs more than a second buffer in the write. */
const mostCopiedBytes = 4_096;

/**
 * One result of graphql-transport-ws as frames for any operation id. The result's text is encoded once. Our own
 * apps choose the operation id from what they watch, so that one ready-made frame serves all of them; for other
 * ids the head is put in front.
 */
export class ResultFrames {
  private readonly tail: Buffer;
  private lastId: string | undefined;
  private lastFrame: Buffer | undefined;

  /** `payload`: an execution result as JSON text. */
  constructor(payload: string) {
    this.tail = Buffer.from(`,"type":"next","payload":${payload}}`, "utf8");
  }

  /** Writes the message to a socket whose last message is complete. */
  writeTo(socket: Writable, operationId: string): void {
    if (operationId === this.lastId) {
      socket.write(this.lastFrame!);
      return;
    }
    const head = `{"id":${JSON.stringify(operationId)}`;
    const headBytes = Buffer.byteLength(head);
    const length = headBytes + this.tail.length;
    const start = headerLength(length);
    const whole = this.tail.length <= mostCopiedBytes || this.lastId === undefined;
    const frame = Buffer.allocUnsafe(start + headBytes + (whole ? this.tail.length : 0));
    writeHeader(frame, length);
    frame.write(head, start, "utf8");
    if (whole) {
      this.tail.copy(frame, start + headBytes);
      this.lastId = operationId;
      this.lastFrame = frame;
      socket.write(frame);
      return;
    }
    socket.cork();
    socket.write(frame);
    socket.write(this.tail);
    socket.uncork();
  }
}
