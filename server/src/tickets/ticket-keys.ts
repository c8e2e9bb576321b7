import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import {
  encodeTicketPayload,
  joinTicketCode,
  kidOfThumbprint,
  splitTicketCode,
  type TicketCodeFacts,
  thumbprintText,
} from "@parterre/ticket-print";
import type { Database, Transaction } from "../platform/database/index.ts";
import { insertFirstKey, type KeyRow, readKeys } from "./signing-key.store.ts";

/** A public key as RFC 8037 writes it. */
export interface TicketJwk {
  readonly kty: "OKP";
  readonly crv: "Ed25519";
  readonly x: string;
  readonly kid: string;
  readonly use: "sig";
  readonly alg: "EdDSA";
}

/** First 4 bytes of the RFC 7638 thumbprint of an Ed25519 public key, base64url: enough to choose among a few. */
export function kidOf(x: string): string {
  return kidOfThumbprint(createHash("sha256").update(thumbprintText(x)).digest());
}

function publicX(key: KeyObject): string {
  return key.export({ format: "jwk" }).x!;
}

export function toJwk(x: string): TicketJwk {
  return { kty: "OKP", crv: "Ed25519", x, kid: kidOf(x), use: "sig", alg: "EdDSA" };
}

/** What a code says if a key of the set signed it; null when none did. Needs no network. */
export function verifyTicketCode(code: string, keys: readonly TicketJwk[]): TicketCodeFacts | null {
  const parts = splitTicketCode(code);
  const jwk = parts && keys.find((key) => key.kid === parts.facts.kid);
  if (!parts || !jwk) return null;
  const key = createPublicKey({ key: { kty: jwk.kty, crv: jwk.crv, x: jwk.x }, format: "jwk" });
  return verify(null, parts.payload, key, parts.signature) ? parts.facts : null;
}

const longestTicketPayload = 30;

interface Signer {
  readonly kid: string;
  readonly key: KeyObject;
}

/**
 * The keys that sign tickets. The signing key comes from the environment (PKCS #8 PEM) or is made once and kept in
 * the database, so that all processes sign with the same; retired keys are still published.
 */
export class TicketKeys {
  private loading: Promise<Signer> | undefined;

  constructor(
    private readonly database: Database,
    private readonly privateKeyPem: string | undefined,
  ) {}

  /** The code of a ticket. */
  async sign(facts: Omit<TicketCodeFacts, "kid">): Promise<string> {
    const { kid, key } = await this.signer();
    const payload = encodeTicketPayload({ ...facts, kid });
    return joinTicketCode(payload, sign(null, payload, key));
  }

  /** The house's signature over bytes, base64url. No ticket can be made of it: what tickets sign has 30 bytes. */
  async signBytes(bytes: Uint8Array): Promise<{ readonly kid: string; readonly signature: string }> {
    if (bytes.length <= longestTicketPayload) throw new RangeError("too short to be a document");
    const { kid, key } = await this.signer();
    return { kid, signature: sign(null, bytes, key).toString("base64url") };
  }

  /** Every key that a valid ticket may have been signed with. */
  async published(): Promise<readonly TicketJwk[]> {
    await this.signer();
    return (await this.database.read(readKeys)).map((row) => toJwk(row.publicKey));
  }

  /**
   * Lets tickets that a counter signs in through the door: its public key (`x` of the JWK) is published with the
   * house's own. Answers its `kid`, or null when another key has that one already.
   */
  async trust(tx: Transaction, x: string): Promise<string | null> {
    await this.signer();
    const kid = kidOf(x);
    const rows = await readKeys(tx);
    const known = rows.find((row) => row.kid === kid);
    if (known) return known.publicKey === x ? kid : null;
    await insertFirstKey(tx, { kid, privateKey: "", publicKey: x, retiredAt: null }, true);
    return kid;
  }

  /** Loads the key ahead of the first sale. */
  async signer(): Promise<Signer> {
    this.loading ??= this.load();
    try {
      return await this.loading;
    } catch (error) {
      this.loading = undefined;
      throw error;
    }
  }

  private async load(): Promise<Signer> {
    const own = this.privateKeyPem === undefined ? undefined : rowOf(createPrivateKey(this.privateKeyPem), false);
    const rows = await this.database.inHotTransaction(async (tx) => {
      await insertFirstKey(tx, own ?? rowOf(generateKeyPairSync("ed25519").privateKey, true), own !== undefined);
      return readKeys(tx);
    });
    const current = own ?? rows.find((row) => row.retiredAt === null && row.privateKey !== "");
    if (!current) throw new Error("there is no key to sign tickets with: set TICKET_SIGNING_KEY");
    const pem = own ? this.privateKeyPem! : current.privateKey;
    return {
      kid: current.kid,
      key: createPrivateKey(pem),
    };
  }
}

/** `keep`: whether the private half goes into the database too. */
function rowOf(privateKey: KeyObject, keep: boolean): KeyRow {
  if (privateKey.asymmetricKeyType !== "ed25519") throw new Error("the ticket signing key must be an Ed25519 key");
  const publicKey = publicX(createPublicKey(privateKey));
  return {
    kid: kidOf(publicKey),
    privateKey: keep ? privateKey.export({ format: "pem", type: "pkcs8" }).toString() : "",
    publicKey,
    retiredAt: null,
  };
}
