import { createCipheriv, createSign, createVerify, randomBytes } from "node:crypto";
import { type Certified, certified } from "./certificate.ts";
import { type MakerAnswer, type MakerCall, type StandIn, standIn } from "./stand-in.ts";

interface Transaction {
  readonly out_trade_no: string;
  readonly total: number;
  trade_state: string;
  readonly order: Readonly<Record<string, unknown>>;
  readonly refunds: Map<string, { status: string; readonly amount: number }>;
}

const apiV3Key = "0123456789abcdef0123456789abcdef";

/**
 * WeChat Pay API v3: `WECHATPAY2-SHA256-RSA2048` on every request, `Wechatpay-Signature` on every answer and notice,
 * notices and platform certificates encrypted with AEAD_AES_256_GCM (pay.weixin.qq.com, 签名验证 and 回调解密).
 */
export class WechatPayStandIn {
  readonly transactions = new Map<string, Transaction>();
  /** What the next refunds become. */
  refundStatus = "SUCCESS";
  /** Signs answers with a key that is not WeChat's. */
  lies = false;
  #merchant!: Certified;
  #platform!: Certified;
  #stranger!: Certified;
  #server!: StandIn;

  async open(): Promise<this> {
    this.#merchant = await certified("merchant");
    this.#platform = await certified("platform");
    this.#stranger = await certified("stranger");
    this.#server = await standIn((call) => this.#answer(call));
    return this;
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  get settings() {
    return {
      appId: "wx0000000000000000",
      appSecret: "app-secret",
      merchantId: "1900000001",
      certificate: this.#merchant.certificate,
      privateKey: this.#merchant.privateKey,
      apiV3Key,
      publicOrigin: "https://tickets.example",
      payOrigin: this.#server.origin,
      accountOrigin: this.#server.origin,
    };
  }

  pay(outTradeNo: string): void {
    this.transactions.get(outTradeNo)!.trade_state = "SUCCESS";
  }

  /** A notice as WeChat posts it. */
  notice(
    outTradeNo: string,
    more: { readonly secondsAgo?: number; readonly breakTag?: boolean; readonly forge?: boolean } = {},
  ) {
    const resource = encrypted(JSON.stringify(factsOf(this.transactions.get(outTradeNo)!)), "transaction");
    if (more.breakTag) {
      const bytes = Buffer.from(resource.ciphertext, "base64");
      bytes[bytes.length - 1]! ^= 1;
      resource.ciphertext = bytes.toString("base64");
    }
    const body = JSON.stringify({
      id: "n1",
      event_type: "TRANSACTION.SUCCESS",
      resource_type: "encrypt-resource",
      resource,
    });
    return { headers: this.#sign(body, more), body: Buffer.from(body) };
  }

  #sign(body: string, { secondsAgo = 0, forge = this.lies }: { secondsAgo?: number; forge?: boolean } = {}) {
    const timestamp = String(Math.floor(Date.now() / 1000) - secondsAgo);
    const nonce = randomBytes(16).toString("hex");
    const signer = createSign("RSA-SHA256").update(`${timestamp}\n${nonce}\n${body}\n`);
    return {
      "wechatpay-timestamp": timestamp,
      "wechatpay-nonce": nonce,
      "wechatpay-serial": this.#platform.serial,
      "wechatpay-signature": signer.sign((forge ? this.#stranger : this.#platform).privateKey, "base64"),
    };
  }

  async #answer(call: MakerCall): Promise<MakerAnswer> {
    if (call.path === "/sns/oauth2/access_token")
      return { status: 200, body: JSON.stringify({ openid: `openid-of-${call.query.get("code")}` }) };
    mustBeSigned(call, this.#merchant);
    const { status, value } = this.#carryOut(call);
    const body = value === undefined ? "" : JSON.stringify(value);
    return { status, headers: this.#sign(body), body };
  }

  #carryOut({ method, path, body }: MakerCall): { status: number; value?: object } {
    const wish = body === "" ? {} : JSON.parse(body);
    if (path === "/v3/certificates") return { status: 200, value: { data: [this.#platformCertificate()] } };
    if (path === "/v3/pay/transactions/native") {
      this.#order(wish);
      return { status: 200, value: { code_url: `weixin://wxpay/bizpayurl?pr=${wish.out_trade_no}` } };
    }
    if (path === "/v3/pay/transactions/jsapi") {
      this.#order(wish);
      return { status: 200, value: { prepay_id: `wx-${wish.payer.openid}` } };
    }
    if (path === "/v3/refund/domestic/refunds") return this.#refund(wish);
    const [, outTradeNo = "", act] = /out-trade-no\/([^/]+)(\/close)?$/.exec(path) ?? [];
    const transaction = this.transactions.get(outTradeNo);
    if (!transaction) return { status: 404, value: { code: "ORDER_NOT_EXIST", message: "订单不存在" } };
    if (method === "GET") return { status: 200, value: factsOf(transaction) };
    if (act && transaction.trade_state === "SUCCESS") return { status: 400, value: { code: "ORDERPAID" } };
    transaction.trade_state = "CLOSED";
    return { status: 204 };
  }

  #order(wish: { out_trade_no: string; amount: { total: number } }): void {
    if (this.transactions.has(wish.out_trade_no)) return;
    this.transactions.set(wish.out_trade_no, {
      out_trade_no: wish.out_trade_no,
      total: wish.amount.total,
      trade_state: "NOTPAY",
      order: wish,
      refunds: new Map(),
    });
  }

  #refund(wish: { out_trade_no: string; out_refund_no: string; amount: { refund: number } }) {
    const transaction = this.transactions.get(wish.out_trade_no);
    if (transaction?.trade_state !== "SUCCESS") return { status: 404, value: { code: "RESOURCE_NOT_EXISTS" } };
    const made = transaction.refunds.get(wish.out_refund_no) ?? {
      status: this.refundStatus,
      amount: wish.amount.refund,
    };
    transaction.refunds.set(wish.out_refund_no, made);
    return { status: 200, value: { out_refund_no: wish.out_refund_no, status: made.status } };
  }

  #platformCertificate(): object {
    const { serial, certificate } = this.#platform;
    const { algorithm, ...rest } = encrypted(certificate, "certificate");
    return { serial_no: serial, encrypt_certificate: { algorithm, ...rest } };
  }
}

function mustBeSigned({ method, path, query, headers, body }: MakerCall, merchant: Certified): void {
  const [kind, rest = ""] = String(headers.authorization).split(" ", 2);
  const field = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(rest)?.[1] ?? "";
  const address = query.size > 0 ? `${path}?${query}` : path;
  const text = `${method}\n${address}\n${field("timestamp")}\n${field("nonce_str")}\n${body}\n`;
  const fits = createVerify("RSA-SHA256").update(text).verify(merchant.certificate, field("signature"), "base64");
  if (kind !== "WECHATPAY2-SHA256-RSA2048" || field("serial_no") !== merchant.serial || !fits)
    throw new Error("SIGN_ERROR");
}

function factsOf({ out_trade_no, total, trade_state }: Transaction): object {
  return { out_trade_no, trade_state, amount: { total, currency: "CNY" } };
}

function encrypted(text: string, associated_data: string) {
  const nonce = randomBytes(6).toString("hex");
  const cipher = createCipheriv("aes-256-gcm", apiV3Key, nonce);
  cipher.setAAD(Buffer.from(associated_data));
  const ciphertext = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]).toString(
    "base64",
  );
  return { algorithm: "AEAD_AES_256_GCM", ciphertext, nonce, associated_data };
}
