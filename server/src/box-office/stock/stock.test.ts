import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { boxOfficeTools, done, pairedPrinter } from "../../../test/paired-printer.ts";
import { openSellingHouse, type SellingHouse } from "../../../test/selling-house.ts";
import type { StaffActor } from "../../identity/index.ts";
import type { BoxOfficeTools } from "../box-office-tools.ts";
import { loadRoll, noteStock } from "../load-roll.ts";
import { type PairedPrinter, pairPrinter } from "../pair-printer.ts";
import { isNotDone } from "../refused.ts";
import { registerCounter } from "../register-counter.ts";
import { noteStore, type StoreNote } from "./keep-store.ts";
import { readPrinterCounts } from "./read-printer-counts.ts";
import { toReadingType, toTicketRollRecordType, toTicketStoreType } from "./stock.type.ts";
import { findReadings, findStores, findVenueRolls } from "./store.store.ts";

let house: SellingHouse;
let tools: BoxOfficeTools;
let seller: StaffActor;
let counterId: string;
let printerId: string;
let venueId: string;

beforeAll(async () => {
  house = await openSellingHouse();
  tools = boxOfficeTools(house);
  seller = await house.enrol("seller", "seller");
  [{ id: venueId }] = (await house.rows("SELECT id FROM venue")) as [{ id: string }];
  counterId = done(await registerCounter(tools, house.admin, { name: "Window 1", venueId, channelCode: "counter" })).id;
  printerId = done(await pairPrinter(tools, seller, printer())).id;
});
afterAll(() => house.close());

const printer = (change: Partial<PairedPrinter> = {}) => pairedPrinter({ counterId, ...change });

const note = (change: Partial<StoreNote> = {}): StoreNote => ({
  id: randomUUID(),
  venueId,
  stockCode: "long-paper",
  kind: "delivery",
  quantity: 2000,
  firstSerial: null,
  reason: "",
  ...change,
});
const store = async (stockCode = "long-paper") => {
  const rows = await house.database.read(findStores);
  return toTicketStoreType(rows.find((row) => row.stock_code === stockCode)!);
};

