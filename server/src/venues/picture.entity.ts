import { Check, Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import type { PictureMediaType } from "./picture-file.rules.ts";

/** A picture, named by what is in it: never changed, kept once however often it is uploaded. */
@Entity({ name: "picture" })
@Check("picture_hash_is_of_bytes", "hash = encode(sha256(bytes), 'hex')")
@Check("picture_media_type_known", "media_type IN ('image/jpeg', 'image/png', 'image/webp')")
export class Picture {
  /** SHA-256 of the bytes, hexadecimal; the database checks it. */
  @PrimaryColumn("text", { name: "hash", primaryKeyConstraintName: "picture_pk" })
  hash!: string;

  @Column({ name: "media_type", type: "text" })
  mediaType!: PictureMediaType;

  /** Pixels, as stored in the file: a camera's rotation is left to the browser. */
  @Column({ name: "width", type: "integer" })
  width!: number;

  @Column({ name: "height", type: "integer" })
  height!: number;

  @Column({ name: "bytes", type: "bytea", select: false })
  bytes!: Buffer;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;

  /** Null when the server itself made it (demo data). */
  @Column({ name: "created_by", type: "uuid", nullable: true })
  @ForeignKey("staff_member", "id", { name: "picture_created_by_fk" })
  createdBy!: string | null;
}
