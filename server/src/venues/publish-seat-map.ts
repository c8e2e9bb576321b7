import { validate as isUuid, v7 as uuidv7 } from "uuid";
import { type Actor, audit } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { compileVersion } from "./compiled-version.ts";
import type { SeatMapRefusal } from "./import-seat-map.ts";
import { findMissingPictures } from "./picture.store.ts";
import { photosIn } from "./picture-file.rules.ts";
import type { SeatMapVersion } from "./seat-map-version.entity.ts";
import { findVersionsByIds, findVersionsOfSeatMaps, insertVersion, lockSeatMapWithDraft } from "./venue.store.ts";

export type PublishSeatMapOutcome = { readonly kind: "published"; readonly version: SeatMapVersion } | SeatMapRefusal;

/**
 * Compiles the draft into a version that never changes. A draft that did not change since the last version answers
 * that version, so that asking twice publishes once.
 */
export async function publishSeatMap(
  database: Database,
  actor: Actor,
  seatMapId: string,
): Promise<PublishSeatMapOutcome> {
  return database.inTransaction(async (tx): Promise<PublishSeatMapOutcome> => {
    const seatMap = isUuid(seatMapId) ? await lockSeatMapWithDraft(tx, seatMapId) : null;
    if (!seatMap) return refused("没有这个座位图。", "There is no such seat map.");
    if (seatMap.draftSeatCount === 0) return refused("座位图里没有座位。", "The seat map has no seats.");
    const errors = seatMap.draftProblems.filter(({ severity }) => severity === "error");
    if (errors.length > 0) {
      const reason = { zh: "草稿里有错误，请先改正。", en: "The draft has errors; please correct them first." };
      return { kind: "refused", reason, problems: errors };
    }
    const [latest] = await findVersionsOfSeatMaps(tx, [seatMap.id]);
    if (latest?.draftRevision === seatMap.draftRevision) return { kind: "published", version: latest };

    const missing = await findMissingPictures(tx, photosIn(seatMap.draftDocument));
    if (missing.length > 0) return withoutPictures(missing);

    const id = uuidv7();
    const number = (latest?.number ?? 0) + 1;
    const compiled = await compileVersion(seatMap.draftDocument);
    await insertVersion(tx, {
      id,
      seatMapId: seatMap.id,
      number,
      draftRevision: seatMap.draftRevision,
      seatCount: compiled.seatCount,
      blockCount: compiled.blocks.length,
      blocks: compiled.blocks,
      document: seatMap.draftDocument,
      geometry: compiled.geometry,
      geometryHash: compiled.geometryHash,
      publishedBy: actor.kind === "staff" ? actor.staffId : null,
    });
    await audit(tx, {
      actor,
      act: "seat-map.publish",
      subjectKind: "seat-map-version",
      subjectId: id,
      details: { seatMapId: seatMap.id, number, seatCount: compiled.seatCount, geometryHash: compiled.geometryHash },
    });
    const [version] = await findVersionsByIds(tx, [id]);
    if (!version) throw new Error(`seat map version ${id} is gone within its own transaction`);
    return { kind: "published", version };
  });
}

/** A drawing from another house brings the names of its view photos, not the photos. */
function withoutPictures(missing: readonly string[]): SeatMapRefusal {
  const message = {
    zh: `有 ${missing.length} 张视野照片不在图库中，请重新上传，或从座位上移除。`,
    en: `${missing.length} view photos are not in the store. Upload them again, or take them off their seats.`,
  };
  const problem = { code: "missing-picture", severity: "error", message, path: "", count: missing.length } as const;
  return { kind: "refused", reason: message, problems: [problem] };
}

function refused(zh: string, en: string): SeatMapRefusal {
  return { kind: "refused", reason: { zh, en }, problems: [] };
}