describe("blank tickets", () => {
  it("count down by the books, and a count by hand sets them right", async () => {
    const id = done(await pairPrinter(tools, seller, printer({ serialNumber: "SN-8" }))).id;
    const roll = { printerId: id, stockCode: "thermal-80x150", quantity: 100, firstSerial: 501 };
    expect(done(await loadRoll(tools, seller, roll))).toMatchObject({ loaded: 100 });
    done(await noteStock(tools, seller, { printerId: id, kind: "test", quantity: 1, reason: "" }));
    done(await noteStock(tools, seller, { printerId: id, kind: "spoiled", quantity: 4, reason: "torn" }));
    expect(
      done(await noteStock(tools, seller, { printerId: id, kind: "count", quantity: 93, reason: "evening" })),
    ).toMatchObject({ test: 1, spoiled: 4, adjusted: -2 });
    expect(done(await loadRoll(tools, seller, { ...roll, quantity: 7, firstSerial: 508 }))).toMatchObject({
      loaded: 7,
      spoiled: 0,
    });
  });

  it("has no number twice: not in two printers, not again after it was used; what was blank may be put in again", async () => {
    const [a, b] = [
      done(await pairPrinter(tools, seller, printer({ serialNumber: "SN-A" }))).id,
      done(await pairPrinter(tools, seller, printer({ serialNumber: "SN-B" }))).id,
    ];
    const roll = { printerId: a, stockCode: "numbered", quantity: 100, firstSerial: 1001 };
    done(await loadRoll(tools, seller, roll));
    done(await noteStock(tools, seller, { printerId: a, kind: "spoiled", quantity: 10, reason: "torn" }));
    const overlapping = { ...roll, printerId: b, firstSerial: 1100 };
    const refused = await loadRoll(tools, seller, overlapping);
    expect(refused).toMatchObject({ kind: "not-done", field: "firstSerial" });
    expect(isNotDone(refused) && refused.reason.en).toContain("Window 1 has the numbers 1001 to 1100");
    expect(await loadRoll(tools, seller, { ...roll, firstSerial: 1010 })).toMatchObject({ field: "firstSerial" });
    // Out of one printer after ten of it, into the other one with what is left.
    done(await loadRoll(tools, seller, { ...roll, firstSerial: 5001 }));
    done(await loadRoll(tools, seller, { ...overlapping, firstSerial: 1011, quantity: 90 }));
    expect(await loadRoll(tools, seller, { ...roll, firstSerial: 1005, quantity: 2 })).toMatchObject({
      field: "firstSerial",
    });
    // Other paper has numbers of its own.
    done(await loadRoll(tools, seller, { ...roll, stockCode: "other-paper" }));
    // The wall behind it, for whatever forgets to look.
    await expect(
      house.rows(
        "UPDATE ticket_roll SET serials = int8range(1050, 1060) WHERE printer_id = $1 AND stock_code = 'numbered'",
        [a],
      ),
    ).rejects.toThrow("ticket_roll_serials_once");
  });

  it("without numbers is in as many printers as there are, and changed as often as it has to be", async () => {
    for (const serialNumber of ["SN-X", "SN-Y"]) {
      const printerId = done(await pairPrinter(tools, seller, printer({ serialNumber }))).id;
      const roll = { printerId, stockCode: "plain", quantity: 100, firstSerial: null };
      done(await loadRoll(tools, seller, roll));
      done(await loadRoll(tools, seller, roll));
    }
    const claimed = await house.rows("SELECT FROM ticket_roll WHERE stock_code = 'plain' AND serials IS NOT NULL");
    expect(claimed).toHaveLength(0);
  });

  it("is given to one of two windows that open boxes with the same numbers at once", async () => {
    const ids = await Promise.all(
      ["SN-C", "SN-D", "SN-E"].map(
        async (serialNumber) => done(await pairPrinter(tools, seller, printer({ serialNumber }))).id,
      ),
    );
    const outcomes = await Promise.all(
      ids.map((printerId) =>
        loadRoll(tools, seller, { printerId, stockCode: "same-box", quantity: 50, firstSerial: 1 }),
      ),
    );
    expect(outcomes.filter(isNotDone)).toHaveLength(2);
  });

  it.each([
    ["stockCode", { stockCode: "A B" }],
    ["quantity", { quantity: 0 }],
    ["quantity", { quantity: 10_001 }],
    ["firstSerial", { firstSerial: -1 }],
    ["printerId", { printerId: "x" }],
    ["printerId", { printerId: randomUUID() }],
  ])("refuses a roll for its %s: %j", async (field, change) => {
    const roll = { printerId, stockCode: "a", quantity: 1, firstSerial: null, ...change };
    expect(await loadRoll(tools, seller, roll)).toMatchObject({ kind: "not-done", field });
  });

  it.each([
    ["reason", { kind: "spoiled", reason: "" }],
    ["quantity", { quantity: 0 }],
    ["printerId", { printerId: "x" }],
    ["printerId", { printerId: randomUUID() }],
  ] as const)("refuses a note for its %s: %j", async (field, change) => {
    const note = { printerId, kind: "test", quantity: 1, reason: "", ...change } as const;
    const outcome = await noteStock(tools, seller, note);
    expect(isNotDone(outcome) && outcome.field).toBe(field);
  });
});

