import { statement, type Transaction } from "../platform/database/index.ts";

export interface CounterRow {
  readonly id: string;
  readonly name: string;
  readonly venue_id: string;
  readonly channel_code: string;
}

/** How a window reaches its printer. */
export type PrinterWay = "usb" | "serial" | "network" | "dialogue";

export interface PrinterRow {
  readonly id: string;
  readonly serial_number: string;
  readonly name: string;
  readonly make: string;
  readonly language: string;
  readonly dpi: number;
  readonly ack_level: string;
  readonly counter_id: string;
  readonly way: PrinterWay;
  readonly address: string | null;
  readonly tells_state: boolean;
  readonly paired_at: Date;
}

const insertCounterRow = statement<CounterRow>(
  "box_office.insert_counter",
  `INSERT INTO counter (id, name, venue_id, channel_code) VALUES ($1, $2, $3, $4)
   ON CONFLICT ON CONSTRAINT counter_name_unique DO NOTHING RETURNING id, name, venue_id, channel_code`,
);
const venueThere = statement<{ there: boolean }>(
  "box_office.venue_there",
  "SELECT EXISTS (SELECT 1 FROM venue WHERE id = $1) AS there",
);
const counters = statement<CounterRow>(
  "box_office.counters",
  "SELECT id, name, venue_id, channel_code FROM counter ORDER BY name, id",
);
const counter = statement<CounterRow>(
  "box_office.counter",
  "SELECT id, name, venue_id, channel_code FROM counter WHERE id = $1",
);
const lockedCounter = statement<CounterRow>(
  "box_office.lock_counter",
  "SELECT id, name, venue_id, channel_code FROM counter WHERE id = $1 FOR NO KEY UPDATE",
);
const savePrinterRow = statement<PrinterRow>(
  "box_office.save_printer",
  `INSERT INTO printer (id, serial_number, name, make, language, dpi, ack_level, counter_id, paired_by, way, address,
     tells_state)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
   ON CONFLICT ON CONSTRAINT printer_serial_number_unique DO UPDATE SET name = excluded.name, make = excluded.make,
     language = excluded.language, dpi = excluded.dpi, ack_level = excluded.ack_level,
     counter_id = excluded.counter_id, way = excluded.way, address = excluded.address,
     tells_state = excluded.tells_state, paired_by = excluded.paired_by, paired_at = now()
   RETURNING *`,
);
const printersOf = statement<PrinterRow>(
  "box_office.printers",
  "SELECT * FROM printer WHERE counter_id = ANY($1::uuid[]) ORDER BY paired_at DESC, id",
);
const printer = statement<PrinterRow>("box_office.printer", "SELECT * FROM printer WHERE id = $1");

/** The new counter; null when the venue has one of that name. */
export async function insertCounter(tx: Transaction, row: CounterRow): Promise<CounterRow | null> {
  return (await tx.query(insertCounterRow, [row.id, row.name, row.venue_id, row.channel_code]))[0] ?? null;
}

export async function hasVenue(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.query(venueThere, [id]))[0]!.there;
}

/** By name. */
export function findCounters(tx: Transaction): Promise<CounterRow[]> {
  return tx.query(counters, []);
}

/** Locked until the transaction ends: one change at a time of what belongs to a counter. Null for no such counter. */
export async function lockCounter(tx: Transaction, id: string): Promise<CounterRow | null> {
  return (await tx.query(lockedCounter, [id]))[0] ?? null;
}

export async function findCounter(tx: Transaction, id: string): Promise<CounterRow | null> {
  return (await tx.query(counter, [id]))[0] ?? null;
}

/** Adds a printer, or finds it by its serial number and keeps what it is now. */
export async function savePrinter(
  tx: Transaction,
  row: Omit<PrinterRow, "paired_at"> & { readonly paired_by: string },
): Promise<PrinterRow> {
  const { id, serial_number, name, make, language, dpi, ack_level, counter_id, paired_by } = row;
  const reached = [row.way, row.address, row.tells_state];
  const values = [id, serial_number, name, make, language, dpi, ack_level, counter_id, paired_by, ...reached];
  return (await tx.query(savePrinterRow, values))[0]!;
}

/** The one paired last first. */
export function findPrinters(tx: Transaction, counterIds: readonly string[]): Promise<PrinterRow[]> {
  return tx.query(printersOf, [counterIds]);
}

export async function findPrinter(tx: Transaction, id: string): Promise<PrinterRow | null> {
  return (await tx.query(printer, [id]))[0] ?? null;
}
