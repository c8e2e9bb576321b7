import { randomUUID } from "node:crypto";
import { createServer as createHttpServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  blankBitmap,
  fillRectangle,
  firstTemplate,
  isFinished,
  makeOfLanguage,
  printerLanguages,
  type SpokenLanguage,
  undecided,
} from "@parterre/ticket-print";
import { CannotOpen, findLanguage, openNetworkPrinter, PrintRun } from "@parterre/ticket-print/transport";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { WebSocket as NodeSocket } from "ws";
import { EmulatedNetworkPrinter } from "../packages/ticket-print/test/emulators/tcp/index.ts";
import { PermittedPrinters } from "../server/src/box-office/network/permitted-printers.ts";
import { PrinterDoor } from "../server/src/box-office/network/printer-door.ts";
import { usualTimes } from "../server/src/box-office/network/printer-line.ts";
import { pairPrinter } from "../server/src/box-office/pair-printer.ts";
import { registerCounter } from "../server/src/box-office/register-counter.ts";
import { type RequestContext, type StaffActor } from "../server/src/identity/index.ts";
import { serveSockets } from "../server/src/platform/live/index.ts";
import { done, pairedPrinter } from "../server/test/paired-printer.ts";
import { openSellingHouse, type SellingHouse } from "../server/test/selling-house.ts";

let house: SellingHouse;
let seller: StaffActor;
let actor: RequestContext["actor"];
let counterId: string;
let otherId: string;
let http: Server;
let door: PrinterDoor;
let permitted: PermittedPrinters;
let printer: EmulatedNetworkPrinter;

beforeAll(async () => {
  house = await openSellingHouse();
  seller = await house.enrol("seller", "seller");
  const [{ id: venueId }] = (await house.rows("SELECT id FROM venue")) as [{ id: string }];
  const register = async (name: string) =>
    done(await registerCounter(house, house.admin, { name, venueId, channelCode: "counter" })).id;
  [counterId, otherId] = [await register("Window 1"), await register("Window 2")];
});
afterAll(() => house.close());
afterEach(async () => {
  await door.close();
  http.closeAllConnections();
  http.close();
  await printer.close();
});

/** A server's door on real sockets, and behind it a printer on another real socket. */
async function open(language: SpokenLanguage, list = (address: string) => address): Promise<string> {
  printer = await EmulatedNetworkPrinter.listen(language);
  permitted = PermittedPrinters.read(list(printer.address));
  actor = seller;
  door = new PrinterDoor({
    database: house.database,
    permitted,
    contextOf: async () => ({ actor }) as RequestContext,
    onError: (error) => {
      throw error;
    },
    times: { ...usualTimes, stallMs: 300 },
  });
  http = createHttpServer();
  serveSockets(http, [door]);
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  return `ws://127.0.0.1:${(http.address() as AddressInfo).port}/printing/line`;
}

const dial = (url: string, address = printer.address, counter = counterId) =>
  openNetworkPrinter({ door: url, address, counterId: counter }, (at) => new NodeSocket(at) as unknown as WebSocket);
const whyNot = async (opening: Promise<unknown>) => {
  const error = await opening.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof CannotOpen ? error.why : error;
};

/** Half of its paper is black in stripes, so that its bytes are many in every language. */
const bitmap = blankBitmap(640, 1200);
for (let y = 0; y < 1200; y += 2) fillRectangle(bitmap, (y * 7) % 600, y, 40, 1);
const ticket = { bitmap, stock: firstTemplate.stock, dpi: 203 } as const;

/** A job of two tickets over the line; what its books say in the end. */
async function run(language: SpokenLanguage, url: string) {
  const book = new Map<string, string>();
  const { ackLevel } = printerLanguages[language];
  const make = { ...makeOfLanguage(language), answerMs: 2000 };
  const job = new PrintRun({
    ticketIds: ["A", "B"],
    language: printerLanguages[language],
    make,
    ackLevel,
    encode: async (_, sequence) => printerLanguages[language].encodeTicket({ ...ticket, sequence, ackLevel }),
    onChange: () => undefined,
    clerk: {
      record: async (ticketId) => {
        book.set(ticketId, "recorded");
        return { attemptId: ticketId };
      },
      tell: async ({ attemptId, outcome }) => void book.set(attemptId, outcome),
      decide: async () => undefined,
    },
  });
  job.connect(await dial(url));
  return { job, book };
}
const patience = { timeout: 20_000, interval: 20 };

