import { Writable } from "node:stream";
import { expect, test } from "vitest";
import * as ws from "ws";
import { ResultFrames } from "./websocket-frame.ts";

/** What a WebSocket client reads from the bytes. */
async function read(write: (socket: Writable) => void): Promise<string[]> {
  const texts: string[] = [];
  const receiver = new (ws as unknown as { Receiver: new (options: object) => Writable }).Receiver({ isServer: false });
  receiver.on("message", (data: Buffer, isBinary: boolean) => texts.push(isBinary ? "binary" : data.toString()));
  write(receiver);
  await new Promise<void>((resolve) => receiver.end(resolve));
  return texts;
}

test.each([0, 10, 80, 100, 126, 4_000, 5_000, 65_535, 70_000])(
  "a payload of %i bytes arrives whole, for equal and for different ids",
  async (length) => {
    const payload = JSON.stringify({ data: { text: "x".repeat(length), 座: "位" } });
    const frames = new ResultFrames(payload);
    const ids = ["same", "same", "other", 'odd "id" 座', "same"];
    const texts = await read((socket) => {
      for (const id of ids) frames.writeTo(socket, id);
    });
    expect(texts.map((text) => JSON.parse(text))).toEqual(
      ids.map((id) => ({ id, type: "next", payload: JSON.parse(payload) })),
    );
  },
);
