import { Field, ID, InputType, Int, registerEnumType } from "type-graphql";
import type { PrinterWay } from "./counter.store.ts";
import { AckLevelCode, PrinterLanguageCode, PrinterWayCode } from "./counter.type.ts";
import type { PrintReport } from "./print.rules.ts";
import { PrintReportCode } from "./print.type.ts";

const StockNoteCode = { SPOILED: "spoiled", TEST: "test", COUNT: "count" } as const;
registerEnumType(StockNoteCode, {
  name: "StockNoteKind",
  description: "What is noted of blank tickets.",
  valuesConfig: {
    SPOILED: { description: "So many were torn or thrown away." },
    TEST: { description: "So many were used to try the printer." },
    COUNT: { description: "So many are there, counted by hand." },
  },
});

@InputType({ description: "A window of a venue." })
export class RegisterCounterInput {
  @Field(() => String, { description: "Up to 60 characters; unique in the venue." })
  name!: string;

  @Field(() => ID, { description: "The venue." })
  venueId!: string;

  @Field(() => String, { description: "What it sells through: `counter`, `phone`." })
  channelCode!: string;
}

@InputType({ description: "A printer as it was found." })
export class PairPrinterInput {
  @Field(() => ID, { description: "Where it stands." })
  counterId!: string;

  @Field(() => PrinterWayCode, { defaultValue: PrinterWayCode.USB, description: "How the window reaches it." })
  way!: PrinterWay;

  @Field(() => String, {
    description: "What tells it from others; of a network printer its address does, of a dialogue its counter.",
  })
  serialNumber!: string;

  @Field(() => String, {
    nullable: true,
    description: "Of a network printer: `192.168.20.31`, or with a port if it is not 9100.",
  })
  address!: string | null;

  @Field(() => String, { description: "What it calls itself." })
  name!: string;

  @Field(() => String, { description: "Code of its make." })
  make!: string;

  @Field(() => PrinterLanguageCode, { description: "What it answered in." })
  language!: string;

  @Field(() => Int, { description: "203 or 300." })
  dpi!: number;

  @Field(() => AckLevelCode, { description: "How it confirms a ticket, as it showed when it was asked." })
  ackLevel!: string;

  @Field(() => Boolean, { defaultValue: true, description: "Whether it said how it is when it was asked." })
  tellsState!: boolean;
}

@InputType({ description: "A roll put into a printer." })
export class LoadRollInput {
  @Field(() => ID, { description: "The printer." })
  printerId!: string;

  @Field(() => String, { description: "The kind of paper." })
  stockCode!: string;

  @Field(() => Int, { description: "Blank tickets, 1 to 10,000." })
  quantity!: number;

  @Field(() => Int, { nullable: true, description: "Number on the first blank ticket; null: not numbered." })
  firstSerial!: number | null;
}

@InputType({ description: "What became of blank tickets beside printing." })
export class NoteStockInput {
  @Field(() => ID, { description: "The printer with the roll." })
  printerId!: string;

  @Field(() => StockNoteCode, { description: "What happened." })
  kind!: "spoiled" | "test" | "count";

  @Field(() => Int, { description: "How many." })
  quantity!: number;

  @Field(() => String, { description: "Why; may be empty for a test." })
  reason!: string;
}

@InputType({ description: "An attempt, before its first byte leaves." })
export class RecordPrintInput {
  @Field(() => ID, { description: "A UUID of the counter's own; asking again with it does no harm." })
  id!: string;

  @Field(() => ID, { description: "The ticket." })
  ticketId!: string;

  @Field(() => ID, { description: "The printer." })
  printerId!: string;

  @Field(() => ID, { description: "The template." })
  templateId!: string;

  @Field(() => Int, { description: "Its version." })
  templateVersion!: number;
}

@InputType({ description: "What a printer said." })
export class ReportPrintInput {
  @Field(() => ID, { description: "The attempt." })
  printId!: string;

  @Field(() => PrintReportCode, { description: "What became of it." })
  report!: PrintReport;

  @Field(() => String, { nullable: true, description: "What went wrong, if anything." })
  fault!: string | null;
}

@InputType({ description: "A ticket that is to be printed once more." })
export class ReprintTicketInput {
  @Field(() => ID, { description: "The ticket on paper, which ends." })
  ticketId!: string;

  @Field(() => String, { description: "Why, up to 500 characters." })
  reason!: string;

  @Field(() => String, { nullable: true, description: "Of approve(), where the role demands one." })
  approvalToken!: string | null;

  @Field(() => ID, { description: "A UUID of your own: asked again with it, there is no second new ticket." })
  idempotencyKey!: string;
}

@InputType({ description: "A ticket template." })
export class SaveTicketTemplateInput {
  @Field(() => ID, { nullable: true, description: "The template to give a next version; null: a new one." })
  id!: string | null;

  @Field(() => String, { description: "Name of a new one." })
  name!: string;

  @Field(() => String, { description: "JSON of a `TicketTemplate`." })
  document!: string;
}

@InputType({ description: "What a template prints." })
export class UseTicketTemplateInput {
  @Field(() => ID, { description: "The template." })
  templateId!: string;

  @Field(() => ID, { nullable: true, description: "Only tickets of this event." })
  eventId!: string | null;

  @Field(() => ID, { nullable: true, description: "Only tickets of this type." })
  ticketTypeId!: string | null;
}
