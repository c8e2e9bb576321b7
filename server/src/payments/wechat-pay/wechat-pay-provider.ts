import { createDecipheriv, X509Certificate } from "node:crypto";
import WechatPay from "wechatpay-node-v3";
import { z } from "zod";
import type {
  BegunPayment,
  PaymentNotice,
  PaymentProvider,
  PaymentRequest,
  RefundRequest,
  StartedPayment,
  WebhookCall,
  WebhookReading,
} from "../payment-provider.ts";
import { RefundRefused } from "../payment-provider.ts";
import { SealedRequests } from "../sealed-requests.ts";
import { WechatHttp } from "./wechat-http.ts";

export interface WechatPaySettings {
  readonly appId: string;
  /** Secret of the official account, by which a buyer inside WeChat is recognised; absent: everybody scans. */
  readonly appSecret?: string | undefined;
  readonly merchantId: string;
  /** The merchant's certificate and private key, PEM. */
  readonly certificate: string;
  readonly privateKey: string;
  /** The APIv3 key: 32 characters that encrypt notices and certificates. */
  readonly apiV3Key: string;
  /** Origin under which WeChat and buyers reach us. */
  readonly publicOrigin: string;
  /** Where WeChat's servers are, for tests. Absent: the real ones. */
  readonly payOrigin?: string | undefined;
  readonly accountOrigin?: string | undefined;
}

/** What the page inside WeChat hands to `WeixinJSBridge` (JSAPI 调起支付). */
export type JsapiParameters = Readonly<
  Record<"appId" | "timeStamp" | "nonceStr" | "package" | "signType" | "paySign", string>
>;

const transactionShape = z.object({
  out_trade_no: z.string(),
  trade_state: z.string(),
  amount: z.object({ total: z.number().int(), currency: z.literal("CNY").optional() }).optional(),
});
const envelopeShape = z.object({
  event_type: z.string(),
  resource: z.object({ ciphertext: z.string(), nonce: z.string(), associated_data: z.string().default("") }),
});
const refundShape = z.object({ status: z.enum(["SUCCESS", "CLOSED", "PROCESSING", "ABNORMAL"]) });

/** Older notices are refused, so that a recorded one cannot be played again (签名验证). */
const oldestNoticeSeconds = 300;
const oneDescription = 127;

/**
 * WeChat Pay, in fen, by API v3: a code to scan (native) on a page of ours or at the window, and inside WeChat the
 * payment sheet (JSAPI). Which of the two a buyer wants is seen when he opens the page, so nothing is made before.
 */
export class WechatPayProvider implements PaymentProvider {
  readonly code = "wechat-pay";
  readonly name = { zh: "微信支付", en: "WeChat Pay" };
  readonly currencies = ["CNY"] as const;
  readonly understood = { contentType: "application/json", body: '{"code":"SUCCESS"}' };
  readonly sealed: SealedRequests;
  readonly #sdk: WechatPay;

