import type { FastifyInstance } from "fastify";
import type { AlipayProvider } from "./alipay-provider.ts";

/** `GET /payments/alipay?request=…`: on to Alipay, to the app on a telephone and to the page on anything else. */
export function registerAlipayRoutes(server: FastifyInstance, provider: AlipayProvider): void {
  server.get<{ Querystring: { request?: string } }>("/payments/alipay", async ({ query, headers }, reply) => {
    const request = provider.sealed.open(String(query.request ?? ""));
    if (!request) return reply.code(404).send({ error: "There is no such payment." });
    const onTelephone = /Mobi|Android/i.test(headers["user-agent"] ?? "");
    return reply.header("cache-control", "no-store").redirect(provider.payAddress(request, onTelephone), 303);
  });
}
