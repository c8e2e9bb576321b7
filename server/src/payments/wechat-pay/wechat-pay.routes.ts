import type { FastifyInstance, FastifyReply } from "fastify";
import { noPaymentPage, sendPaymentPage } from "../payment-page.ts";
import type { PaymentRequest } from "../payment-provider.ts";
import { scanPage, sheetPage } from "./wechat-pay-page.ts";
import type { WechatPayProvider } from "./wechat-pay-provider.ts";

interface Asked {
  readonly request?: string;
  /** Whom WeChat recognised. */
  readonly code?: string;
}

/**
 * `GET /payments/wechat-pay?request=…`: the payment sheet inside WeChat, else a code to scan.
 * `GET /payments/wechat-pay/state?request=…`: `{ state }`, for the page that waits.
 */
export function registerWechatPayRoutes(server: FastifyInstance, provider: WechatPayProvider): void {
  server.get<{ Querystring: Asked }>("/payments/wechat-pay", async ({ query, headers }, reply) => {
    const sealed = String(query.request ?? "");
    const request = provider.sealed.open(sealed);
    if (!request) return sendPaymentPage(reply, noPaymentPage(), 404);
    // Opened again after paying: there is nothing to pay twice.
    if (await provider.ask({ paymentId: request.paymentId, providerReference: null }))
      return reply.redirect(request.returnUrl, 303);
    const insideWechat = /MicroMessenger/i.test(headers["user-agent"] ?? "");
    if (!insideWechat || !provider.knowsBuyers) return showCode(reply, provider, request, sealed);
    if (query.code === undefined) return reply.redirect(provider.recogniseAddress(sealed), 303);
    return sendPaymentPage(reply, sheetPage(request, await provider.sheetParameters(request, query.code)));
  });

  server.get<{ Querystring: Asked }>("/payments/wechat-pay/state", async ({ query }, reply) => {
    const request = provider.sealed.open(String(query.request ?? ""));
    if (!request) return reply.code(404).send({ error: "There is no such payment." });
    const notice = await provider.ask({ paymentId: request.paymentId, providerReference: null });
    return reply.header("cache-control", "no-store").send({ state: notice?.result ?? "open" });
  });
}

async function showCode(reply: FastifyReply, provider: WechatPayProvider, request: PaymentRequest, sealed: string) {
  const codeUrl = await provider.codeToScan(request);
  return sendPaymentPage(reply, scanPage(request, codeUrl, `/payments/wechat-pay/state?request=${sealed}`));
}
