import type { SeatMapDocument, SeatMapProblem } from "@parterre/seat-map";
import { In } from "typeorm";
import type { EntityTransaction } from "../platform/database/index.ts";
import { SeatMap } from "./seat-map.entity.ts";
import { SeatMapVersion } from "./seat-map-version.entity.ts";
import { Venue } from "./venue.entity.ts";

export function findVenues(tx: EntityTransaction): Promise<Venue[]> {
  return tx.manager.find(Venue, { order: { createdAt: "ASC", id: "ASC" } });
}

export function findVenuesByIds(tx: EntityTransaction, ids: readonly string[]): Promise<Venue[]> {
  return tx.manager.findBy(Venue, { id: In([...ids]) });
}

export async function insertVenue(tx: EntityTransaction, venue: Omit<Venue, "createdAt">): Promise<void> {
  await tx.manager.insert(Venue, venue);
}

/** Without the draft's document. */
export function findSeatMapsByIds(tx: EntityTransaction, ids: readonly string[]): Promise<SeatMap[]> {
  return tx.manager.findBy(SeatMap, { id: In([...ids]) });
}

/** Without the drafts' documents, oldest first. */
export function findSeatMapsOfVenues(tx: EntityTransaction, venueIds: readonly string[]): Promise<SeatMap[]> {
  return tx.manager.find(SeatMap, { where: { venueId: In([...venueIds]) }, order: { createdAt: "ASC", id: "ASC" } });
}

/** The venue, its row locked: two imports into one venue wait for each other. */
export function lockVenue(tx: EntityTransaction, id: string): Promise<Venue | null> {
  return tx.manager.findOne(Venue, { where: { id }, lock: { mode: "pessimistic_write" } });
}

/** Without the draft's document. */
export function findSeatMapByName(tx: EntityTransaction, venueId: string, name: string): Promise<SeatMap | null> {
  return tx.manager.findOneBy(SeatMap, { venueId, name });
}

/** Without the draft's document, its row locked. */
export function lockSeatMap(tx: EntityTransaction, id: string): Promise<SeatMap | null> {
  return tx.manager.findOne(SeatMap, { where: { id }, lock: { mode: "pessimistic_write" } });
}

/** The seat map with its draft's document, its row locked. */
export function lockSeatMapWithDraft(tx: EntityTransaction, id: string): Promise<SeatMap | null> {
  return tx.manager
    .createQueryBuilder(SeatMap, "map")
    .addSelect("map.draftDocument")
    .where("map.id = :id", { id })
    .setLock("pessimistic_write")
    .getOne();
}

/** The draft's document as JSON text. */
export async function findDraftText(
  tx: EntityTransaction,
  seatMapId: string,
): Promise<{ readonly text: string; readonly revision: number } | null> {
  const row = await tx.manager
    .createQueryBuilder(SeatMap, "map")
    .select("map.draft_document::text", "text")
    .addSelect("map.draft_revision", "revision")
    .where("map.id = :id", { id: seatMapId })
    .getRawOne<{ text: string; revision: number }>();
  return row ?? null;
}

/** The draft's document. */
export async function findDraft(tx: EntityTransaction, seatMapId: string): Promise<SeatMapDocument | null> {
  const seatMap = await tx.manager
    .createQueryBuilder(SeatMap, "map")
    .select(["map.id", "map.draftDocument"])
    .where("map.id = :id", { id: seatMapId })
    .getOne();
  return seatMap?.draftDocument ?? null;
}

/** The document of a seat map's draft, or of the version with that number, with the map's name. */
export async function findDocument(
  tx: EntityTransaction,
  seatMapId: string,
  versionNumber: number | null,
): Promise<{ readonly name: string; readonly document: SeatMapDocument } | null> {
  const map = tx.manager.createQueryBuilder(SeatMap, "map").select("map.name", "name");
  const query =
    versionNumber === null
      ? map.addSelect("map.draft_document", "document")
      : map
          .innerJoin(SeatMapVersion, "version", "version.seatMapId = map.id AND version.number = :versionNumber", {
            versionNumber,
          })
          .addSelect("version.document", "document");
  const row = await query
    .where("map.id = :id", { id: seatMapId })
    .getRawOne<{ name: string; document: SeatMapDocument }>();
  return row ?? null;
}

