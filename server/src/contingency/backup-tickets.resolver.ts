import DataLoader from "dataloader";
import { Arg, Authorized, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RequestContext, StaffActor } from "../identity/index.ts";
import { PerformanceType } from "../programme/index.ts";
import { TicketType } from "../tickets/index.ts";
import { findBackupTicket, numbersOfTickets, numbersUsedIn } from "./backup-ticket.store.ts";
import { HandOverBackupTicketsInput, IssueBackupTicketsInput } from "./contingency-inputs.type.ts";
import {
  BackupTicketsHandedOverType,
  BackupTicketsIssuedType,
  HandOverBackupTicketsResult,
  IssueBackupTicketsResult,
  toContingencyRefused,
} from "./contingency-results.type.ts";
import type { ContingencyTools } from "./contingency-tools.ts";
import { handOverBackupTickets } from "./hand-over-backup-tickets.ts";
import { issueBackupTickets } from "./issue-backup-tickets.ts";
import { BackupTicketRangeType, BackupTicketType, toBackupTicketRangeType } from "./lease.type.ts";
import { performanceOf } from "./performance-of.ts";
import { isNotDone } from "./refused.ts";

@Resolver()
export class BackupTicketsResolver {
  constructor(private readonly tools: ContingencyTools) {}

  @Authorized("inventory.allocate")
  @Mutation(() => IssueBackupTicketsResult, { description: "Gives a counter numbered pre-printed tickets." })
  async issueBackupTickets(
    @Arg("input", () => IssueBackupTicketsInput, { description: "The numbers." }) input: IssueBackupTicketsInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof IssueBackupTicketsResult> {
    const saved = await issueBackupTickets(this.tools, actor as StaffActor, input);
    if (isNotDone(saved)) return toContingencyRefused(saved);
    return Object.assign(new BackupTicketsIssuedType(), { range: toBackupTicketRangeType(saved) });
  }

  @Authorized("tickets.print")
  @Query(() => BackupTicketType, {
    nullable: true,
    description: "A pre-printed ticket that was handed out, for the door.",
  })
  async backupTicket(
    @Arg("number", () => Int, { description: "Its number." }) number: number,
  ): Promise<BackupTicketType | null> {
    const row = await this.tools.database.read((tx) => findBackupTicket(tx, number));
    if (!row) return null;
    return Object.assign(new BackupTicketType(), {
      number: Number(row.number),
      isGood: row.sale_state === "recorded" && row.live === true,
      block: row.block_label,
      row: row.row_label,
      seat: row.seat_label,
      performanceId: row.performance_id,
    });
  }

  @Authorized("tickets.print")
  @Mutation(() => HandOverBackupTicketsResult, {
    description: "Hands over numbered pre-printed tickets in place of printed ones: all, or none.",
  })
  async handOverBackupTickets(
    @Arg("input", () => HandOverBackupTicketsInput, { description: "Which for which." })
    input: HandOverBackupTicketsInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof HandOverBackupTicketsResult> {
    const handed = await handOverBackupTickets(this.tools, actor as StaffActor, input);
    if (isNotDone(handed)) return toContingencyRefused(handed);
    const order = await this.tools.sales.findOrder(handed.orderId);
    return Object.assign(new BackupTicketsHandedOverType(), { order: order! });
  }
}

@Resolver(() => BackupTicketRangeType)
export class BackupRangeFieldsResolver {
  constructor(private readonly tools: ContingencyTools) {}

  @FieldResolver(() => [Int], { description: "Numbers of it that were handed out, ascending." })
  usedNumbers(@Root() { first, last }: BackupTicketRangeType): Promise<number[]> {
    return this.tools.database.read((tx) => numbersUsedIn(tx, first, last));
  }
}

const numbersKey = Symbol("backup numbers of tickets");

/** For staff: which pre-printed ticket stands for it. */
@Resolver(() => TicketType)
export class TicketBackupResolver {
  constructor(private readonly tools: ContingencyTools) {}

  @Authorized("tickets.print")
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "Number of the pre-printed ticket that was handed over for it while the server was there; null: none was.",
  })
  backupNumber(@Root() { id }: TicketType, @Ctx() { loaders }: RequestContext): Promise<number | null> {
    const loader = loaders.get<string, number | null>(
      numbersKey,
      () =>
        new DataLoader(async (ids) => {
          const numbers = await this.tools.database.read((tx) => numbersOfTickets(tx, ids));
          return ids.map((each) => numbers.get(each) ?? null);
        }),
    );
    return loader.load(id);
  }
}

@Resolver(() => BackupTicketType)
export class BackupTicketFieldsResolver {
  constructor(private readonly tools: ContingencyTools) {}

  @FieldResolver(() => PerformanceType, { description: "What it lets in to." })
  performance(@Root() ticket: BackupTicketType, @Ctx() context: RequestContext): Promise<PerformanceType> {
    return performanceOf(this.tools, context, ticket.performanceId);
  }
}
