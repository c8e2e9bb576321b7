import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime } from "../platform/graphql/index.ts";
import type { CounterRow, PrinterRow } from "./counter.store.ts";
import { nextSerial, stockOutlook } from "./stock.rules.ts";
import type { RollRow } from "./stock.store.ts";

export const PrinterLanguageCode = {
  FGL: "fgl",
  ESCPOS: "escpos",
  TSPL: "tspl",
  ZPL: "zpl",
  PICTURE: "picture",
} as const;
registerEnumType(PrinterLanguageCode, {
  name: "PrinterLanguage",
  description: "What a ticket printer speaks.",
  valuesConfig: {
    FGL: { description: "Boca Systems." },
    ESCPOS: { description: "Epson and many others." },
    TSPL: { description: "TSC, Gprinter." },
    ZPL: { description: "Zebra." },
    PICTURE: { description: "Nothing: it is given pictures through the browser's print dialogue." },
  },
});

export const AckLevelCode = { TICKET: "ticket", FENCE: "fence", NONE: "none" } as const;
registerEnumType(AckLevelCode, {
  name: "PrinterAckLevel",
  description: "How a printer confirms a ticket.",
  valuesConfig: {
    TICKET: { description: "It answers for each ticket that is out." },
    FENCE: { description: "It answers a question that is asked behind the ticket." },
    NONE: { description: "Not at all: a person has to say that a ticket is there." },
  },
});

export const PrinterWayCode = { USB: "usb", SERIAL: "serial", NETWORK: "network", DIALOGUE: "dialogue" } as const;
registerEnumType(PrinterWayCode, {
  name: "PrinterWay",
  description: "How a window reaches its printer.",
  valuesConfig: {
    USB: { description: "The browser, over USB." },
    SERIAL: { description: "The browser, over a serial port." },
    NETWORK: { description: "The server, over TCP; the browser keeps the job." },
    DIALOGUE: { description: "The browser's print dialogue: a person says what came out." },
  },
});

@ObjectType("NetworkPrinters", { description: "Printers on the house's network that the server may talk to." })
export class NetworkPrintersType {
  @Field(() => [String], { description: "Addresses and networks as they are configured; none: no network printers." })
  permitted!: readonly string[];
}

@ObjectType("TicketRoll", { description: "Blank tickets in a printer, and what became of them." })
export class TicketRollType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => String, { description: "The kind of paper; templates are drawn for one." })
  stockCode!: string;

  @Field(() => DateTime, { description: "When it was put in." })
  loadedAt!: Date;

  @Field(() => Int, { description: "Blank tickets put in." })
  loaded!: number;

  @Field(() => Int, { description: "Tickets printed." })
  printed!: number;

  @Field(() => Int, { description: "Tickets torn or printed badly." })
  spoiled!: number;

  @Field(() => Int, { description: "Used to try the printer." })
  test!: number;

  @Field(() => Int, { description: "Printed tickets that were revoked by a reprint since." })
  voided!: number;

  @Field(() => Int, { description: "Found more (or, negative, fewer) when counted by hand." })
  adjusted!: number;

  @Field(() => Int, { description: "Blank tickets left by the books." })
  left!: number;

  @Field(() => Int, { nullable: true, description: "Serial number of the next blank one; null: not numbered." })
  nextSerial!: number | null;

  @Field(() => DateTime, { nullable: true, description: "When it is empty at the last hour's pace; null: no pace." })
  runsOutAt!: Date | null;

  @Field(() => Boolean, { description: "Whether a new one should be at hand." })
  low!: boolean;
}

@ObjectType("Printer", { description: "A ticket printer as it was found when it was paired." })
export class PrinterType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => String, { description: "What tells it from others: its serial number, or its address." })
  serialNumber!: string;

  @Field(() => String, { description: "What it calls itself." })
  name!: string;

  @Field(() => String, { description: "Code of its make in the ticket-print package." })
  make!: string;

  @Field(() => PrinterLanguageCode, { description: "What it speaks." })
  language!: string;

  @Field(() => Int, { description: "Dots an inch: 203 or 300." })
  dpi!: number;

  @Field(() => AckLevelCode, { description: "How it confirms a ticket." })
  ackLevel!: string;

  @Field(() => PrinterWayCode, { description: "How its window reaches it." })
  way!: string;

  @Field(() => String, { nullable: true, description: "Host and port of a network printer; null for others." })
  address!: string | null;

  @Field(() => Boolean, { description: "Whether it said how it is when it was asked." })
  tellsState!: boolean;

  @Field(() => DateTime, { description: "When it was paired last." })
  pairedAt!: Date;
}

@ObjectType("Counter", { description: "A window where seats are sold face to face." })
export class CounterType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => String, { description: "What people call it: Window 2." })
  name!: string;

  /** Not fields: what field resolvers load by. */
  venueId!: string;
  channelCode!: string;
}

export function toCounterType(row: CounterRow): CounterType {
  const { id, name, venue_id: venueId, channel_code: channelCode } = row;
  return Object.assign(new CounterType(), { id, name, venueId, channelCode });
}

export function toPrinterType(row: PrinterRow): PrinterType {
  const { id, name, make, language, dpi, way, address } = row;
  return Object.assign(new PrinterType(), {
    id,
    serialNumber: row.serial_number,
    name,
    make,
    language,
    dpi,
    ackLevel: row.ack_level,
    ...{ way, address, tellsState: row.tells_state },
    pairedAt: row.paired_at,
  });
}

export function toTicketRollType(row: RollRow, now = new Date()): TicketRollType {
  const { id, loaded, printed, spoiled, test, voided, adjusted } = row;
  return Object.assign(new TicketRollType(), {
    id,
    stockCode: row.stock_code,
    loadedAt: row.loaded_at,
    loaded,
    printed,
    spoiled,
    test,
    voided,
    adjusted,
    nextSerial: nextSerial(row.first_serial === null ? null : Number(row.first_serial), row),
    ...stockOutlook(row, row.used_last_hour, now),
  });
}
