import DataLoader from "dataloader";
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from "type-graphql";
import { PrivilegedAct, type RequestContext, type StaffActor } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { ApprovalRequiredType, type Sales } from "../sales/index.ts";
import { TicketType } from "../tickets/index.ts";
import { RecordPrintInput, ReportPrintInput, ReprintTicketInput } from "./box-office-inputs.type.ts";
import {
  NotePrintResult,
  PrintNotedType,
  ReprintTicketResult,
  TicketReissuedType,
  toBoxOfficeRefused,
  toPrintRefused,
} from "./box-office-results.type.ts";
import { boxOfficeTexts } from "./box-office-texts.rules.ts";
import type { BoxOfficeTools } from "./box-office-tools.ts";
import type { PrintDecision } from "./print.rules.ts";
import { findPrintsOfTickets, findReprintNumbers, type PrintRow } from "./print.store.ts";
import {
  PrintDecisionCode,
  TicketPrintType,
  TicketTemplateVersionType,
  toTemplateVersionType,
  toTicketPrintType,
} from "./print.type.ts";
import { type PrintRefused, recordPrint } from "./record-print.ts";
import { decidePrint, reportPrint } from "./report-print.ts";
import { reprintTicket } from "./reprint-ticket.ts";
import { findTemplatesForTickets } from "./template.store.ts";

function noted(outcome: PrintRow | PrintRefused): typeof NotePrintResult {
  if ("kind" in outcome) return toPrintRefused(outcome);
  return Object.assign(new PrintNotedType(), { print: toTicketPrintType(outcome) });
}

@Resolver()
export class PrintsResolver {
  constructor(
    private readonly tools: BoxOfficeTools,
    private readonly sales: Pick<Sales, "findOrder">,
  ) {}

  @Authorized("tickets.print")
  @Mutation(() => NotePrintResult, { description: "Notes an attempt before its first byte leaves." })
  async recordPrint(
    @Arg("input", () => RecordPrintInput, { description: "The attempt." }) input: RecordPrintInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof NotePrintResult> {
    return noted(await recordPrint(this.tools, actor as StaffActor, input));
  }

  @Authorized("tickets.print")
  @Mutation(() => NotePrintResult, { description: "Notes what the printer said of an attempt." })
  async reportPrint(
    @Arg("input", () => ReportPrintInput, { description: "What it said." }) input: ReportPrintInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof NotePrintResult> {
    const { printId, report, fault } = input;
    return noted(await reportPrint(this.tools, actor as StaffActor, printId, report, fault ?? null));
  }

  @Authorized("tickets.print")
  @Mutation(() => NotePrintResult, { description: "Takes a person's word on an attempt that is in doubt." })
  async decidePrint(
    @Arg("printId", () => ID, { description: "The attempt." }) printId: string,
    @Arg("decision", () => PrintDecisionCode, { description: "What the person found." }) decision: PrintDecision,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof NotePrintResult> {
    return noted(await decidePrint(this.tools, actor as StaffActor, printId, decision));
  }

  @Authorized("tickets.reprint")
  @Mutation(() => ReprintTicketResult, {
    description: "Ends a ticket that is on paper and issues another, with a code of its own, to be printed.",
  })
  async reprintTicket(
    @Arg("input", () => ReprintTicketInput, { description: "Which ticket, and why." }) input: ReprintTicketInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof ReprintTicketResult> {
    const outcome = await reprintTicket(this.tools, actor as StaffActor, {
      ...input,
      approvalToken: input.approvalToken ?? null,
    });
    switch (outcome.kind) {
      case "not-done":
        return toBoxOfficeRefused(outcome);
      case "print-refused":
        return toPrintRefused(outcome);
      case "approval-required":
        return Object.assign(new ApprovalRequiredType(), {
          reason: boxOfficeTexts.approvalNeeded,
          act: PrivilegedAct.REPRINT_TICKET,
        });
      case "reissued":
        return Object.assign(new TicketReissuedType(), {
          ticketId: outcome.ticketId,
          order: await this.sales.findOrder(outcome.orderId),
        });
    }
  }
}

const printsKey = Symbol("prints of tickets");
const reprintsKey = Symbol("reprint numbers");

/** What a ticket's paper is about. For staff: a buyer is shown none of it. */
@Resolver(() => TicketType)
export class TicketPaperResolver {
  constructor(private readonly database: Database) {}

  @Authorized("tickets.print")
  @FieldResolver(() => [TicketPrintType], { description: "Attempts to put it on paper, oldest first." })
  async prints(@Root() ticket: TicketType, @Ctx() { loaders }: RequestContext): Promise<TicketPrintType[]> {
    const loader = loaders.get<string, TicketPrintType[]>(
      printsKey,
      () =>
        new DataLoader(async (ids) => {
          const rows = await this.database.read((tx) => findPrintsOfTickets(tx, ids));
          return ids.map((id) => rows.filter((row) => row.ticket_id === id).map(toTicketPrintType));
        }),
    );
    return loader.load(ticket.id);
  }

  @Authorized("tickets.print")
  @FieldResolver(() => Int, { description: "0 for a first ticket, 1 for its first reprint …" })
  async reprintNumber(@Root() ticket: TicketType, @Ctx() { loaders }: RequestContext): Promise<number> {
    const loader = loaders.get<string, number>(
      reprintsKey,
      () =>
        new DataLoader(async (ids) => {
          const numbers = await this.database.read((tx) => findReprintNumbers(tx, ids));
          return ids.map((id) => numbers.get(id) ?? 0);
        }),
    );
    return loader.load(ticket.id);
  }

  @Authorized("tickets.print")
  @FieldResolver(() => TicketTemplateVersionType, {
    nullable: true,
    description: "What it is printed with on a kind of paper; null when no template is for it.",
  })
  async template(
    @Root() ticket: TicketType,
    @Arg("stockCode", () => String, { description: "The kind of paper." }) stockCode: string,
    @Ctx() { loaders }: RequestContext,
  ): Promise<TicketTemplateVersionType | null> {
    const loader = loaders.get<string, TicketTemplateVersionType | null>(
      Symbol.for(`template on ${stockCode}`),
      () =>
        new DataLoader(async (ids) => {
          const rows = await this.database.read((tx) => findTemplatesForTickets(tx, ids, stockCode));
          const byTicket = new Map(rows.map((row) => [row.ticket_id, toTemplateVersionType(row)]));
          return ids.map((id) => byTicket.get(id) ?? null);
        }),
    );
    return loader.load(ticket.id);
  }
}