describe.each(["fgl", "escpos", "tspl", "zpl"] as const)("a printer on the network that speaks %s", (language) => {
  it("is asked what it is, and prints every ticket once, each by its own answer", async () => {
    const url = await open(language);
    const link = await dial(url);
    expect(await findLanguage(link, language)).toMatchObject({
      ...{ language, tellsState: true, fault: null, ackLevel: printerLanguages[language].ackLevel },
    });
    await link.close();
    await vi.waitFor(async () => expect(await house.rows("SELECT FROM printer_line")).toHaveLength(0), patience);
    const { job, book } = await run(language, url);
    await vi.waitFor(() => expect(isFinished(job.state)).toBe(true), patience);
    expect([...book]).toEqual([
      ["A", "confirmed"],
      ["B", "confirmed"],
    ]);
    expect(printer.printer.mechanics.tickets).toHaveLength(2);
    expect(printer.printer.errors).toEqual([]);
  });

  it("that stops answering in the middle leaves a ticket for a person to decide, and nothing more is sent", async () => {
    const url = await open(language);
    printer.printer.mute = true;
    const { job, book } = await run(language, url);
    await vi.waitFor(() => expect(undecided(job.state)?.ticketId).toBe("A"), patience);
    await vi.waitFor(() => expect(job.state.untold).toHaveLength(0), patience);
    expect([...book]).toEqual([["A", "unknown"]]);
    expect(printer.printer.mechanics.tickets.length).toBeLessThanOrEqual(1);
    job.stop();
  });

  it("that is cut off in the middle of a ticket leaves it for a person to decide", async () => {
    const url = await open(language);
    printer.printer.unplugAfterBytes = 300;
    const { job, book } = await run(language, url);
    await vi.waitFor(() => expect(undecided(job.state)?.ticketId).toBe("A"), patience);
    await vi.waitFor(() => expect([...book]).toEqual([["A", "unknown"]]), patience);
    expect(printer.printer.mechanics.tickets).toHaveLength(0);
    // Back on the network, after a person has looked: the second ticket comes out, the first one is not sent again.
    printer.printer.plug();
    await job.decide("A", "not-there");
    await vi.waitFor(async () => job.connect(await dial(url)), patience);
    job.goOn();
    await vi.waitFor(() => expect(isFinished(job.state)).toBe(true), patience);
    expect(book.get("B")).toBe("confirmed");
    expect(printer.printer.mechanics.tickets).toHaveLength(1);
  });
});

describe("the line to a printer on the network", () => {
  it("is one window's at a time, and free again when that one hangs up", async () => {
    const url = await open("escpos");
    const first = await dial(url);
    expect(await whyNot(dial(url))).toBe("in-use");
    await first.close();
    await vi.waitFor(async () => (await dial(url)).close(), patience);
  });

  it("of a process that died is free when its time is over", async () => {
    const url = await open("escpos");
    const row = [printer.address, randomUUID()];
    await house.rows("INSERT INTO printer_line VALUES ($1, $2, now() + interval '1 hour')", row);
    expect(await whyNot(dial(url))).toBe("in-use");
    await house.rows("UPDATE printer_line SET held_until = now() - interval '1 second' WHERE address = $1", [row[0]]);
    await (await dial(url)).close();
  });

  it("is the counter's with which the printer was paired", async () => {
    const url = await open("zpl");
    const tools = { ...house, permittedPrinters: permitted };
    const network = {
      way: "network",
      address: printer.address,
      make: "zebra-zd",
      language: "zpl",
      ackLevel: "fence",
    } as const;
    const paired = done(await pairPrinter(tools, seller, pairedPrinter({ counterId, ...network })));
    expect(paired).toMatchObject({ serial_number: `tcp:${printer.address}`, address: printer.address });
    expect(await whyNot(dial(url, printer.address, otherId))).toBe("other-counter");
    await (await dial(url)).close();
  });

  it("does not stand where nothing listens, where it is not permitted, and for whom it is not", async () => {
    const url = await open("fgl", (address) => `${address}, 127.0.0.1:1`);
    expect(await whyNot(dial(url, "127.0.0.1:1"))).toBe("refused");
    expect(await whyNot(dial(url, "127.0.0.1:2"))).toBe("not-permitted");
    expect(await whyNot(dial(url, "http://x"))).toBe("not-permitted");
    expect(await whyNot(dial(url, printer.address, "x"))).toBe("not-permitted");
    actor = { kind: "anonymous" } as unknown as RequestContext["actor"];
    expect(await whyNot(dial(url))).toBe("unreachable");
    expect(printer.calls).toBe(0);
  });

  it("is given up when the printer takes no more bytes", async () => {
    const url = await open("fgl");
    printer.deafAfterBytes = 0;
    const link = await dial(url);
    let gone = false;
    link.onGone(() => {
      gone = true;
    });
    const flood = Array.from({ length: 8 }, () => link.write(new Uint8Array(3 * 1024 * 1024)));
    const ends = await Promise.allSettled(flood);
    expect(ends.at(-1)).toMatchObject({ status: "rejected", reason: { nothingLeft: false } });
    await vi.waitFor(() => expect(gone).toBe(true), patience);
    await expect(link.write(Uint8Array.of(1))).rejects.toMatchObject({ nothingLeft: true });
  });
});

describe("pairing a printer on the network", () => {
  it.each([
    ["address", { way: "network", address: "" }],
    ["address", { way: "network", address: "10.9.9.9" }],
    ["language", { way: "dialogue", language: "fgl", ackLevel: "none" }],
    ["language", { way: "usb", language: "picture", ackLevel: "none" }],
    ["ackLevel", { way: "dialogue", language: "picture", make: "print-dialogue", ackLevel: "ticket" }],
  ] as const)("is refused for its %s: %j", async (field, change) => {
    await open("fgl");
    const tools = { ...house, permittedPrinters: permitted };
    expect(await pairPrinter(tools, seller, pairedPrinter({ counterId, ...change }))).toMatchObject({ field });
  });
});
