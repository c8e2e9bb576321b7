import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime } from "../../platform/graphql/index.ts";
import { BoxOfficeRefusedType } from "../box-office-results.type.ts";
import { TicketRollType, toTicketRollType } from "../counter.type.ts";
import { storeOutlook } from "./store.rules.ts";
import type { ReadingRow, StoreRow, VenueRollRow } from "./store.store.ts";

const StoreNoteCode = { DELIVERY: "delivery", COUNT: "count" } as const;
registerEnumType(StoreNoteCode, {
  name: "TicketStoreNoteKind",
  description: "What is noted of a venue's store of blank tickets.",
  valuesConfig: {
    DELIVERY: { description: "So many came." },
    COUNT: { description: "So many are on the shelf, counted by hand." },
  },
});

@InputType({ description: "Blank tickets that came to a venue's store, or were counted there." })
export class NoteTicketStoreInput {
  @Field(() => ID, { description: "A UUID of your own: noted again with it, it is noted once." })
  id!: string;

  @Field(() => ID, { description: "The venue." })
  venueId!: string;

  @Field(() => String, { description: "The kind of paper." })
  stockCode!: string;

  @Field(() => StoreNoteCode, { description: "What happened." })
  kind!: "delivery" | "count";

  @Field(() => Int, { description: "Blank tickets, up to 1,000,000." })
  quantity!: number;

  @Field(() => Int, { nullable: true, description: "Number on the first of a delivery; null: not numbered." })
  firstSerial!: number | null;

  @Field(() => String, { description: "Delivery note, or why a count differs; may be empty for a delivery." })
  reason!: string;
}

@InputType({ description: "What a printer's own counter and the paper's numbers say." })
export class ReadPrinterCountsInput {
  @Field(() => ID, { description: "The printer." })
  printerId!: string;

  @Field(() => Int, { nullable: true, description: "Tickets printed in its life; null: it does not count." })
  printedCount!: number | null;

  @Field(() => Int, { nullable: true, description: "Number on the next blank ticket; null: not numbered or not read." })
  nextSerial!: number | null;
}

@ObjectType("TicketStore", { description: "One kind of paper in one venue: on the shelf and in printers." })
export class TicketStoreType {
  @Field(() => ID, { description: "The venue." })
  venueId!: string;

  @Field(() => String, { description: "The kind of paper." })
  stockCode!: string;

  @Field(() => Int, { description: "Blank tickets delivered so far." })
  delivered!: number;

  @Field(() => Int, { description: "On the shelf by the books; negative when deliveries were not noted." })
  inStore!: number;

  @Field(() => Int, { description: "Blank tickets in printers." })
  inPrinters!: number;

  @Field(() => Int, { description: "Printed, spoiled and tried in the last 24 hours." })
  usedLastDay!: number;

  @Field(() => DateTime, { nullable: true, description: "When all are used at that pace; null: no pace." })
  runsOutAt!: Date | null;

  @Field(() => Boolean, { description: "Whether paper should be ordered." })
  low!: boolean;
}

@ObjectType("TicketRollRecord", { description: "A roll and where it is or was." })
export class TicketRollRecordType {
  @Field(() => ID, { description: "The venue whose store it came from." })
  venueId!: string;

  @Field(() => TicketRollType, { description: "The roll." })
  roll!: TicketRollType;

  @Field(() => Int, { nullable: true, description: "Number on its first blank ticket; null: not numbered." })
  firstSerial!: number | null;

  @Field(() => Int, { nullable: true, description: "Number on its last one; null: not numbered." })
  lastSerial!: number | null;

  @Field(() => String, { description: "The printer's name." })
  printerName!: string;

  @Field(() => String, { description: "The counter's name." })
  counterName!: string;

  @Field(() => DateTime, { nullable: true, description: "When it was taken out; null: it is in." })
  removedAt!: Date | null;
}

@ObjectType("TicketStockReading", {
  description: "What a printer and its paper said, beside the books of that moment.",
})
export class TicketStockReadingType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => String, { description: "The printer's name." })
  printerName!: string;

  @Field(() => DateTime, { description: "When it was read." })
  notedAt!: Date;

  @Field(() => Int, { nullable: true, description: "By the printer's counter; null: not read." })
  printedCount!: number | null;

  @Field(() => Int, { nullable: true, description: "By the books; null: the first reading." })
  expectedCount!: number | null;

  @Field(() => Int, { nullable: true, description: "On the next blank ticket; null: not read." })
  nextSerial!: number | null;

  @Field(() => Int, { nullable: true, description: "By the books; null: the roll has no numbers." })
  expectedSerial!: number | null;

  @Field(() => Boolean, { description: "Whether anything differs." })
  differs!: boolean;
}

@ObjectType("TicketStoreNoted", { description: "The books have it." })
export class TicketStoreNotedType {
  @Field(() => TicketStoreType, { description: "The store as it is now." })
  store!: TicketStoreType;
}

@ObjectType("PrinterCountsRead", { description: "The reading is noted." })
export class PrinterCountsReadType {
  @Field(() => TicketStockReadingType, { description: "The reading, with what was expected." })
  reading!: TicketStockReadingType;
}

export const NoteTicketStoreResult = createUnionType({
  name: "NoteTicketStoreResult",
  description: "The store, or why nothing was noted.",
  types: () => [TicketStoreNotedType, BoxOfficeRefusedType] as const,
});
export const ReadPrinterCountsResult = createUnionType({
  name: "ReadPrinterCountsResult",
  description: "The reading, or why nothing was noted.",
  types: () => [PrinterCountsReadType, BoxOfficeRefusedType] as const,
});

export function toTicketStoreType(row: StoreRow, now = new Date()): TicketStoreType {
  const { delivered, inPrinters, usedLastDay } = row;
  const place = { venueId: row.venue_id, stockCode: row.stock_code };
  return Object.assign(new TicketStoreType(), {
    ...place,
    delivered,
    inPrinters,
    usedLastDay,
    ...storeOutlook(row, now),
  });
}

const numberOf = (text: string | null) => (text === null ? null : Number(text));

export function toTicketRollRecordType(row: VenueRollRow): TicketRollRecordType {
  const firstSerial = numberOf(row.first_serial);
  return Object.assign(new TicketRollRecordType(), {
    venueId: row.venue_id,
    roll: toTicketRollType(row),
    firstSerial,
    lastSerial: firstSerial === null ? null : firstSerial + row.loaded - 1,
    printerName: row.printer_name,
    counterName: row.counter_name,
    removedAt: row.removed_at,
  });
}

export function toReadingType(row: ReadingRow): TicketStockReadingType {
  const [printedCount, expectedCount] = [numberOf(row.printed_count), numberOf(row.expected_count)];
  const [nextSerial, expectedSerial] = [numberOf(row.next_serial), numberOf(row.expected_serial)];
  const apart = (said: number | null, expected: number | null) =>
    said !== null && expected !== null && said !== expected;
  return Object.assign(new TicketStockReadingType(), {
    id: row.id,
    printerName: row.printer_name,
    notedAt: row.noted_at,
    printedCount,
    expectedCount,
    nextSerial,
    expectedSerial,
    differs: apart(printedCount, expectedCount) || apart(nextSerial, expectedSerial),
  });
}
