import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from "type-graphql";
import { CounterType } from "../box-office/index.ts";
import type { RequestContext, StaffActor } from "../identity/index.ts";
import { PerformanceType } from "../programme/index.ts";
import { findBackupRanges } from "./backup-ticket.store.ts";
import {
  LeasePolicyInput,
  LeaseSeatsInput,
  RegisterCounterKeyInput,
  ReportCounterInput,
  ReturnLeaseInput,
} from "./contingency-inputs.type.ts";
import {
  CounterHeardType,
  CounterKeyRegisteredType,
  KeepLeaseResult,
  LeaseKeptType,
  LeasePolicySetType,
  RegisterCounterKeyResult,
  ReportCounterResult,
  SetLeasePolicyResult,
  toContingencyRefused,
} from "./contingency-results.type.ts";
import type { ContingencyTools } from "./contingency-tools.ts";
import { silentAfterMs } from "./lease.rules.ts";
import { countSeatsLeft, findPolicy, findReports, findStandingLeases, type LeaseRow } from "./lease.store.ts";
import {
  CounterContingencyType,
  CounterLeaseType,
  toBackupTicketRangeType,
  toCounterLeaseType,
  toLeasePolicyType,
} from "./lease.type.ts";
import { leaseSeats } from "./lease-seats.ts";
import { performanceOf } from "./performance-of.ts";
import { isNotDone, type NotDone } from "./refused.ts";
import { isOutdated } from "./renew-lease.ts";
import { reportCounter } from "./report-counter.ts";
import { returnLease } from "./return-lease.ts";
import { registerCounterKey, setLeasePolicy } from "./set-up-counter.ts";

@Resolver()
export class LeasesResolver {
  constructor(private readonly tools: ContingencyTools) {}

