import { Arg, Authorized, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { validate as isUuid } from "uuid";
import type { Database } from "../platform/database/index.ts";
import { type LoaderCache, pageRequest, toConnection } from "../platform/graphql/index.ts";
import {
  AuditChainType,
  AuditEntryConnectionType,
  AuditEntryType,
  AuditFilterInput,
  toAuditChainType,
  toAuditEntryType,
} from "./audit.type.ts";
import { verifyAuditChain } from "./audit-chain.ts";
import { type AuditFilter, findAuditEntries } from "./audit-reads.store.ts";
import type { RequestContext } from "./request-context.ts";
import { StaffMemberType } from "./staff-member.type.ts";

type LoadStaff = (loaders: LoaderCache, id: string) => Promise<StaffMemberType | null>;

/** Nobody and nothing has it. */
const noUuid = "00000000-0000-0000-0000-000000000000";

@Resolver(() => AuditEntryType)
export class AuditResolver {
  constructor(
    private readonly database: Database,
    private readonly loadStaff: LoadStaff,
  ) {}

  @Authorized("audit.read")
  @Query(() => AuditEntryConnectionType, { description: "The audit log, newest first." })
  async auditEntries(
    @Arg("filter", () => AuditFilterInput, { nullable: true, description: "Which entries; default all." })
    filter: AuditFilterInput | null,
    @Arg("first", () => Int, { nullable: true, defaultValue: 50, description: "How many, 1 to 100." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor to start after." }) after: string | null,
  ) {
    const request = pageRequest(first ?? 50, after, 1);
    const page = await this.database.read((tx) => findAuditEntries(tx, toFilter(filter ?? {}), request));
    return Object.assign(
      new AuditEntryConnectionType(),
      toConnection(page, request, ({ id }) => [id], toAuditEntryType),
    );
  }

  @Authorized("audit.read")
  @Query(() => AuditChainType, { description: "Reads the whole audit log again and compares it with its seals." })
  async auditChain(
    @Arg("head", () => String, { nullable: true, description: "A seal noted earlier, which must still be there." })
    head: string | null,
  ): Promise<AuditChainType> {
    return toAuditChainType(await verifyAuditChain(this.database, head ?? undefined));
  }

  @FieldResolver(() => StaffMemberType, { nullable: true, description: "Who; null for a buyer or the server itself." })
  async actor(@Root() { staffId }: AuditEntryType, @Ctx() context: RequestContext): Promise<StaffMemberType | null> {
    return staffId === null ? null : this.loadStaff(context.loaders, staffId);
  }

  @FieldResolver(() => StaffMemberType, { nullable: true, description: "The second person, where one had to agree." })
  async approver(@Root() { approverId }: AuditEntryType, @Ctx() context: RequestContext) {
    return approverId === null ? null : this.loadStaff(context.loaders, approverId);
  }
}

/** A filter that names something that cannot be finds nothing, instead of everything. */
function toFilter(input: AuditFilterInput): AuditFilter {
  const performanceId = input.performanceId == null ? null : Number(input.performanceId);
  return {
    subjectKind: input.subjectKind ?? null,
    subjectId: input.subjectId ?? null,
    staffId: input.staffId == null || isUuid(input.staffId) ? (input.staffId ?? null) : noUuid,
    act: input.act ?? null,
    channelCode: input.channelCode ?? null,
    performanceId: performanceId === null || Number.isSafeInteger(performanceId) ? performanceId : -1,
    ordinal: input.ordinal ?? null,
    from: input.from ?? null,
    until: input.until ?? null,
    text: input.text ?? null,
  };
}
