import type { SeatMapRename } from "@parterre/seat-map";
import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { validate as isUuid } from "uuid";
import { type Identity, may, type RequestContext, StaffMemberType } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { createSeatMap } from "./create-seat-map.ts";
import { createVenue } from "./create-venue.ts";
import { importSeatMap, type SeatMapRefusal } from "./import-seat-map.ts";
import { publishSeatMap } from "./publish-seat-map.ts";
import { saveSeatMapDraft } from "./save-seat-map-draft.ts";
import type { SeatMap } from "./seat-map.entity.ts";
import type { SeatNotes } from "./seat-notes.ts";
import { findVenues } from "./venue.store.ts";
import {
  SeatMapDraftType,
  SeatMapType,
  SeatMapVersionType,
  SeatNoteType,
  toSeatMapType,
  toSeatMapVersionType,
  toVenueType,
  VenueType,
} from "./venue.type.ts";
import type { VenueLoaders } from "./venue-loaders.ts";
import {
  CreateSeatMapInput,
  CreateSeatMapResult,
  CreateVenueInput,
  ImportSeatMapInput,
  ImportSeatMapResult,
  PublishSeatMapResult,
  SaveSeatMapDraftInput,
  SaveSeatMapDraftResult,
  SeatMapDraftConflictType,
  SeatMapDraftSavedType,
  SeatMapImportedType,
  SeatMapPublishedType,
  SeatMapRefusedType,
  SeatMapRenamesUnconfirmedType,
} from "./venue-mutations.type.ts";

@Resolver(() => VenueType)
export class VenueResolver {
  constructor(
    private readonly database: Database,
    private readonly loaders: VenueLoaders,
  ) {}

  @Query(() => [VenueType], { description: "Every building, oldest first." })
  async venues(): Promise<VenueType[]> {
    return (await this.database.read(findVenues)).map(toVenueType);
  }

  @FieldResolver(() => [SeatMapType], { description: "Plans of the building, oldest first." })
  seatMaps(@Root() venue: VenueType, @Ctx() { loaders }: RequestContext): Promise<SeatMapType[]> {
    return this.loaders.seatMapsOfVenue(loaders, venue.id);
  }

  @Authorized("venues.edit")
  @Mutation(() => VenueType, { description: "Adds a building. Bad input is an error with code BAD_USER_INPUT." })
  async createVenue(
    @Arg("input", () => CreateVenueInput, { description: "The building." }) input: CreateVenueInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<VenueType> {
    return toVenueType(await createVenue(this.database, actor, input));
  }
}

@Resolver(() => SeatMapType)
export class SeatMapResolver {
  constructor(
    private readonly database: Database,
    private readonly loaders: VenueLoaders,
  ) {}