  @Authorized("inventory.allocate")
  @Mutation(() => KeepLeaseResult, { description: "Lends a counter seats that it may sell while nobody can be asked." })
  async leaseSeats(
    @Arg("input", () => LeaseSeatsInput, { description: "The seats." }) input: LeaseSeatsInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof KeepLeaseResult> {
    const { performanceId, ordinals = null, ...rest } = input;
    const wanted = { ...rest, performanceId: performanceNumber(performanceId), ordinals };
    return kept(await leaseSeats(this.tools, actor as StaffActor, wanted));
  }

  @Authorized("orders.sell")
  @Mutation(() => KeepLeaseResult, {
    description:
      "Gives a lease's unsold seats back to general sale. Call it only after the counter stopped selling them.",
  })
  async returnLease(
    @Arg("input", () => ReturnLeaseInput, { description: "The lease." }) input: ReturnLeaseInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof KeepLeaseResult> {
    const { leaseId, reason = null, kid = null } = input;
    return kept(await returnLease(this.tools, actor as StaffActor, { leaseId, reason, kid }));
  }

  @Authorized("orders.sell")
  @Mutation(() => ReportCounterResult, {
    description: "Says that a counter is there. Leases whose term is over return, its policy is carried out.",
  })
  async reportCounter(
    @Arg("input", () => ReportCounterInput, { description: "What it says." }) input: ReportCounterInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof ReportCounterResult> {
    const heard = await reportCounter(this.tools, actor as StaffActor, input);
    if ("kind" in heard) return toContingencyRefused(heard);
    const ranges = await this.tools.database.read((tx) => findBackupRanges(tx, input.counterId));
    return Object.assign(new CounterHeardType(), {
      leases: heard.map(toCounterLeaseType),
      backupTickets: ranges.map(toBackupTicketRangeType),
      serverTime: new Date(),
    });
  }

  @Authorized("tickets.print")
  @Mutation(() => RegisterCounterKeyResult, { description: "Makes a counter's public key known." })
  async registerCounterKey(
    @Arg("input", () => RegisterCounterKeyInput, { description: "The key." }) input: RegisterCounterKeyInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof RegisterCounterKeyResult> {
    const saved = await registerCounterKey(this.tools, actor as StaffActor, input);
    if (isNotDone(saved)) return toContingencyRefused(saved);
    return Object.assign(new CounterKeyRegisteredType(), saved);
  }

  @Authorized("inventory.allocate")
  @Mutation(() => SetLeasePolicyResult, { description: "Says what a counter is lent by itself; null: nothing more." })
  async setLeasePolicy(
    @Arg("counterId", () => ID, { description: "The counter." }) counterId: string,
    @Arg("policy", () => LeasePolicyInput, { nullable: true, description: "Null: seats are leased by hand only." })
    policy: LeasePolicyInput | null,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SetLeasePolicyResult> {
    const row = policy && {
      seats: policy.seats,
      ahead_minutes: policy.aheadMinutes,
      term_minutes: policy.termMinutes,
    };
    const saved = await setLeasePolicy(this.tools, actor as StaffActor, counterId, row);
    if (isNotDone(saved)) return toContingencyRefused(saved);
    const { id, name, channel_code: channelCode, venue_id: venueId } = saved;
    const counter = Object.assign(new CounterType(), { id, name, channelCode, venueId });
    return Object.assign(new LeasePolicySetType(), { counter });
  }
}

function kept(outcome: LeaseRow | NotDone): typeof KeepLeaseResult {
  if ("kind" in outcome) return toContingencyRefused(outcome);
  return Object.assign(new LeaseKeptType(), { lease: toCounterLeaseType(outcome) });
}

/** An id of the API as a number; 0, which no performance has, where it is none. */
function performanceNumber(id: string): number {
  return /^[1-9]\d{0,8}$/.test(id) ? Number(id) : 0;
}

@Resolver(() => CounterType)
export class CounterContingencyResolver {
  constructor(private readonly tools: ContingencyTools) {}

  @Authorized("tickets.print")
  @FieldResolver(() => CounterContingencyType, { description: "How it stands for a time without the server." })
  contingency(@Root() { id }: CounterType): Promise<CounterContingencyType> {
    return this.tools.database.read(async (tx) => {
      const reports = await findReports(tx, [id]);
      const leases = await findStandingLeases(tx, id);
      const keepers = new Set(leases.map((lease) => lease.kept_by));
      // Whoever keeps a lease has to be heard; where nobody does, anybody at this counter.
      const keeping = reports.filter(({ kid }) => keepers.has(kid));
      const heard = (keeping.length > 0 ? keeping : reports).map(({ heard_at }) => heard_at.getTime());
      const latest = Math.max(...reports.map(({ heard_at }) => heard_at.getTime()));
      const policy = await findPolicy(tx, id);
      return Object.assign(new CounterContingencyType(), {
        heardAt: reports.length > 0 ? new Date(latest) : null,
        unsentSales: reports.reduce((sum, { unsent_sales }) => sum + unsent_sales, 0),
        isSilent: heard.length === 0 || Date.now() - Math.min(...heard) > silentAfterMs,
        leases: leases.map(toCounterLeaseType),
        policy: policy && toLeasePolicyType(policy),
        backupTickets: (await findBackupRanges(tx, id)).map(toBackupTicketRangeType),
      });
    });
  }
}

@Resolver(() => CounterLeaseType)
export class LeaseFieldsResolver {
  constructor(private readonly tools: ContingencyTools) {}

  @FieldResolver(() => PerformanceType, { description: "Whose seats they are." })
  performance(@Root() lease: CounterLeaseType, @Ctx() context: RequestContext): Promise<PerformanceType> {
    return performanceOf(this.tools, context, lease.performanceId);
  }

  @FieldResolver(() => Int, { description: "Seats of it that are not sold, as far as it is known here." })
  async seatsLeft(@Root() lease: CounterLeaseType): Promise<number> {
    return (await this.tools.database.read((tx) => countSeatsLeft(tx, [lease.id]))).get(lease.id) ?? 0;
  }

  @FieldResolver(() => Boolean, {
    description:
      "Today's prices, fees or map are others than it is sold by. What its policy made is given back for a new one.",
  })
  isOutdated(@Root() { pack, performanceId }: CounterLeaseType): Promise<boolean> {
    return this.tools.database.read((tx) => isOutdated(this.tools, tx, { pack, performance_id: performanceId }));
  }
}
