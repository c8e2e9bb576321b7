import { Arg, Authorized, Ctx, createUnionType, Field, ID, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import type { RequestContext, StaffActor } from "../../identity/index.ts";
import { DateTime } from "../../platform/graphql/index.ts";
import { ContingencyRefusedType, toContingencyRefused } from "../contingency-results.type.ts";
import type { ContingencyTools } from "../contingency-tools.ts";
import { makePack } from "./make-pack.ts";
import { findPacks, type PackRow } from "./pack.store.ts";

@ObjectType("BackupPack", {
  description:
    "What a house needs on paper on the worst day: map, unsold seats, tickets to be collected, prices. Fetched over HTTP under `/backup-packs/ID.pdf`, `.json`, `.pdf.sig` and `.json.sig`.",
})
export class BackupPackType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => DateTime, { description: "When it was made; it tells of that moment." })
  madeAt!: Date;

  @Field(() => Boolean, { description: "By the schedule; false: somebody asked for it." })
  isScheduled!: boolean;

  @Field(() => String, { nullable: true, description: "Name of who asked for it; null: nobody, it was the schedule." })
  makerName!: string | null;

  @Field(() => String, { description: "Which of the house's published keys signed it." })
  kid!: string;
}

@ObjectType("BackupPackMade", { description: "The pack is there to be fetched." })
class BackupPackMadeType {
  @Field(() => BackupPackType, { description: "The pack." })
  pack!: BackupPackType;
}

const MakeBackupPackResult = createUnionType({
  name: "MakeBackupPackResult",
  description: "The pack, or why there is none.",
  types: () => [BackupPackMadeType, ContingencyRefusedType] as const,
});

function toBackupPackType({ id, made_at, made_by, maker, kid }: Omit<PackRow, "data" | "pdf">): BackupPackType {
  return Object.assign(new BackupPackType(), {
    id,
    madeAt: made_at,
    isScheduled: made_by === null,
    makerName: maker,
    kid,
  });
}

const idOf = (text: string): number => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0);

@Resolver()
export class PacksResolver {
  constructor(private readonly tools: ContingencyTools) {}

  @Authorized("inventory.allocate")
  @Query(() => [BackupPackType], { description: "A performance's backup packs, the newest first; 20 at most." })
  async backupPacks(
    @Arg("performanceId", () => ID, { description: "The performance." }) performanceId: string,
  ): Promise<BackupPackType[]> {
    const rows = await this.tools.database.read((tx) => findPacks(tx, idOf(performanceId)));
    return rows.map(toBackupPackType);
  }

  @Authorized("inventory.allocate")
  @Mutation(() => MakeBackupPackResult, { description: "Makes a backup pack of a performance as it is now." })
  async makeBackupPack(
    @Arg("performanceId", () => ID, { description: "The performance." }) performanceId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof MakeBackupPackResult> {
    const made = await makePack(this.tools, actor as StaffActor, idOf(performanceId));
    if ("kind" in made) return toContingencyRefused(made);
    return Object.assign(new BackupPackMadeType(), { pack: toBackupPackType(made) });
  }
}
