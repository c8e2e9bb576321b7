import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import fc from "fast-check";
import { unzlibSync } from "fflate";
import jsqr from "jsqr";
import { beforeAll, describe, expect, it } from "vitest";
import { ready, type ZplApi } from "zpl-renderer-js";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { drawnFor } from "../../test/drawn.ts";
import { EmulatedUsb } from "../../test/emulators/index.ts";
import {
  type Bitmap,
  blankBitmap,
  differingDots,
  exampleFacts,
  fillRectangle,
  firstTemplate,
  isBlack,
  printerLanguages,
  type SpokenLanguage,
  toRgba,
} from "../index.ts";
import { crc16, zplHex, zplZ64 } from "./zpl.ts";

beforeAll(async () => {
  const wasmBinary = await readFile(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer }, fireImmediately: true });
});

const codes: readonly SpokenLanguage[] = ["fgl", "escpos", "tspl", "zpl"];
const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
const said = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);
const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** 16 × 9 dots: a bar on top, a dot at the lower right. */
function small(): Bitmap {
  const bitmap = blankBitmap(16, 9);
  fillRectangle(bitmap, 0, 0, 16, 1);
  fillRectangle(bitmap, 15, 8, 1, 1);
  return bitmap;
}
const ticket = { bitmap: small(), stock: firstTemplate.stock, dpi: 203, sequence: 7, ackLevel: "ticket" } as const;

describe("printer languages, byte by byte", () => {
  it("FGL: rows across the head from its right edge, columns along the feed, `<p>` at the end", () => {
    // The dot in the last column belongs to row 0, the top bit of the first band.
    expect(hex(printerLanguages.fgl.encodeTicket(ticket))).toBe(
      hex(bytesOf("<CB><RC0,0><G9>\xff\0\0\0\0\0\0\0\x80<RC8,0><G1>\xff<p>")),
    );
  });

  it("ESC/POS: stripes, mark, cut, and the ticket's own question", () => {
    expect(hex(printerLanguages.escpos.encodeTicket(ticket))).toBe(
      "1b 40 1d 61 0f 1d 76 30 00 02 00 09 00 " +
        "ff ff 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 1d 0c 1d 56 42 00 1d 28 48 06 00 30 30 30 30 30 37",
    );
  });

  it("TSPL: inverted, because 0 is black", () => {
    const inverted = `\0\0${"\xff\xff".repeat(7)}\xff\xfe`;
    expect(said(printerLanguages.tspl.encodeTicket(ticket))).toBe(
      `SIZE 80 mm,150 mm\r\nBLINE 3 mm,0 mm\r\nDIRECTION 0\r\nCLS\r\nBITMAP 0,0,2,9,0,${inverted}\r\nPRINT 1,1\r\n~!@\r\n`,
    );
  });

  it("ZPL: hexadecimal with run counts where that is shorter", () => {
    expect(said(printerLanguages.zpl.encodeTicket(ticket))).toBe(
      "^XA^MNM,0^PW16^LL9^LH0,0^FO0,0^GFA,18,18,2,JF,::::::I01^FS^PQ1^XZ",
    );
  });
});

describe("ZPL's two ways to write a picture", () => {
  const anyBitmap = fc
    .record({
      width: fc.integer({ min: 1, max: 90 }),
      height: fc.integer({ min: 1, max: 20 }),
      fill: fc.infiniteStream(fc.constantFrom(0, 0, 0, 255, 1, 128, 85)),
    })
    .map(({ width, height, fill }) => {
      const bitmap = blankBitmap(width, height);
      for (let at = 0; at < bitmap.data.length; at++) bitmap.data[at] = fill.next().value!;
      return bitmap;
    });

  it("knows the check value of its CRC (XMODEM)", () => expect(crc16("123456789")).toBe(0x31c3));

  it("say every picture exactly", () => {
    fc.assert(
      fc.property(anyBitmap, (bitmap) => {
        const text = zplZ64(bitmap);
        const [, encoded, crc] = /^:Z64:(.*):(....)$/.exec(text)!;
        expect(Number.parseInt(crc!, 16)).toBe(crc16(encoded!));
        expect(unzlibSync(bytesOf(atob(encoded!)))).toEqual(bitmap.data);
        expect(zplHex(bitmap)).toMatch(/^[0-9A-FG-Yg-z,:]+$/);
      }),
    );
  });

  it("is read by a renderer of somebody else without one dot of difference, in both", async () => {
    const { bitmap } = await drawnFor("zpl");
    for (const picture of [zplHex(bitmap), zplZ64(bitmap)]) {
      const total = bitmap.data.length;
      const label = `^XA^PW640^LL1200^FO0,0^GFA,${total},${total},${bitmap.stride},${picture}^FS^XZ`;
      expect(await differingFromRenderer(label, bitmap)).toBe(0);
    }
  });

  it.each(["zh", "en"] as const)(
    "is rendered from the very bytes that a Zebra is sent, in %s, without one dot of difference",
    async (language) => {
      const { bytes, bitmap } = await drawnFor("zpl", { language });
      expect(await differingFromRenderer(said(bytes), bitmap)).toBe(0);
    },
  );
});

