import { In } from "typeorm";
import type { EntityTransaction } from "../platform/database/index.ts";
import { Picture } from "./picture.entity.ts";

/** Adds a picture; answers false when it was there already. */
export async function insertPicture(tx: EntityTransaction, picture: Omit<Picture, "createdAt">): Promise<boolean> {
  const { raw } = await tx.manager
    .createQueryBuilder()
    .insert()
    .into(Picture)
    .values(picture)
    .orIgnore()
    .returning("hash")
    .execute();
  return (raw as readonly unknown[]).length > 0;
}

/** The picture with its bytes. */
export function findPicture(tx: EntityTransaction, hash: string): Promise<Picture | null> {
  return tx.manager
    .createQueryBuilder(Picture, "picture")
    .addSelect("picture.bytes")
    .where("picture.hash = :hash", { hash })
    .getOne();
}

/** Those of the hashes that no picture has. */
export async function findMissingPictures(tx: EntityTransaction, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  const found = await tx.manager.find(Picture, { select: { hash: true }, where: { hash: In([...hashes]) } });
  const known = new Set(found.map(({ hash }) => hash));
  return hashes.filter((hash) => !known.has(hash));
}
