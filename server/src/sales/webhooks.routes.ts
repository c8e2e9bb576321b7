import type { FastifyInstance } from "fastify";
import type { SalesTools } from "./sales-dependencies.ts";
import { NoticeMismatch, settlePayment } from "./settle-payment.ts";

const mostNoticeBytes = 64 * 1024;

/**
 * `POST /webhooks/payments/:provider`: what a payment provider has to say. 401 when it is not authentic, 404 for a
 * payment we do not know (yet): providers try again. Saying a thing twice does nothing.
 */
export function registerWebhookRoutes(server: FastifyInstance, tools: SalesTools): void {
  server.register(async (scope) => {
    // Signatures are over the exact bytes.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: mostNoticeBytes }, (_request, body, done) =>
      done(null, body),
    );
    scope.post<{ Params: { provider: string } }>("/webhooks/payments/:provider", async (request, reply) => {
      const provider = tools.providers.find(request.params.provider);
      if (!provider) return reply.code(404).send({ error: "There is no such payment provider." });
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const reading = await provider.readWebhook({ headers: request.headers, body });
      if (reading.kind === "not-authentic") return reply.code(401).send({ error: "The signature does not fit." });
      const understood = () => reply.type(provider.understood.contentType).send(provider.understood.body);
      if (reading.kind === "nothing") return understood();
      try {
        const outcome = await settlePayment(tools, provider.code, reading.notice);
        if (outcome === "unknown-payment") return reply.code(404).send({ error: "There is no such payment." });
        return understood();
      } catch (error) {
        if (!(error instanceof NoticeMismatch)) throw error;
        tools.onTrouble(error, "settling a payment");
        return reply.code(409).send({ error: "The amount is not the payment's." });
      }
    });
  });
}