export interface NewDraft {
  readonly document: SeatMapDocument;
  readonly revision: number;
  readonly seatCount: number;
  readonly blockCount: number;
  readonly problems: readonly SeatMapProblem[];
  /** Staff id; null for the server itself. */
  readonly updatedBy: string | null;
}

export async function insertSeatMap(
  tx: EntityTransaction,
  seatMap: Pick<SeatMap, "id" | "venueId" | "name">,
  draft: NewDraft,
): Promise<void> {
  await tx.manager.insert(SeatMap, { ...seatMap, ...draftColumns(draft) });
}

export async function replaceDraft(tx: EntityTransaction, seatMapId: string, draft: NewDraft): Promise<void> {
  await tx.manager.update(SeatMap, { id: seatMapId }, draftColumns(draft));
}

function draftColumns(draft: NewDraft) {
  return {
    draftDocument: draft.document,
    draftRevision: draft.revision,
    draftSeatCount: draft.seatCount,
    draftBlockCount: draft.blockCount,
    draftProblems: draft.problems,
    draftUpdatedAt: new Date(),
    draftUpdatedBy: draft.updatedBy,
  };
}

/** Without documents and geometry. */
export function findVersionsByIds(tx: EntityTransaction, ids: readonly string[]): Promise<SeatMapVersion[]> {
  return tx.manager.findBy(SeatMapVersion, { id: In([...ids]) });
}

/** Without documents and geometry; of each seat map the newest first. */
export function findVersionsOfSeatMaps(
  tx: EntityTransaction,
  seatMapIds: readonly string[],
): Promise<SeatMapVersion[]> {
  return tx.manager.find(SeatMapVersion, { where: { seatMapId: In([...seatMapIds]) }, order: { number: "DESC" } });
}

/** The document a version was compiled from, with every seat's identity. */
export async function findVersionDocument(tx: EntityTransaction, versionId: string): Promise<SeatMapDocument | null> {
  const version = await tx.manager
    .createQueryBuilder(SeatMapVersion, "version")
    .select(["version.id", "version.document"])
    .where("version.id = :id", { id: versionId })
    .getOne();
  return version?.document ?? null;
}

/** The compressed geometry as it goes over the wire. */
export async function findGeometry(
  tx: EntityTransaction,
  versionId: string,
): Promise<{ readonly geometry: Buffer; readonly geometryHash: string } | null> {
  return tx.manager
    .createQueryBuilder(SeatMapVersion, "version")
    .select(["version.id", "version.geometry", "version.geometryHash"])
    .where("version.id = :id", { id: versionId })
    .getOne();
}

export async function insertVersion(
  tx: EntityTransaction,
  version: Omit<SeatMapVersion, "publishedAt">,
): Promise<void> {
  await tx.manager.insert(SeatMapVersion, version);
}

/** The id of the newest version of the seat map with this name in the venue with this English name. */
export async function findNewestVersion(
  tx: EntityTransaction,
  venueNameEn: string,
  seatMapName: string,
): Promise<string | null> {
  const version = await tx.manager
    .createQueryBuilder(SeatMapVersion, "version")
    .select(["version.id", "version.number"])
    .innerJoin(SeatMap, "map", "map.id = version.seatMapId AND map.name = :seatMapName", { seatMapName })
    .innerJoin(Venue, "venue", "venue.id = map.venueId AND venue.nameEn = :venueNameEn", { venueNameEn })
    .orderBy("version.number", "DESC")
    .limit(1)
    .getOne();
  return version?.id ?? null;
}