  @Query(() => SeatMapType, { nullable: true, description: "A seat map; null when there is none." })
  async seatMap(
    @Arg("id", () => ID, { description: "Its identity." }) id: string,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SeatMapType | null> {
    return isUuid(id) ? this.loaders.seatMap(loaders, id) : null;
  }

  @FieldResolver(() => VenueType, { description: "The building it is of." })
  async venue(@Root() seatMap: SeatMapType, @Ctx() { loaders }: RequestContext): Promise<VenueType> {
    return existing(await this.loaders.venue(loaders, seatMap.venueId), seatMap.venueId);
  }

  @FieldResolver(() => SeatMapDraftType, { nullable: true, description: "The draft; null unless the caller is staff." })
  draft(@Root() seatMap: SeatMapType, @Ctx() { actor }: RequestContext): SeatMapDraftType | null {
    return may(actor, "venues.read-drafts") ? seatMap.draftForStaff : null;
  }

  @FieldResolver(() => SeatMapVersionType, { nullable: true, description: "The newest version; null before any." })
  async latestVersion(
    @Root() seatMap: SeatMapType,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SeatMapVersionType | null> {
    return (await this.loaders.versionsOfSeatMap(loaders, seatMap.id))[0] ?? null;
  }

  @FieldResolver(() => [SeatMapVersionType], { description: "Every published version, newest first." })
  versions(@Root() seatMap: SeatMapType, @Ctx() { loaders }: RequestContext): Promise<SeatMapVersionType[]> {
    return this.loaders.versionsOfSeatMap(loaders, seatMap.id);
  }

  @Authorized("venues.edit")
  @Mutation(() => ImportSeatMapResult, { description: "Reads a file into the draft of a seat map." })
  async importSeatMap(
    @Arg("input", () => ImportSeatMapInput, { description: "The file, and where it belongs." })
    input: ImportSeatMapInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<SeatMapImportedType | SeatMapRenamesUnconfirmedType | SeatMapRefusedType> {
    const outcome = await importSeatMap(this.database, actor, input);
    if (outcome.kind === "refused") return toRefused(outcome);
    if (outcome.kind === "renames-unconfirmed") return toUnconfirmed(outcome.renames);
    const { problems } = outcome;
    return Object.assign(new SeatMapImportedType(), { seatMap: toSeatMapType(outcome.seatMap), problems });
  }

  @Authorized("venues.edit")
  @Mutation(() => CreateSeatMapResult, { description: "Adds a seat map to draw." })
  async createSeatMap(
    @Arg("input", () => CreateSeatMapInput, { description: "Where it belongs and what it is called." })
    input: CreateSeatMapInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<SeatMapDraftSavedType | SeatMapRefusedType> {
    const outcome = await createSeatMap(this.database, actor, input);
    return outcome.kind === "refused" ? toRefused(outcome) : toSaved(outcome.seatMap);
  }

  @Authorized("venues.edit")
  @Mutation(() => SaveSeatMapDraftResult, {
    description: "Keeps a drawing as the draft, unless somebody else changed the draft meanwhile.",
  })
  async saveSeatMapDraft(
    @Arg("input", () => SaveSeatMapDraftInput, { description: "The drawing and what it was begun from." })
    input: SaveSeatMapDraftInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<SeatMapDraftSavedType | SeatMapDraftConflictType | SeatMapRefusedType> {
    const outcome = await saveSeatMapDraft(this.database, actor, input);
    if (outcome.kind === "refused") return toRefused(outcome);
    if (outcome.kind === "saved") return toSaved(outcome.seatMap);
    const reason = {
      zh: "草稿已被修改，你的改动没有保存。",
      en: "The draft was changed meanwhile; your changes are not saved.",
    };
    const current = toSeatMapType(outcome.seatMap).draftForStaff;
    return Object.assign(new SeatMapDraftConflictType(), { reason, current });
  }

  @Authorized("venues.edit")
  @Mutation(() => PublishSeatMapResult, { description: "Makes the draft a version that never changes." })
  async publishSeatMap(
    @Arg("seatMapId", () => ID, { description: "The seat map." }) seatMapId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<SeatMapPublishedType | SeatMapRefusedType> {
    const outcome = await publishSeatMap(this.database, actor, seatMapId);
    if (outcome.kind === "refused") return toRefused(outcome);
    return Object.assign(new SeatMapPublishedType(), { version: toSeatMapVersionType(outcome.version) });
  }
}

@Resolver(() => SeatMapDraftType)
export class SeatMapDraftResolver {
  constructor(private readonly identity: Pick<Identity, "loadStaffMember">) {}

  @FieldResolver(() => StaffMemberType, { nullable: true, description: "Who changed it last; null: the server." })
  async updatedBy(
    @Root() { updatedById }: SeatMapDraftType,
    @Ctx() { loaders }: RequestContext,
  ): Promise<StaffMemberType | null> {
    return updatedById === null ? null : this.identity.loadStaffMember(loaders, updatedById);
  }
}

@Resolver(() => SeatMapVersionType)
export class SeatMapVersionResolver {
  constructor(
    private readonly loaders: VenueLoaders,
    private readonly notes: SeatNotes,
  ) {}

  @Authorized("inventory.watch")
  @Query(() => [SeatNoteType], {
    description: "What is written about seats of a version, in order of the seats. For staff; no buyer is told.",
  })
  async seatNotes(
    @Arg("seatMapVersionId", () => ID, { description: "The version." }) versionId: string,
  ): Promise<SeatNoteType[]> {
    const notes = isUuid(versionId) ? await this.notes.of(versionId) : [];
    return notes.map((note) => Object.assign(new SeatNoteType(), note));
  }

  @FieldResolver(() => SeatMapType, { description: "The seat map it is a version of." })
  async seatMap(@Root() version: SeatMapVersionType, @Ctx() { loaders }: RequestContext): Promise<SeatMapType> {
    return existing(await this.loaders.seatMap(loaders, version.seatMapId), version.seatMapId);
  }
}

function toRefused({ reason, problems }: SeatMapRefusal): SeatMapRefusedType {
  return Object.assign(new SeatMapRefusedType(), { reason, problems });
}

function toUnconfirmed(renames: readonly SeatMapRename[]): SeatMapRenamesUnconfirmedType {
  const reason = {
    zh: `有 ${renames.length} 个座位的标识要改，请先确认。`,
    en: `${renames.length} seats would get another identity; please agree first.`,
  };
  return Object.assign(new SeatMapRenamesUnconfirmedType(), {
    reason,
    renameCount: renames.length,
    renames: renames.slice(0, 100),
  });
}

function toSaved(seatMap: SeatMap): SeatMapDraftSavedType {
  return Object.assign(new SeatMapDraftSavedType(), { seatMap: toSeatMapType(seatMap) });
}

/** Foreign keys promise it. */
function existing<Value>(value: Value | null, id: string): Value {
  if (value === null) throw new Error(`row ${id} is missing behind its foreign key`);
  return value;
}
