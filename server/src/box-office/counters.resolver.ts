import { Arg, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { type Channels, ChannelType, toChannelType } from "../channels/index.ts";
import type { RequestContext, StaffActor } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { type Venues, VenueType } from "../venues/index.ts";
import { LoadRollInput, NoteStockInput, PairPrinterInput, RegisterCounterInput } from "./box-office-inputs.type.ts";
import {
  CounterRegisteredType,
  NoteStockResult,
  PairPrinterResult,
  PrinterPairedType,
  RegisterCounterResult,
  StockNotedType,
  toBoxOfficeRefused,
} from "./box-office-results.type.ts";
import type { BoxOfficeTools } from "./box-office-tools.ts";
import { findCounters, findPrinters } from "./counter.store.ts";
import {
  CounterType,
  NetworkPrintersType,
  PrinterType,
  TicketRollType,
  toCounterType,
  toPrinterType,
  toTicketRollType,
} from "./counter.type.ts";
import { loadRoll, noteStock } from "./load-roll.ts";
import { pairPrinter } from "./pair-printer.ts";
import { findPrintsInDoubt } from "./print.store.ts";
import { TicketPrintType, toTicketPrintType } from "./print.type.ts";
import { isNotDone } from "./refused.ts";
import { registerCounter } from "./register-counter.ts";
import { findLoadedRolls } from "./stock.store.ts";

@Resolver()
export class CountersResolver {
  constructor(private readonly tools: BoxOfficeTools) {}

  @Authorized("tickets.print")
  @Query(() => [CounterType], { description: "Every counter, by name." })
  async counters(): Promise<CounterType[]> {
    return (await this.tools.database.read(findCounters)).map(toCounterType);
  }

  @Authorized("tickets.print")
  @Query(() => NetworkPrintersType, { description: "Which printers on the network the server may talk to." })
  networkPrinters(): NetworkPrintersType {
    return Object.assign(new NetworkPrintersType(), { permitted: this.tools.permittedPrinters.texts });
  }

  @Authorized("counters.set-up")
  @Mutation(() => RegisterCounterResult, { description: "Makes a window of a venue." })
  async registerCounter(
    @Arg("input", () => RegisterCounterInput, { description: "The window." }) input: RegisterCounterInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof RegisterCounterResult> {
    const saved = await registerCounter(this.tools, actor as StaffActor, input);
    if (isNotDone(saved)) return toBoxOfficeRefused(saved);
    return Object.assign(new CounterRegisteredType(), { counter: toCounterType(saved) });
  }

  @Authorized("tickets.print")
  @Mutation(() => PairPrinterResult, { description: "Keeps what a printer is, by its serial number." })
  async pairPrinter(
    @Arg("input", () => PairPrinterInput, { description: "The printer." }) input: PairPrinterInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof PairPrinterResult> {
    const address = input.address ?? null;
    const saved = await pairPrinter(this.tools, actor as StaffActor, { ...input, address });
    if (isNotDone(saved)) return toBoxOfficeRefused(saved);
    return Object.assign(new PrinterPairedType(), { printer: toPrinterType(saved) });
  }

  @Authorized("tickets.print")
  @Mutation(() => NoteStockResult, { description: "Puts a roll into a printer; what was in it is out." })
  async loadTicketRoll(
    @Arg("input", () => LoadRollInput, { description: "The roll." }) input: LoadRollInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof NoteStockResult> {
    const firstSerial = input.firstSerial ?? null;
    const saved = await loadRoll(this.tools, actor as StaffActor, { ...input, firstSerial });
    if (isNotDone(saved)) return toBoxOfficeRefused(saved);
    return Object.assign(new StockNotedType(), { roll: toTicketRollType(saved) });
  }

  @Authorized("tickets.print")
  @Mutation(() => NoteStockResult, { description: "Notes blank tickets that were spoiled, used to test, or counted." })
  async noteTicketStock(
    @Arg("input", () => NoteStockInput, { description: "What happened." }) input: NoteStockInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof NoteStockResult> {
    const saved = await noteStock(this.tools, actor as StaffActor, input);
    if (isNotDone(saved)) return toBoxOfficeRefused(saved);
    return Object.assign(new StockNotedType(), { roll: toTicketRollType(saved) });
  }
}

@Resolver(() => CounterType)
export class CounterFieldsResolver {
  constructor(
    private readonly database: Database,
    private readonly venues: Pick<Venues, "loadVenue">,
    private readonly channels: Pick<Channels, "byCode">,
  ) {}

  @FieldResolver(() => VenueType, { description: "Where it is." })
  async venue(@Root() counter: CounterType, @Ctx() { loaders }: RequestContext): Promise<VenueType> {
    const venue = await this.venues.loadVenue(loaders, counter.venueId);
    if (!venue) throw new Error(`the venue of counter ${counter.id} is missing`);
    return venue;
  }

  @FieldResolver(() => ChannelType, { description: "What it sells through." })
  async channel(@Root() counter: CounterType): Promise<ChannelType> {
    const channel = await this.channels.byCode(counter.channelCode);
    if (!channel) throw new Error(`the channel of counter ${counter.id} is missing`);
    return toChannelType(channel);
  }

  @FieldResolver(() => [PrinterType], { description: "Its printers, the one paired last first." })
  async printers(@Root() counter: CounterType): Promise<PrinterType[]> {
    return (await this.database.read((tx) => findPrinters(tx, [counter.id]))).map(toPrinterType);
  }
}

@Resolver(() => PrinterType)
export class PrinterFieldsResolver {
  constructor(private readonly database: Database) {}

  @FieldResolver(() => TicketRollType, { nullable: true, description: "What is in it; null: nothing by the books." })
  async roll(@Root() printer: PrinterType): Promise<TicketRollType | null> {
    const [roll] = await this.database.read((tx) => findLoadedRolls(tx, [printer.id]));
    return roll ? toTicketRollType(roll) : null;
  }

  @FieldResolver(() => [TicketPrintType], { description: "Attempts without an end, oldest first." })
  async printsInDoubt(@Root() printer: PrinterType): Promise<TicketPrintType[]> {
    return (await this.database.read((tx) => findPrintsInDoubt(tx, [printer.id]))).map(toTicketPrintType);
  }
}
