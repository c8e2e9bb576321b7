import type { Currency } from "@parterre/money";
import type { LocalisedText } from "../platform/graphql/index.ts";

/** A payment to be made, as a provider is told. */
export interface PaymentRequest {
  /** Ours; the provider must answer the same for the same id, so that starting twice is safe. */
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly orderReference: string;
  /** BCP 47 tag of the buyer's language. */
  readonly locale: string;
  /** Where the buyer goes after paying or giving up. */
  readonly returnUrl: string;
  /** When the seats go back on sale, in milliseconds since 1970; a payment after that may have to be given back. */
  readonly payBy: number;
}

export interface StartedPayment {
  /** The provider's own name for the payment; webhooks and questions use it. */
  readonly providerReference: string;
  /** Where the buyer pays. */
  readonly redirectUrl: string;
}

/** What became of a payment at the provider. */
export interface PaymentNotice {
  readonly providerReference: string;
  readonly result: "captured" | "declined";
  readonly amountMinor: number;
  readonly currency: Currency;
}

/** A webhook as it came: the body's exact bytes, because they are signed. */
export interface WebhookCall {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/**
 * A way to pay that needs somebody outside. Everything here may be called again after a crash and must then do
 * nothing twice; nothing here is called inside a database transaction.
 */
export interface PaymentProvider {
  /** Stable, part of addresses and rows: `test`. */
  readonly code: string;
  readonly name: LocalisedText;
  start(request: PaymentRequest): Promise<StartedPayment>;
  /** Reads a webhook. Null when it is not authentic; then nothing is done and 401 answered. */
  readWebhook(call: WebhookCall): PaymentNotice | null;
  /** Asks, for payments whose webhook never came. Null while the buyer has not decided. */
  ask(providerReference: string): Promise<PaymentNotice | null>;
  /** Gives the whole payment back; again for one that was given back already does nothing. */
  refund(providerReference: string, refundId: string): Promise<void>;
}

/** The providers of this house by code. Throws at start when two have one code. */
export class PaymentProviders {
  private readonly byCode: ReadonlyMap<string, PaymentProvider>;

  constructor(providers: readonly PaymentProvider[]) {
    this.byCode = new Map(providers.map((provider) => [provider.code, provider]));
    if (this.byCode.size !== providers.length) throw new Error("two payment providers have the same code");
    if (this.byCode.has("cash")) throw new Error("`cash` is the counter's own and no payment provider");
  }

  get codes(): readonly string[] {
    return [...this.byCode.keys()];
  }

  find(code: string): PaymentProvider | undefined {
    return this.byCode.get(code);
  }
}
