import type { IncomingMessage } from "node:http";
import type { Channels } from "../channels/index.ts";
import type { Identity, RequestContext, StaffActor, StaffPlace } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { LiveTopic, PartSource } from "../platform/live/index.ts";
import type { Sales } from "../sales/index.ts";
import type { Tickets } from "../tickets/index.ts";
import type { Venues } from "../venues/index.ts";
import { BoardResolver } from "./board/board.resolver.ts";
import { boardSource, boardTopic } from "./board/live-board.ts";
import type { CounterRow } from "./counter.store.ts";
import { CounterFieldsResolver, CountersResolver, PrinterFieldsResolver } from "./counters.resolver.ts";
import { HandOversResolver } from "./hand-over/hand-overs.resolver.ts";
import { handOverSource, handOverTopic } from "./hand-over/live-hand-overs.ts";
import { PermittedPrinters } from "./network/permitted-printers.ts";
import { PrinterDoor } from "./network/printer-door.ts";
import { PrintsResolver, TicketPaperResolver } from "./prints.resolver.ts";
import type { NotDone } from "./refused.ts";
import { type NewCounter, registerCounter } from "./register-counter.ts";
import {
  saveTicketTemplate,
  type TemplateToSave,
  type TemplateUse,
  type TemplateWrong,
  useTicketTemplate,
} from "./save-ticket-template.ts";
import { findPlaceOf } from "./shifts/shift.store.ts";
import { CounterShiftsResolver, ShiftFieldsResolver, ShiftsResolver } from "./shifts/shifts.resolver.ts";
import { StockResolver } from "./stock/stock.resolver.ts";
import type { TemplateUseRow, TemplateVersionRow } from "./template.store.ts";
import { PerformanceTemplatesResolver, TemplatesResolver } from "./templates.resolver.ts";

export { type CounterRow, findCounter, lockCounter } from "./counter.store.ts";
export { CounterType } from "./counter.type.ts";
export { PermittedPrinters } from "./network/permitted-printers.ts";
export type { TicketToPrint } from "./print.store.ts";
export { ShiftType } from "./shifts/shift.type.ts";
export { tills } from "./shifts/tills.ts";
export { lockTicketWithoutPaper } from "./ticket-without-paper.ts";

export interface BoxOffice {
  /** The counter where a member of staff has a shift open; null: none is. */
  placeOf(staffId: string): Promise<StaffPlace | null>;
  registerCounter(actor: StaffActor, counter: NewCounter): Promise<CounterRow | NotDone>;
  saveTicketTemplate(actor: StaffActor, saving: TemplateToSave): Promise<TemplateVersionRow | NotDone | TemplateWrong>;
  useTicketTemplate(actor: StaffActor, use: TemplateUse): Promise<TemplateUseRow | NotDone>;
  readonly resolvers: readonly object[];
  readonly liveSources: readonly PartSource[];
  readonly liveTopics: readonly LiveTopic<RequestContext>[];
  /** Where windows reach printers on the network. */
  printerDoor(
    contextOf: (request: IncomingMessage) => Promise<RequestContext>,
    onError: (error: unknown, doing: string) => void,
  ): PrinterDoor;
}

export interface BoxOfficeDependencies {
  readonly database: Database;
  readonly identity: Pick<Identity, "useApproval" | "loadStaffMember">;
  readonly channels: Pick<Channels, "byCode">;
  readonly venues: Pick<Venues, "loadVenue">;
  readonly sales: Pick<Sales, "findOrder">;
  readonly tickets: Pick<Tickets, "beginReissue">;
  readonly permittedPrinters: PermittedPrinters;
}

/** Counters, printers, what went to paper, and the paper itself. */
export function createBoxOffice(dependencies: BoxOfficeDependencies): BoxOffice {
  const { database, identity, channels, venues, sales, permittedPrinters: permitted } = dependencies;
  return {
    placeOf: (staffId) => database.read((tx) => findPlaceOf(tx, staffId)),
    registerCounter: (actor, counter) => registerCounter(dependencies, actor, counter),
    saveTicketTemplate: (actor, saving) => saveTicketTemplate(dependencies, actor, saving),
    useTicketTemplate: (actor, use) => useTicketTemplate(dependencies, actor, use),
    printerDoor: (contextOf, onError) => new PrinterDoor({ database, permitted, contextOf, onError }),
    liveSources: [boardSource(), handOverSource()],
    liveTopics: [boardTopic, handOverTopic],
    resolvers: [
      new BoardResolver(database),
      new CountersResolver(dependencies),
      new CounterFieldsResolver(database, venues, channels),
      new PrinterFieldsResolver(database),
      new PrintsResolver(dependencies, sales),
      new TicketPaperResolver(database),
      new HandOversResolver(dependencies),
      new TemplatesResolver(dependencies),
      new PerformanceTemplatesResolver(dependencies),
      new StockResolver(dependencies),
      new ShiftsResolver(database),
      new ShiftFieldsResolver(database, identity),
      new CounterShiftsResolver(database),
    ],
  };
}
