import type { Output } from "wechatpay-node-v3/dist/lib/interface-v2.js";
import type { IPayRequest } from "wechatpay-node-v3/dist/lib/pay-request.interface.js";

const wechatOrigin = "https://api.mch.weixin.qq.com";
const requestTimeoutMs = 20_000;

/** Whether an answer was really signed by WeChat Pay; throws where the key it names cannot be had. */
export type CheckAnswer = (headers: Headers, body: string) => Promise<boolean>;

/**
 * The SDK's way to the network. The SDK signs what we ask but believes whatever is answered; here each answer's
 * signature is checked too, except that of the certificates, which are what signatures are checked with (they come
 * encrypted with the merchant's own key).
 */
export class WechatHttp implements IPayRequest {
  constructor(
    private readonly origin: string,
    private readonly isGenuine: CheckAnswer,
  ) {}

  get(url: string, headers: Record<string, string>): Promise<Output> {
    return this.#ask(url, { method: "GET", headers });
  }

  post(url: string, params: Record<string, unknown>, headers: Record<string, string>): Promise<Output> {
    return this.#ask(url, { method: "POST", headers, body: JSON.stringify(params) });
  }

  upload(): Promise<Output> {
    throw new Error("nothing is uploaded to WeChat Pay");
  }

  async #ask(url: string, init: RequestInit): Promise<Output> {
    const answer = await fetch(url.replace(wechatOrigin, this.origin), {
      ...init,
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    const text = await answer.text();
    if (answer.status >= 500) throw new Error(`WeChat Pay answered ${answer.status}`);
    if (!url.endsWith("/v3/certificates") && !(await this.isGenuine(answer.headers, text))) {
      throw new Error("an answer in WeChat Pay's name was not signed by it");
    }
    const data: unknown = text === "" ? undefined : JSON.parse(text);
    return answer.ok ? { status: answer.status, data } : { status: answer.status, error: data };
  }
}
