import { majorText, money, parseMajor } from "@parterre/money";
import { AlipaySdk } from "alipay-sdk";
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

export interface AlipaySettings {
  readonly appId: string;
  /** The application's private key, PKCS #8 PEM or its base64. */
  readonly privateKey: string;
  /** Alipay's public key (支付宝公钥), not the application's. */
  readonly alipayPublicKey: string;
  /** The gateway, for Alipay's sandbox; absent: the real one. */
  readonly gateway?: string | undefined;
  /** Origin under which Alipay and buyers reach us. */
  readonly publicOrigin: string;
}

const realGateway = "https://openapi.alipay.com/gateway.do";
const requestTimeoutMs = 20_000;

/** What Alipay says of a trade; field names as the SDK hands them over. */
interface Trade {
  readonly outTradeNo: string;
  readonly tradeNo: string;
  readonly tradeStatus: string;
  readonly totalAmount: string;
}

/**
 * Alipay, in yuan: its page on a computer, its app on a telephone, and a code at the window. Which of the first two a
 * buyer wants is seen when he comes to pay, so the redirect leads over a page of ours (`alipay.routes.ts`).
 */
export class AlipayProvider implements PaymentProvider {
  readonly code = "alipay";
  readonly name = { zh: "支付宝", en: "Alipay" };
  readonly currencies = ["CNY"] as const;
  /** Anything else, and the notice comes again for a day (异步通知说明). */
  readonly understood = { contentType: "text/plain", body: "success" };
  readonly sealed: SealedRequests;
  readonly #sdk: AlipaySdk;

  constructor(private readonly settings: AlipaySettings) {
    this.sealed = new SealedRequests(settings.privateKey, "alipay");
    this.#sdk = new AlipaySdk({
      appId: settings.appId,
      privateKey: settings.privateKey,
      keyType: "PKCS8",
      alipayPublicKey: settings.alipayPublicKey,
      gateway: settings.gateway ?? realGateway,
      timeout: requestTimeoutMs,
    });
  }

  async start(request: PaymentRequest): Promise<StartedPayment> {
    const page = `${this.settings.publicOrigin}/payments/alipay?request=${this.sealed.seal(request)}`;
    return {
      providerReference: request.paymentId,
      redirectUrl: page,
      // At Alipay a trade is made for a code or for a page, not for both.
      qrText: request.surface === "window" ? await this.#precreate(request) : null,
    };
  }

  /** The address at Alipay where this buyer pays; signed, and good for now. */
  payAddress(request: PaymentRequest, onTelephone: boolean): string {
    return this.#sdk.pageExecute(onTelephone ? "alipay.trade.wap.pay" : "alipay.trade.page.pay", "GET", {
      notify_url: this.#notifyUrl,
      return_url: request.returnUrl,
      bizContent: {
        ...this.#trade(request),
        product_code: onTelephone ? "QUICK_WAP_WAY" : "FAST_INSTANT_TRADE_PAY",
      },
    });
  }

  async readWebhook({ body }: WebhookCall): Promise<WebhookReading> {
    const fields = Object.fromEntries(new URLSearchParams(body.toString("utf8")));
    if (!this.#isGenuine(fields)) return { kind: "not-authentic" };
    const notice = toNotice({
      outTradeNo: fields.out_trade_no ?? "",
      tradeNo: fields.trade_no ?? "",
      tradeStatus: fields.trade_status ?? "",
      totalAmount: fields.total_amount ?? "",
    });
    return notice ? { kind: "notice", notice } : { kind: "nothing" };
  }

  async ask({ paymentId }: BegunPayment): Promise<PaymentNotice | null> {
    const answer = await this.#ask("alipay.trade.query", { bizContent: { out_trade_no: paymentId } });
    // Alipay knows a trade only once a buyer has opened it.
    if (answer.subCode === "ACQ.TRADE_NOT_EXIST") return null;
    mustBeDone(answer, "alipay.trade.query");
    return toNotice(answer as unknown as Trade);
  }

  async close({ paymentId }: BegunPayment): Promise<void> {
    const answer = await this.#ask("alipay.trade.close", { bizContent: { out_trade_no: paymentId } });
    if (answer.subCode === "ACQ.TRADE_NOT_EXIST" || answer.subCode === "ACQ.TRADE_STATUS_ERROR") return;
    mustBeDone(answer, "alipay.trade.close");
  }

  async refund(request: RefundRequest): Promise<"done" | "pending"> {
    const names = { out_trade_no: request.paymentId, out_request_no: request.refundId };
    const answer = await this.#ask("alipay.trade.refund", {
      bizContent: {
        ...names,
        refund_amount: majorText(money(request.amountMinor, request.currency)),
        refund_reason: request.reason.slice(0, 256),
      },
    });
    if (answer.code === "40004" && answer.subCode !== "ACQ.SYSTEM_ERROR") {
      throw new RefundRefused(answer.subMsg ?? answer.subCode ?? answer.msg);
    }
    mustBeDone(answer, "alipay.trade.refund");
    if (answer.fundChange === "Y") return "done";
    // Asked before, or under way: only the question says that the money has moved (查询退款).
    const asked = await this.#ask("alipay.trade.fastpay.refund.query", { bizContent: names });
    mustBeDone(asked, "alipay.trade.fastpay.refund.query");
    return asked.refundStatus === "REFUND_SUCCESS" ? "done" : "pending";
  }

  async #precreate(request: PaymentRequest): Promise<string> {
    const answer = await this.#ask("alipay.trade.precreate", {
      notify_url: this.#notifyUrl,
      bizContent: this.#trade(request),
    });
    mustBeDone(answer, "alipay.trade.precreate");
    return String(answer.qrCode);
  }

  /** The SDK believes unsigned answers unless it is told not to. */
  #ask(method: string, parameters: { readonly notify_url?: string; readonly bizContent: Record<string, string> }) {
    return this.#sdk.exec(method, parameters, { validateSign: true });
  }

  get #notifyUrl(): string {
    return `${this.settings.publicOrigin}/webhooks/payments/alipay`;
  }

  #trade(request: PaymentRequest) {
    return {
      out_trade_no: request.paymentId,
      total_amount: majorText(money(request.amountMinor, request.currency)),
      subject: request.orderReference,
      time_expire: chinaTime(request.payBy),
    };
  }

  /** Signed by Alipay, and meant for this application (异步通知验签, step 5). */
  #isGenuine(fields: Readonly<Record<string, string>>): boolean {
    try {
      return fields.app_id === this.settings.appId && this.#sdk.checkNotifySignV2({ ...fields });
    } catch {
      return false;
    }
  }
}

function toNotice(trade: Trade): PaymentNotice | null {
  const result =
    trade.tradeStatus === "TRADE_SUCCESS" || trade.tradeStatus === "TRADE_FINISHED"
      ? "captured"
      : trade.tradeStatus === "TRADE_CLOSED"
        ? "declined"
        : null;
  if (!result) return null;
  const total = parseMajor(trade.totalAmount, "CNY");
  if (!total) throw new Error(`Alipay's amount of ${trade.outTradeNo} cannot be read: ${trade.totalAmount}`);
  return { paymentId: trade.outTradeNo, providerReference: trade.outTradeNo, result, ...total };
}

function mustBeDone(answer: { code: string; msg: string; subMsg?: string; subCode?: string }, doing: string): void {
  if (answer.code !== "10000")
    throw new Error(`${doing}: ${answer.subCode ?? answer.code} ${answer.subMsg ?? answer.msg}`);
}

/** `yyyy-MM-dd HH:mm:ss` as Alipay wants instants: the clock in China. */
export function chinaTime(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
}
