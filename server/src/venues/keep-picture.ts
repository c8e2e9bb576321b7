import { createHash } from "node:crypto";
import { type Actor, audit } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { Picture } from "./picture.entity.ts";
import { insertPicture } from "./picture.store.ts";
import { type PictureFault, readPicture } from "./picture-file.rules.ts";

export type KeptPicture = Pick<Picture, "hash" | "mediaType" | "width" | "height">;

export type KeepPictureOutcome =
  | { readonly kind: "kept"; readonly picture: KeptPicture /** Not there before. */; readonly isNew: boolean }
  | { readonly kind: "refused"; readonly fault: PictureFault };

/** Keeps a picture under the hash of its bytes. The same bytes again are the same picture. */
export async function keepPicture(database: Database, actor: Actor, bytes: Buffer): Promise<KeepPictureOutcome> {
  const read = readPicture(bytes);
  if (typeof read === "string") return { kind: "refused", fault: read };
  const picture = { hash: createHash("sha256").update(bytes).digest("hex"), ...read };
  const isNew = await database.inTransaction(async (tx) => {
    const createdBy = actor.kind === "staff" ? actor.staffId : null;
    if (!(await insertPicture(tx, { ...picture, bytes, createdBy }))) return false;
    const details = { mediaType: read.mediaType, bytes: bytes.length, width: read.width, height: read.height };
    await audit(tx, { actor, act: "picture.keep", subjectKind: "picture", subjectId: picture.hash, details });
    return true;
  });
  return { kind: "kept", picture, isNew };
}
