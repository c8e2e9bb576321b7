import { createSign, createVerify, generateKeyPairSync } from "node:crypto";
import { type MakerAnswer, type MakerCall, type StandIn, standIn } from "./stand-in.ts";

const pair = () =>
  generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });

interface Trade {
  readonly out_trade_no: string;
  readonly trade_no: string;
  readonly total_amount: string;
  trade_status: string;
  readonly refunds: Map<string, { readonly amount: string; done: boolean }>;
}

/** `a=1&b=2` of all fields but the signature's, sorted, without empty ones: what RSA2 signs (签名机制). */
function toSign(fields: ReadonlyMap<string, string>, without: readonly string[]): string {
  return [...fields]
    .filter(([name, value]) => value !== "" && !without.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** Alipay's gateway, as far as trades need it: requests, answers and notices all signed RSA2 and checked so. */
export class AlipayStandIn {
  readonly appId = "2021000000000000";
  readonly #app = pair();
  readonly #alipay = pair();
  readonly trades = new Map<string, Trade>();
  /** Sub-code with which the next refunds are refused. */
  refundRefusal: string | null = null;
  /** Whether refunds are done at once. */
  refundsAtOnce = true;
  #server!: StandIn;

  async open(): Promise<this> {
    this.#server = await standIn((call) => this.#answer(call));
    return this;
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  get settings() {
    return {
      appId: this.appId,
      privateKey: this.#app.privateKey,
      alipayPublicKey: this.#alipay.publicKey,
      gateway: `${this.#server.origin}/gateway.do`,
      publicOrigin: "https://tickets.example",
    };
  }

  /** What the buyer does at the signed address of a page. Throws when the address is not signed by the application. */
  pay(address: string): Trade {
    const fields = new Map(new URL(address).searchParams);
    this.#mustBeSigned(fields);
    const wanted = JSON.parse(fields.get("biz_content")!) as { out_trade_no: string; total_amount: string };
    return this.trade(wanted.out_trade_no, wanted.total_amount, "TRADE_SUCCESS");
  }

  trade(outTradeNo: string, amount: string, status: string): Trade {
    const trade = {
      out_trade_no: outTradeNo,
      trade_no: `2026${this.trades.size}`,
      total_amount: amount,
      trade_status: status,
      refunds: new Map(),
    };
    this.trades.set(outTradeNo, trade);
    return trade;
  }

  /** A notice's body as Alipay posts it. `changed` after signing. */
  notice(outTradeNo: string, changed: Readonly<Record<string, string>> = {}, appId = this.appId): Buffer {
    const { trade_no, total_amount, trade_status } = this.trades.get(outTradeNo)!;
    const fields = new Map(
      Object.entries({
        notify_type: "trade_status_sync",
        notify_time: "2026-11-01 20:00:00",
        charset: "utf-8",
        version: "1.0",
        app_id: appId,
        out_trade_no: outTradeNo,
        trade_no,
        total_amount,
        trade_status,
        subject: "订单 AB12&CD34",
      }),
    );
    const text = toSign(fields, ["sign", "sign_type"]);
    fields.set("sign", createSign("RSA-SHA256").update(text).sign(this.#alipay.privateKey, "base64"));
    fields.set("sign_type", "RSA2");
    return Buffer.from(new URLSearchParams([...fields, ...Object.entries(changed)]).toString());
  }

  #mustBeSigned(fields: ReadonlyMap<string, string>): void {
    const signature = fields.get("sign") ?? "";
    const fits = createVerify("RSA-SHA256")
      .update(toSign(fields, ["sign"]))
      .verify(this.#app.publicKey, signature, "base64");
    if (!fits || fields.get("app_id") !== this.appId) throw new Error("isv.invalid-signature");
  }

  #answer({ query, body }: MakerCall): MakerAnswer {
    const fields = new Map([...query, ...new URLSearchParams(body)]);
    this.#mustBeSigned(fields);
    const method = fields.get("method") ?? "";
    const text = JSON.stringify(this.#carryOut(method, JSON.parse(fields.get("biz_content") ?? "{}")));
    const sign = createSign("RSA-SHA256").update(text).sign(this.#alipay.privateKey, "base64");
    return { status: 200, body: `{"${method.replaceAll(".", "_")}_response":${text},"sign":"${sign}"}` };
  }

  #carryOut(method: string, wish: Readonly<Record<string, string>>): object {
    const done = { code: "10000", msg: "Success" };
    const failed = (subCode: string) => ({
      code: "40004",
      msg: "Business Failed",
      sub_code: subCode,
      sub_msg: subCode,
    });
    if (method === "alipay.trade.precreate")
      return { ...done, out_trade_no: wish.out_trade_no, qr_code: `https://qr.alipay.com/${wish.out_trade_no}` };
    const trade = this.trades.get(wish.out_trade_no ?? "");
    if (!trade) return failed("ACQ.TRADE_NOT_EXIST");
    const { refunds, ...facts } = trade;
    switch (method) {
      case "alipay.trade.query":
        return { ...done, ...facts };
      case "alipay.trade.close":
        if (trade.trade_status !== "WAIT_BUYER_PAY") return failed("ACQ.TRADE_STATUS_ERROR");
        trade.trade_status = "TRADE_CLOSED";
        return { ...done, ...facts };
      case "alipay.trade.refund": {
        if (this.refundRefusal) return failed(this.refundRefusal);
        const known = refunds.has(wish.out_request_no!);
        if (!known) refunds.set(wish.out_request_no!, { amount: wish.refund_amount!, done: this.refundsAtOnce });
        return { ...done, ...facts, fund_change: known || !this.refundsAtOnce ? "N" : "Y" };
      }
      case "alipay.trade.fastpay.refund.query":
        return { ...done, ...(refunds.get(wish.out_request_no!)?.done && { refund_status: "REFUND_SUCCESS" }) };
      default:
        return { code: "40002", msg: "Invalid Arguments", sub_code: "isv.invalid-method" };
    }
  }
}