describe.each(codes)("%s", (code) => {
  it.each(["zh", "en"] as const)(
    "brings every dot of a ticket in %s to the paper, where two decoders read its codes",
    async (language) => {
      const { bytes, bitmap } = await drawnFor(code, { language });
      const printer = new EmulatedUsb().add(code, "A1");
      printer.receive(bytes);
      const out = printer.mechanics.tickets[0]!;
      expect(differingDots(out, bitmap)).toBe(0);
      const rgba = toRgba(out);
      expect(jsqr(rgba, out.width, out.height)?.data).toBe(exampleFacts.code);
      const picture = { data: rgba, width: out.width, height: out.height, colorSpace: "srgb" } as ImageData;
      const read = await readBarcodes(picture, { tryHarder: true });
      expect(read.map((each) => [each.format, each.text]).sort()).toEqual([
        ["Code128", exampleFacts.number],
        ["QRCode", exampleFacts.code],
      ]);
    },
  );

  it("reads its answers however the bytes are cut, and is not put off by noise", () => {
    const answers: Record<SpokenLanguage, Uint8Array> = {
      fgl: bytesOf("\x100004616 PROM = FGL46G42\x0c\x06\x0f"),
      escpos: Uint8Array.of(
        0x18,
        0,
        0x0c,
        0,
        0x37,
        0x22,
        0x30,
        0x30,
        0x30,
        0x37,
        0,
        0x10,
        0,
        3,
        0,
        0x5f,
        0x54,
        0x4d,
        0,
      ),
      tspl: bytesOf("TE210\r\x02P@@@\x03\r\n41\r\x02@A@@\x03\r\n\x02E@@A\x03\r\n"),
      zpl: bytesOf(
        "\x02ZD421,V84,8,8176KB\x03\r\n\x02030,1,0,1245,001,0,0,0,000,0,0,0\x03\r\n\x02000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n",
      ),
    };
    const expected = {
      fgl: [
        { kind: "fault", fault: "paper-out" },
        { kind: "identity", text: "FGL46G42", printedCount: 4616 },
        { kind: "ready", idle: false },
        { kind: "ticket-done", sequence: null },
        { kind: "paper-low" },
      ],
      escpos: [
        { kind: "fault", fault: "paper-out" },
        { kind: "ticket-done", sequence: 7 },
        { kind: "ready", idle: false },
        { kind: "paper-low" },
        { kind: "identity", text: "TM", printedCount: null },
      ],
      tspl: [
        { kind: "identity", text: "TE210", printedCount: null },
        { kind: "ready", idle: false },
        { kind: "ready", idle: true },
        { kind: "paper-low" },
        { kind: "ticket-done", sequence: null },
        { kind: "fault", fault: "paper-out" },
      ],
      zpl: [
        { kind: "identity", text: "ZD421", printedCount: null },
        { kind: "fault", fault: "paper-out" },
      ],
    };
    const bytes = answers[code];
    fc.assert(
      fc.property(fc.array(fc.nat({ max: bytes.length })), (cuts) => {
        const reader = printerLanguages[code].newReader();
        const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const news = places.slice(1).flatMap((to, index) => reader(bytes.slice(places[index], to)));
        expect(news).toEqual(expected[code]);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
        for (const news of printerLanguages[code].newReader()(noise)) expect(news.kind).toEqual(expect.any(String));
      }),
    );
  });

  it("takes nothing but its own word for “the ticket is out”", () => {
    const reader = printerLanguages[code].newReader();
    const loaded: Record<SpokenLanguage, Uint8Array> = {
      fgl: Uint8Array.of(0x0c, 0x0d, 0x0f, 0x12, 0x11, 0x05),
      escpos: Uint8Array.of(0x10, 0, 0, 0, 0x37, 0x22, 0x41, 0x30, 0x30, 0x37, 0),
      tspl: bytesOf("\x02@@@@\x03\r\n\x02@@@@\x03\r\n"),
      zpl: bytesOf(
        "\x02030,0,0,1245,000,0,0,0,000,0,0,0\x03\r\n\x02000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n",
      ),
    };
    expect(reader(loaded[code]).filter((news) => news.kind === "ticket-done")).toEqual([]);
  });
});

/** How many dots of a ticket a renderer of somebody else draws otherwise than we do. */
async function differingFromRenderer(label: string, { width, height, ...bitmap }: Bitmap): Promise<number> {
  const { api } = (await ready) as { api: ZplApi };
  const rendered = readPng(Buffer.from(await api.zplToBase64Async(label, width / 8, height / 8, 8), "base64"));
  let different = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      if (rendered.isBlack(x, y) !== isBlack({ width, height, ...bitmap }, x, y)) different++;
  }
  return different;
}

/** A PNG of the renderer as grey values: its own canvas writes 8-bit RGBA or RGB without interlacing. */
function readPng(bytes: Buffer): { isBlack(x: number, y: number): boolean } {
  const width = bytes.readUInt32BE(16);
  const channels = { 0: 1, 2: 3, 6: 4 }[bytes[25]!]!;
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT")
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  const raw = unzlibSync(Buffer.concat(parts));
  const stride = width * channels;
  const pixels = new Uint8Array(raw.length);
  for (let row = 0; row * (stride + 1) < raw.length; row++) {
    const filter = raw[row * (stride + 1)]!;
    for (let at = 0; at < stride; at++) {
      const left = at >= channels ? pixels[row * stride + at - channels]! : 0;
      const up = row > 0 ? pixels[(row - 1) * stride + at]! : 0;
      const corner = at >= channels && row > 0 ? pixels[(row - 1) * stride + at - channels]! : 0;
      const estimate = left + up - corner;
      const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
      const paeth = a <= b && a <= c ? left : b <= c ? up : corner;
      const added = [0, left, up, (left + up) >> 1, paeth][filter]!;
      pixels[row * stride + at] = raw[row * (stride + 1) + 1 + at]! + added;
    }
  }
  return { isBlack: (x, y) => pixels[y * stride + x * channels]! < 128 };
}