describe("a venue's store of blank tickets", () => {
  it("counts what comes, goes into printers, and comes back from them half used", async () => {
    const delivery = note();
    done(await noteStore(tools, house.admin, delivery));
    // Told twice, it came once.
    expect(toTicketStoreType(done(await noteStore(tools, house.admin, delivery)))).toMatchObject({
      delivered: 2000,
      inStore: 2000,
      inPrinters: 0,
      low: false,
    });
    const id = done(await pairPrinter(tools, seller, printer({ serialNumber: "SN-9" }))).id;
    const roll = { printerId: id, stockCode: "long-paper", quantity: 500, firstSerial: 7001 };
    done(await loadRoll(tools, seller, roll));
    done(await noteStock(tools, seller, { printerId: id, kind: "spoiled", quantity: 20, reason: "torn" }));
    expect(await store()).toMatchObject({ inStore: 1500, inPrinters: 480, usedLastDay: 20 });
    done(await loadRoll(tools, seller, { ...roll, firstSerial: 9001 }));
    expect(await store()).toMatchObject({ inStore: 1480, inPrinters: 500 });
    const rolls = (await house.database.read(findVenueRolls)).map(toTicketRollRecordType);
    expect(rolls.filter((each) => each.roll.stockCode === "long-paper")).toMatchObject([
      { firstSerial: 9001, lastSerial: 9500, removedAt: null, printerName: "Lemur", counterName: "Window 1", venueId },
      { firstSerial: 7001, lastSerial: 7500, removedAt: expect.any(Date), roll: { left: 480, spoiled: 20 } },
    ]);
    const counted = note({ kind: "count", quantity: 150, reason: "stocktaking" });
    expect(toTicketStoreType(done(await noteStore(tools, house.admin, counted)))).toMatchObject({
      inStore: 150,
      low: true,
    });
    await expect(house.rows("UPDATE stock_store_entry SET quantity = 1")).rejects.toThrow("never changed");
  });

  it.each([
    ["id", { id: "x" }],
    ["venueId", { venueId: "x" }],
    ["venueId", { venueId: randomUUID() }],
    ["stockCode", { stockCode: "Long Paper" }],
    ["quantity", { quantity: 0 }],
    ["quantity", { quantity: 1_000_001 }],
    ["firstSerial", { firstSerial: -1 }],
    ["reason", { kind: "count", reason: " " }],
    ["reason", { reason: "x".repeat(501) }],
  ] as const)("refuses a note for its %s: %j", async (field, change) => {
    expect(await noteStore(tools, house.admin, note(change))).toMatchObject({ kind: "not-done", field });
  });
});

describe("the printer's own counter and the paper's numbers", () => {
  it("are noted beside what the books expect, and say where they differ", async () => {
    const id = done(await pairPrinter(tools, seller, printer({ serialNumber: "SN-10" }))).id;
    done(await loadRoll(tools, seller, { printerId: id, stockCode: "counted", quantity: 100, firstSerial: 301 }));
    const read = async (printedCount: number | null, nextSerial: number | null) =>
      toReadingType(done(await readPrinterCounts(tools, seller, { printerId: id, printedCount, nextSerial })));
    expect(await read(4616, null)).toMatchObject({ printedCount: 4616, expectedCount: null, differs: false });
    done(await noteStock(tools, seller, { printerId: id, kind: "test", quantity: 2, reason: "" }));
    expect(await read(4618, 303)).toMatchObject({ expectedCount: 4618, expectedSerial: 303, differs: false });
    // Three came out that the books know nothing of.
    expect(await read(4621, 306)).toMatchObject({ expectedCount: 4618, expectedSerial: 303, differs: true });
    expect(await read(4621, null)).toMatchObject({ expectedCount: 4621, differs: false });
    expect((await house.database.read(findReadings)).length).toBe(4);
    await expect(house.rows("DELETE FROM stock_reading")).rejects.toThrow("never changed");
  });

  it.each([
    ["printedCount", { printedCount: null }],
    ["printedCount", { printedCount: -1 }],
    ["nextSerial", { nextSerial: -1 }],
    ["printerId", { printerId: "x" }],
    ["printerId", { printerId: randomUUID() }],
  ])("are refused for their %s: %j", async (field, change) => {
    const counts = { printerId, printedCount: 1, nextSerial: null, ...change };
    expect(await readPrinterCounts(tools, seller, counts)).toMatchObject({ kind: "not-done", field });
  });

  it("need a roll for a number on the next ticket", async () => {
    const empty = done(await pairPrinter(tools, seller, printer({ serialNumber: "SN-11" }))).id;
    const read = { printerId: empty, printedCount: null, nextSerial: 5 };
    expect(await readPrinterCounts(tools, seller, read)).toMatchObject({ kind: "not-done", field: "nextSerial" });
  });
});
