import { Authorized, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type Channels, ChannelType, toChannelType } from "../../channels/index.ts";
import { type Identity, type RequestContext, StaffMemberType } from "../../identity/index.ts";
import type { Database } from "../../platform/database/index.ts";
import { PerformanceType, type Programme } from "../../programme/index.ts";
import { channelCodeOf } from "../channel-of-actor.ts";
import { maySellFrom } from "./allocation.rules.ts";
import { AllocationTemplateType, AllocationType, SeatKillType, toAllocationTemplateType } from "./allocation.type.ts";
import type { AllocationReader } from "./allocation-reader.ts";
import { findTemplatesOf } from "./allocation-template.store.ts";
import { findKilledSeats } from "./change-seats.store.ts";
import { sellerOf } from "./seller-of-actor.ts";

/** What staff see of a performance's allocations and kills. */
@Resolver(() => PerformanceType)
export class PerformanceAllocationsResolver {
  constructor(
    private readonly database: Database,
    private readonly programme: Pick<Programme, "sellingFacts">,
    private readonly identity: Pick<Identity, "loadStaffMember">,
    private readonly reader: AllocationReader,
  ) {}

  @Authorized("inventory.watch")
  @FieldResolver(() => [AllocationType], { description: "Seats that are kept for somebody, by number. Staff only." })
  async allocations(@Root() performance: PerformanceType, @Ctx() context: RequestContext): Promise<AllocationType[]> {
    return [...(await this.reader.allocationsOf(context, performance.performanceId))];
  }

  @Authorized("inventory.watch")
  @FieldResolver(() => [SeatKillType], { description: "Seats that are off sale, by act, latest first. Staff only." })
  async kills(@Root() performance: PerformanceType, @Ctx() { loaders }: RequestContext): Promise<SeatKillType[]> {
    const kills = await this.database.read((tx) => findKilledSeats(tx, performance.performanceId));
    return Promise.all(
      kills.map(async ({ killedBy, ...kill }) =>
        Object.assign(new SeatKillType(), {
          ...kill,
          killedBy: killedBy && (await this.identity.loadStaffMember(loaders, killedBy)),
        }),
      ),
    );
  }

  @Authorized("inventory.allocate")
  @FieldResolver(() => [AllocationTemplateType], { description: "Templates that fit its map version, by name." })
  async allocationTemplates(@Root() performance: PerformanceType): Promise<AllocationTemplateType[]> {
    const facts = await this.programme.sellingFacts(performance.performanceId);
    if (!facts) return [];
    const templates = await this.database.read((tx) => findTemplatesOf(tx, facts.seatMapVersionId));
    return templates.map(toAllocationTemplateType);
  }
}

@Resolver(() => AllocationType)
export class AllocationFieldsResolver {
  constructor(
    private readonly channelsByCode: Pick<Channels, "byCode">,
    private readonly identity: Pick<Identity, "loadStaffMember">,
  ) {}

  @FieldResolver(() => [ChannelType], { description: "Channels that may sell from it; none: nobody may." })
  async channels(@Root() { record }: AllocationType): Promise<ChannelType[]> {
    const channels = await Promise.all(record.channelCodes.map((code) => this.channelsByCode.byCode(code)));
    return channels.flatMap((channel) => (channel ? [toChannelType(channel)] : []));
  }

  @FieldResolver(() => [StaffMemberType], { description: "People who may sell from it, beside the roles." })
  async staff(@Root() { record }: AllocationType, @Ctx() { loaders }: RequestContext): Promise<StaffMemberType[]> {
    const staff = await Promise.all(record.staffIds.map((id) => this.identity.loadStaffMember(loaders, id)));
    return staff.filter((member) => member !== null);
  }

  @FieldResolver(() => Boolean, { description: "Whether the caller may sell from it, released or not." })
  maySell(@Root() { record }: AllocationType, @Ctx() { actor }: RequestContext): boolean {
    return maySellFrom(record, sellerOf(actor, channelCodeOf(actor)));
  }
}
