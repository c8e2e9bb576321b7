import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { currencies } from "@parterre/money";
import { z } from "zod";
import type { PaymentRequest } from "./payment-provider.ts";

const requestShape = z.object({
  paymentId: z.uuid(),
  amountMinor: z.number().int().positive(),
  currency: z.enum(currencies as [PaymentRequest["currency"], ...PaymentRequest["currency"][]]),
  orderReference: z.string(),
  locale: z.string(),
  returnUrl: z.string(),
  surface: z.enum(["online", "window"]),
  payBy: z.number(),
});

/**
 * Payment requests inside addresses: a page of ours knows what is to be paid without a table of its own, and nobody
 * can make it say something else. Every process with the same secret reads them.
 */
export class SealedRequests {
  readonly #key: Buffer;

  /** @param purpose keeps the pages of one provider from reading another's addresses */
  constructor(secret: string, purpose: string) {
    this.#key = Buffer.from(hkdfSync("sha256", secret, "", `parterre payment page ${purpose}`, 32));
  }

  seal(request: PaymentRequest): string {
    const text = Buffer.from(JSON.stringify(request)).toString("base64url");
    return `${text}.${this.#sign(text).toString("base64url")}`;
  }

  /** Null for anything that was not sealed here. */
  open(sealed: string): PaymentRequest | null {
    const [text = "", signature = ""] = sealed.split(".");
    const given = Buffer.from(signature, "base64url");
    const right = this.#sign(text);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
    return requestShape.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  }

  #sign(text: string): Buffer {
    return createHmac("sha256", this.#key).update(text).digest();
  }
}
