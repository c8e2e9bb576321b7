import Stripe from "stripe";
import { type MakerAnswer, type MakerCall, type StandIn, standIn } from "./stand-in.ts";

interface Page {
  readonly id: string;
  readonly fields: URLSearchParams;
  status: "open" | "complete" | "expired";
  intent: Intent | null;
}

interface Intent {
  readonly id: string;
  readonly amount: number;
  status: "requires_capture" | "succeeded" | "canceled";
}

interface MadeRefund {
  readonly id: string;
  readonly intent: string;
  readonly amount: number;
  readonly metadata: { refund_id: string };
  status: string;
  failure_reason?: string;
}

export const stripeKeys = { secretKey: "sk_test_parterre", webhookSecret: "whsec_parterre" };

/**
 * Stripe, as far as Checkout with manual capture needs it: bearer keys, form bodies, idempotency keys that repeat the
 * first answer, webhooks signed with `t=…,v1=…` (docs.stripe.com/webhooks#verify-manually, by Stripe's own signer).
 */
export class StripeStandIn {
  readonly pages = new Map<string, Page>();
  readonly refunds: MadeRefund[] = [];
  /** What the next refunds become. */
  refundStatus = "succeeded";
  readonly #repeated = new Map<string, MakerAnswer>();
  #server!: StandIn;

  async open(): Promise<this> {
    this.#server = await standIn((call) => this.#answer(call));
    return this;
  }

  get origin(): string {
    return this.#server.origin;
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  /** What the buyer does on the hosted page. */
  pay(pageId: string): void {
    const page = this.pages.get(pageId)!;
    page.status = "complete";
    const amount = Number(page.fields.get("line_items[0][price_data][unit_amount]"));
    page.intent = { id: `pi_${page.id}`, amount, status: "requires_capture" };
  }

  /** The webhook's exact bytes and headers. */
  webhook(type: string, pageId: string, secret = stripeKeys.webhookSecret) {
    const page = this.pages.get(pageId)!;
    const object = {
      id: page.id,
      object: "checkout.session",
      client_reference_id: page.fields.get("client_reference_id"),
    };
    const payload = JSON.stringify({ id: "evt_1", object: "event", type, data: { object } });
    return {
      headers: { "stripe-signature": Stripe.webhooks.generateTestHeaderString({ payload, secret }) },
      body: Buffer.from(payload),
    };
  }

  #answer(call: MakerCall): MakerAnswer {
    if (call.headers.authorization !== `Bearer ${stripeKeys.secretKey}`)
      return json({ error: { type: "invalid_request_error", message: "Invalid API Key provided" } }, 401);
    const key = call.method === "POST" ? String(call.headers["idempotency-key"] ?? "") : "";
    const before = key && this.#repeated.get(key);
    if (before) return before;
    const answer = this.#carryOut(call);
    if (key) this.#repeated.set(key, answer);
    return answer;
  }

  #carryOut({ method, path, query, body }: MakerCall): MakerAnswer {
    const fields = new URLSearchParams(body);
    const [, , kind, id, act] = path.replace("/checkout/sessions", "/sessions").split("/");
    if (kind === "sessions") {
      const page = id ? this.pages.get(id) : this.#makePage(fields);
      if (!page) return json({ error: { type: "invalid_request_error", message: "No such session" } }, 404);
      if (act === "expire") page.status = "expired";
      return json(pageOf(page));
    }
    if (kind === "payment_intents" && method === "POST") {
      const intent = [...this.pages.values()].find((page) => page.intent?.id === id)?.intent;
      if (intent?.status !== "requires_capture")
        return json({ error: { type: "invalid_request_error", message: "This PaymentIntent cannot be changed" } }, 400);
      intent.status = act === "capture" ? "succeeded" : "canceled";
      return json(intentOf(intent));
    }
    if (kind === "refunds" && method === "GET") {
      const data = this.refunds.filter(({ intent }) => intent === query.get("payment_intent"));
      return json({ object: "list", data, has_more: false });
    }
    if (kind === "refunds") return json(this.#makeRefund(fields));
    return json({ error: { type: "invalid_request_error", message: `Unrecognized request ${path}` } }, 404);
  }

  #makePage(fields: URLSearchParams): Page {
    const page: Page = { id: `cs_test_${this.pages.size + 1}`, fields, status: "open", intent: null };
    this.pages.set(page.id, page);
    return page;
  }

  #makeRefund(fields: URLSearchParams): MadeRefund {
    const failed = this.refundStatus === "failed";
    const refund: MadeRefund = {
      id: `re_${this.refunds.length + 1}`,
      intent: fields.get("payment_intent") ?? "",
      amount: Number(fields.get("amount")),
      metadata: { refund_id: fields.get("metadata[refund_id]") ?? "" },
      status: this.refundStatus,
      ...(failed && { failure_reason: "expired_or_canceled_card" }),
    };
    this.refunds.push(refund);
    return refund;
  }
}

function pageOf(page: Page): object {
  return {
    id: page.id,
    object: "checkout.session",
    status: page.status,
    url: page.status === "open" ? `https://checkout.stripe.com/c/pay/${page.id}` : null,
    client_reference_id: page.fields.get("client_reference_id"),
    currency: page.fields.get("line_items[0][price_data][currency]"),
    payment_intent: page.intent && intentOf(page.intent),
  };
}

function intentOf({ id, amount, status }: Intent): object {
  return {
    id,
    object: "payment_intent",
    status,
    amount_received: status === "succeeded" ? amount : 0,
    amount_capturable: status === "requires_capture" ? amount : 0,
  };
}

function json(value: object, status = 200): MakerAnswer {
  return { status, body: JSON.stringify(value) };
}
