import { Column, Entity, PrimaryColumn } from "typeorm";

/** An Ed25519 key that signs tickets. Retired keys stay, so that their tickets can be checked. */
@Entity({ name: "signing_key" })
export class SigningKeyRecord {
  /** First bytes of the key's RFC 7638 thumbprint, base64url. */
  @PrimaryColumn("text", { name: "kid", primaryKeyConstraintName: "signing_key_pk" })
  kid!: string;

  /** PKCS #8, PEM. Empty for a key that lives in the environment. */
  @Column({ name: "private_key", type: "text" })
  privateKey!: string;

  /** The raw 32 bytes, base64url: `x` of the JWK. */
  @Column({ name: "public_key", type: "text" })
  publicKey!: string;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;

  @Column({ name: "retired_at", type: "timestamptz", nullable: true })
  retiredAt!: Date | null;
}
