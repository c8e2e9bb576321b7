import type { FastifyInstance, FastifyReply } from "fastify";
import type { OutboxHandler } from "../../platform/jobs/index.ts";
import { noPaymentPage, sendPaymentPage } from "../payment-page.ts";
import type { TestPayment } from "./test-provider.store.ts";
import { type DeliverNotice, type TestDecision, type TestProvider, testDecisions } from "./test-provider.ts";
import { testProviderPage } from "./test-provider-page.ts";

const isDecision = (text: string): text is TestDecision => (testDecisions as readonly string[]).includes(text);

/** How often the bank calls; once where nothing else is said. */
const callsAfter: Partial<Record<TestDecision, number>> = { "approve-silently": 0, "approve-twice": 2 };

/** Plain HTML pages over plain HTTP forms: nothing a browser could be without. */
export function registerTestProviderRoutes(server: FastifyInstance, provider: TestProvider): void {
  server.register(async (scope) => {
    // The forms have no fields; whatever a client sends along is left unread.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: 1024 }, (_request, body, done) => done(null, body));

    scope.get<{ Params: { id: string } }>("/payments/test/:id", async (request, reply) =>
      show(reply, await provider.find(request.params.id)),
    );
    scope.post<{ Params: { id: string; decision: string } }>("/payments/test/:id/:decision", async (request, reply) => {
      const { id, decision } = request.params;
      const payment = isDecision(decision) ? await provider.decide(id, decision) : null;
      if (!payment) return show(reply, null);
      for (let calls = callsAfter[decision as TestDecision] ?? 1; calls > 0; calls--)
        await provider.notify(payment, deliveryThrough(server)).catch((error: Error) => {
          // A bank's webhook may fail as well; sales asks by itself before long.
          request.log.warn({ err: error, paymentId: id }, "the test provider could not deliver its notice");
        });
      if (payment.state === "approving") return show(reply, payment);
      return reply.redirect(payment.returnUrl, 303);
    });
  });
}

/** Carries out late approvals. */
export function approveLateHandler(provider: TestProvider, server: () => FastifyInstance): OutboxHandler {
  return async ({ payload }) => {
    const payment = await provider.approveLate((payload as { id: string }).id);
    if (payment) await provider.notify(payment, deliveryThrough(server()));
  };
}

/** Through the server's real webhook route, with all that happens to a call on its way there. */
function deliveryThrough(server: FastifyInstance): DeliverNotice {
  return async (body, headers) => {
    const answer = await server.inject({ method: "POST", url: "/webhooks/payments/test", payload: body, headers });
    if (answer.statusCode >= 300) throw new Error(`the webhook answered ${answer.statusCode}`);
  };
}

function show(reply: FastifyReply, payment: TestPayment | null): FastifyReply {
  return payment ? sendPaymentPage(reply, testProviderPage(payment)) : sendPaymentPage(reply, noPaymentPage(), 404);
}
