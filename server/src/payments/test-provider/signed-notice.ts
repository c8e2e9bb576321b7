import { createHmac, timingSafeEqual } from "node:crypto";
import { isCurrency } from "@parterre/money";
import { z } from "zod";
import type { PaymentNotice, WebhookCall } from "../payment-provider.ts";

/** `t=<seconds since 1970>,v1=<hex HMAC-SHA256 of "t.body">` */
export const signatureHeader = "x-test-provider-signature";
/** Older notices are refused, so that a recorded one cannot be played again much later. */
const oldestSeconds = 300;

const noticeShape = z.object({
  reference: z.uuid(),
  result: z.enum(["captured", "declined"]),
  amountMinor: z.number().int().nonnegative(),
  currency: z.string().refine(isCurrency),
});

function sign(secret: string, seconds: number, body: string | Buffer): Buffer {
  return createHmac("sha256", secret).update(`${seconds}.`).update(body).digest();
}

/** A notice as the provider sends it. */
export function signNotice(
  secret: string,
  notice: PaymentNotice,
  now: Date,
): { readonly body: string; readonly headers: Readonly<Record<string, string>> } {
  const { paymentId, result, amountMinor, currency } = notice;
  const body = JSON.stringify({ reference: paymentId, result, amountMinor, currency });
  const seconds = Math.floor(now.getTime() / 1000);
  return {
    body,
    headers: {
      "content-type": "application/json",
      [signatureHeader]: `t=${seconds},v1=${sign(secret, seconds, body).toString("hex")}`,
    },
  };
}

/** The notice inside a webhook; null when it was not signed with the secret, is too old or makes no sense. */
export function readSignedNotice(secret: string, call: WebhookCall, now: Date): PaymentNotice | null {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(String(call.headers[signatureHeader] ?? ""));
  if (!match) return null;
  const seconds = Number(match[1]);
  if (Math.abs(now.getTime() / 1000 - seconds) > oldestSeconds) return null;
  if (!timingSafeEqual(Buffer.from(match[2]!, "hex"), sign(secret, seconds, call.body))) return null;
  const parsed = noticeShape.safeParse(parseJson(call.body));
  if (!parsed.success) return null;
  const { reference, result, amountMinor, currency } = parsed.data;
  if (!isCurrency(currency)) return null;
  return { paymentId: reference, providerReference: reference, result, amountMinor, currency };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}
