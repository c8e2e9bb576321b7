import { createHash, generateKeyPairSync, type KeyObject, randomInt, randomUUID, sign } from "node:crypto";
import { type LeasePack, type OfflineLine, type OfflineSale, orderReference, priceOffline } from "@parterre/pricing";
import type { SignedSale } from "../src/contingency/upload-sales.ts";

interface OfflineLease {
  readonly id: string;
  readonly performance_id: number;
  readonly pack: string;
}

/** A counter's browser while nobody can be asked: it signs sales and tickets with a key of its own. */
export class OfflineCounter {
  private readonly key: KeyObject;
  /** `x` of the public key's JWK. */
  readonly publicKey: string;
  readonly kid: string;

  constructor(
    readonly id: string,
    private readonly sellerId: string,
  ) {
    const pair = generateKeyPairSync("ed25519");
    this.key = pair.privateKey;
    this.publicKey = pair.publicKey.export({ format: "jwk" }).x!;
    const canonical = JSON.stringify({ crv: "Ed25519", kty: "OKP", x: this.publicKey });
    this.kid = createHash("sha256").update(canonical).digest().subarray(0, 4).toString("base64url");
  }

  /** A cash sale of seats of a lease, with tickets of its own, or with numbered pre-printed ones. */
  sell(
    lease: OfflineLease,
    ordinals: readonly number[],
    ticketTypeId: string,
    change: Partial<OfflineSale> & { readonly numbers?: readonly number[] } = {},
  ): OfflineSale {
    const { numbers, ...rest } = change;
    const soldAt = rest.soldAt ?? new Date().toISOString();
    const seats = ordinals.map((ordinal) => ({ ordinal, ticketTypeId }));
    const priced = priceOffline(JSON.parse(lease.pack) as LeasePack, {
      currency: "CNY",
      at: Date.parse(soldAt),
      seats,
    });
    const totalMinor = priced.kind === "priced" ? priced.totalMinor : 10_000;
    return {
      ...{ format: "parterre.offline-sale", version: 1, id: randomUUID(), counterId: this.id, leaseId: lease.id },
      reference: orderReference((below) => randomInt(below)),
      ...{ performanceId: lease.performance_id, soldAt, sellerId: this.sellerId, currency: "CNY", totalMinor },
      tenders: [{ kind: "cash", amountMinor: totalMinor, givenMinor: totalMinor, reference: null }],
      lines: seats.map((seat, index) => ({
        ...seat,
        ticket: numbers ? null : this.ticket(lease.performance_id, seat.ordinal),
        backupNumber: numbers?.[index] ?? null,
      })),
      ...rest,
    };
  }

  signed(sale: OfflineSale): SignedSale {
    const payload = JSON.stringify(sale);
    const signature = sign(null, Buffer.from(payload), this.key).toString("base64url");
    return { id: sale.id, kid: this.kid, payload, signature };
  }

  /** The code's 30 bytes as the tickets slice has them, written down again. */
  private ticket(performanceId: number, ordinal: number): OfflineLine["ticket"] {
    const id = randomUUID();
    const payload = Buffer.alloc(30);
    Buffer.from(this.kid, "base64url").copy(payload, 0);
    Buffer.from(id.replaceAll("-", ""), "hex").copy(payload, 4);
    payload.writeUInt32BE(performanceId, 20);
    payload.writeUInt32BE(ordinal, 24);
    payload.writeUInt16BE(1, 28);
    return { id, code: `PT1.${Buffer.concat([payload, sign(null, payload, this.key)]).toString("base64url")}` };
  }
}