  constructor(private readonly settings: WechatPaySettings) {
    this.sealed = new SealedRequests(settings.apiV3Key, "wechat-pay");
    this.#sdk = new WechatPay({
      appid: settings.appId,
      mchid: settings.merchantId,
      publicKey: Buffer.from(settings.certificate),
      privateKey: Buffer.from(settings.privateKey),
      // As WeChat writes it; the SDK would read it in small letters.
      serial_no: new X509Certificate(settings.certificate).serialNumber,
      key: settings.apiV3Key,
      userAgent: "parterre",
    });
    this.#sdk.createHttp(
      new WechatHttp(settings.payOrigin ?? "https://api.mch.weixin.qq.com", (headers, body) =>
        this.#isSigned((name) => headers.get(name) ?? "", body),
      ),
    );
  }

  async start(request: PaymentRequest): Promise<StartedPayment> {
    return {
      providerReference: tradeNumber(request.paymentId),
      redirectUrl: `${this.settings.publicOrigin}/payments/wechat-pay?request=${this.sealed.seal(request)}`,
      qrText: request.surface === "window" ? await this.codeToScan(request) : null,
    };
  }

  /** What a QR code says for WeChat to pay this request (Native 下单); the same again for the same payment. */
  async codeToScan(request: PaymentRequest): Promise<string> {
    const { status, data, error } = await this.#sdk.transactions_native(this.#order(request));
    if (status !== 200) throw new Error(`WeChat Pay made no code: ${JSON.stringify(error)}`);
    return z.object({ code_url: z.string() }).parse(data).code_url;
  }

  /** Whether buyers inside WeChat get the payment sheet. */
  get knowsBuyers(): boolean {
    return this.settings.appSecret !== undefined;
  }

  /** Where WeChat tells us who the buyer is, and sends him back from with a `code` (网页授权, snsapi_base). */
  recogniseAddress(sealedRequest: string): string {
    const back = `${this.settings.publicOrigin}/payments/wechat-pay?request=${sealedRequest}`;
    const query = new URLSearchParams({
      appid: this.settings.appId,
      redirect_uri: back,
      response_type: "code",
      scope: "snsapi_base",
      state: "pay",
    });
    return `https://open.weixin.qq.com/connect/oauth2/authorize?${query}#wechat_redirect`;
  }

  /** Parameters of the payment sheet for the buyer whom WeChat named by `code` (JSAPI 下单). */
  async sheetParameters(request: PaymentRequest, code: string): Promise<JsapiParameters> {
    const query = new URLSearchParams({
      appid: this.settings.appId,
      secret: this.settings.appSecret ?? "",
      code,
      grant_type: "authorization_code",
    });
    const origin = this.settings.accountOrigin ?? "https://api.weixin.qq.com";
    const answer = await fetch(`${origin}/sns/oauth2/access_token?${query}`, { signal: AbortSignal.timeout(10_000) });
    const { openid } = z.object({ openid: z.string() }).parse(JSON.parse(await answer.text()));
    const ordered = { ...this.#order(request), payer: { openid } };
    const { status, data, error } = await this.#sdk.transactions_jsapi(ordered);
    if (status !== 200) throw new Error(`WeChat Pay made no payment sheet: ${JSON.stringify(error)}`);
    return data as JsapiParameters;
  }

  async readWebhook({ headers, body }: WebhookCall): Promise<WebhookReading> {
    const header = (name: string): string => String(headers[name] ?? "");
    const text = body.toString("utf8");
    const age = Math.abs(Date.now() / 1000 - Number(header("wechatpay-timestamp")));
    if (!(age <= oldestNoticeSeconds) || !(await this.#isSigned(header, text))) return { kind: "not-authentic" };
    const { event_type, resource } = envelopeShape.parse(JSON.parse(text));
    if (!event_type.startsWith("TRANSACTION.")) return { kind: "nothing" };
    const notice = toNotice(JSON.parse(this.#decrypt(resource)));
    return notice ? { kind: "notice", notice } : { kind: "nothing" };
  }

  async ask({ paymentId }: BegunPayment): Promise<PaymentNotice | null> {
    const { status, data, error } = await this.#sdk.query({ out_trade_no: tradeNumber(paymentId) });
    // Nothing is made at WeChat before the buyer has opened the page.
    if (status === 404) return null;
    if (status !== 200) throw new Error(`WeChat Pay was asked about ${paymentId}: ${JSON.stringify(error)}`);
    return toNotice(data);
  }

  async close({ paymentId }: BegunPayment): Promise<void> {
    const { status, error } = await this.#sdk.close(tradeNumber(paymentId));
    // 400: it is paid or closed already; 404: it was never made.
    if (status !== 204 && status !== 200 && status !== 400 && status !== 404)
      throw new Error(`WeChat Pay did not close ${paymentId}: ${JSON.stringify(error)}`);
  }

  async refund(request: RefundRequest): Promise<"done" | "pending"> {
    const { status, data, error } = await this.#sdk.refunds({
      out_trade_no: tradeNumber(request.paymentId),
      out_refund_no: tradeNumber(request.refundId),
      reason: request.reason.slice(0, 80),
      amount: { refund: request.amountMinor, total: request.paidMinor, currency: request.currency },
    });
    if (status === 400 || status === 403 || status === 404) throw new RefundRefused(JSON.stringify(error));
    if (status !== 200) throw new Error(`WeChat Pay did not take refund ${request.refundId}: ${JSON.stringify(error)}`);
    const refund = refundShape.parse(data);
    if (refund.status === "CLOSED" || refund.status === "ABNORMAL") throw new RefundRefused(refund.status);
    return refund.status === "SUCCESS" ? "done" : "pending";
  }

  #order(request: PaymentRequest) {
    return {
      description: request.orderReference.slice(0, oneDescription),
      out_trade_no: tradeNumber(request.paymentId),
      notify_url: `${this.settings.publicOrigin}/webhooks/payments/wechat-pay`,
      time_expire: new Date(request.payBy).toISOString().replace(/\.\d+Z$/, "+00:00"),
      amount: { total: request.amountMinor, currency: request.currency },
    };
  }

  async #isSigned(header: (name: string) => string, body: string): Promise<boolean> {
    const signature = header("wechatpay-signature");
    if (signature === "") return false;
    return this.#sdk.verifySign({
      timestamp: header("wechatpay-timestamp"),
      nonce: header("wechatpay-nonce"),
      serial: header("wechatpay-serial"),
      signature,
      body,
    });
  }

  /** The SDK's own decryption never looks at the tag that proves the text whole, so this one does. */
  #decrypt({ ciphertext, nonce, associated_data }: z.infer<typeof envelopeShape>["resource"]): string {
    const bytes = Buffer.from(ciphertext, "base64");
    const decipher = createDecipheriv("aes-256-gcm", this.settings.apiV3Key, nonce);
    decipher.setAuthTag(bytes.subarray(-16));
    decipher.setAAD(Buffer.from(associated_data));
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString("utf8");
  }
}

/** WeChat's numbers are at most 32 letters and digits: a UUID without its dashes. */
function tradeNumber(id: string): string {
  return id.replaceAll("-", "");
}

function toUuid(trade: string): string {
  return trade.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const results: Readonly<Record<string, PaymentNotice["result"]>> = {
  SUCCESS: "captured",
  // Given back after it was paid; whoever asks only now has to know that it was.
  REFUND: "captured",
  CLOSED: "declined",
  REVOKED: "declined",
  PAYERROR: "declined",
};

function toNotice(value: unknown): PaymentNotice | null {
  const { out_trade_no, trade_state, amount } = transactionShape.parse(value);
  const result = results[trade_state];
  if (!result) return null;
  return {
    paymentId: toUuid(out_trade_no),
    providerReference: out_trade_no,
    result,
    amountMinor: amount?.total ?? 0,
    currency: "CNY",
  };
}
