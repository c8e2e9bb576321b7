import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { RequestContext, StaffActor } from "../../identity/index.ts";
import { toBoxOfficeRefused } from "../box-office-results.type.ts";
import type { BoxOfficeTools } from "../box-office-tools.ts";
import { isNotDone } from "../refused.ts";
import { noteStore } from "./keep-store.ts";
import { readPrinterCounts } from "./read-printer-counts.ts";
import {
  NoteTicketStoreInput,
  NoteTicketStoreResult,
  PrinterCountsReadType,
  ReadPrinterCountsInput,
  ReadPrinterCountsResult,
  TicketRollRecordType,
  TicketStockReadingType,
  TicketStoreNotedType,
  TicketStoreType,
  toReadingType,
  toTicketRollRecordType,
  toTicketStoreType,
} from "./stock.type.ts";
import { findReadings, findStores, findVenueRolls } from "./store.store.ts";

@Resolver()
export class StockResolver {
  constructor(private readonly tools: BoxOfficeTools) {}

  @Authorized("tickets.print")
  @Query(() => [TicketStoreType], { description: "Blank tickets of every venue and kind of paper." })
  async ticketStores(): Promise<TicketStoreType[]> {
    return (await this.tools.database.read(findStores)).map((row) => toTicketStoreType(row));
  }

  @Authorized("tickets.print")
  @Query(() => [TicketRollRecordType], {
    description: "Rolls in printers, then those taken out in the last 30 days; newest first, 500 at most.",
  })
  async ticketRolls(): Promise<TicketRollRecordType[]> {
    return (await this.tools.database.read(findVenueRolls)).map(toTicketRollRecordType);
  }

  @Authorized("tickets.print")
  @Query(() => [TicketStockReadingType], { description: "The last 200 readings, newest first." })
  async ticketStockReadings(): Promise<TicketStockReadingType[]> {
    return (await this.tools.database.read(findReadings)).map(toReadingType);
  }

  @Authorized("stock.count")
  @Mutation(() => NoteTicketStoreResult, { description: "Notes a delivery to a venue's store, or a count of it." })
  async noteTicketStore(
    @Arg("input", () => NoteTicketStoreInput, { description: "What happened." }) input: NoteTicketStoreInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof NoteTicketStoreResult> {
    const firstSerial = input.firstSerial ?? null;
    const saved = await noteStore(this.tools, actor as StaffActor, { ...input, firstSerial });
    if (isNotDone(saved)) return toBoxOfficeRefused(saved);
    return Object.assign(new TicketStoreNotedType(), { store: toTicketStoreType(saved) });
  }

  @Authorized("tickets.print")
  @Mutation(() => ReadPrinterCountsResult, {
    description: "Notes what a printer's counter and the paper's numbers say, beside the books.",
  })
  async readPrinterCounts(
    @Arg("input", () => ReadPrinterCountsInput, { description: "What was read." }) input: ReadPrinterCountsInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof ReadPrinterCountsResult> {
    const { printerId, printedCount, nextSerial } = input;
    const read = { printerId, printedCount: printedCount ?? null, nextSerial: nextSerial ?? null };
    const saved = await readPrinterCounts(this.tools, actor as StaffActor, read);
    if (isNotDone(saved)) return toBoxOfficeRefused(saved);
    return Object.assign(new PrinterCountsReadType(), { reading: toReadingType(saved) });
  }
}
