import type { Currency } from "@parterre/money";
import type { LocalisedText } from "../platform/graphql/index.ts";

/** A payment to be made, as a provider is told. */
export interface PaymentRequest {
  /** Ours, a UUID; the provider must answer the same for the same id, so that starting twice is safe. */
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly orderReference: string;
  /** BCP 47 tag of the buyer's language. */
  readonly locale: string;
  /** Where the buyer goes after paying or giving up. */
  readonly returnUrl: string;
  /** `window`: the buyer stands before a seller and pays with a telephone; `online`: he is led to a page. */
  readonly surface: "online" | "window";
  /** When the seats go back on sale, in milliseconds since 1970; a payment after that may have to be given back. */
  readonly payBy: number;
}

export interface StartedPayment {
  /** The provider's own name for the payment, for its own pages and papers. */
  readonly providerReference: string;
  /** Where the buyer pays. */
  readonly redirectUrl: string;
  /** What a QR code has to say so that a phone held before it pays; null where the provider has none. */
  readonly qrText: string | null;
}

/** A payment that was begun, as a provider is asked about it. */
export interface BegunPayment {
  readonly paymentId: string;
  /** Null when the provider never answered the start. */
  readonly providerReference: string | null;
}

/** Money to be given back. */
export interface RefundRequest {
  /** Ours, a UUID; asking twice with one id gives the money back once. */
  readonly refundId: string;
  readonly paymentId: string;
  readonly providerReference: string;
  /** How much; at most what of the payment was not given back yet. */
  readonly amountMinor: number;
  /** The whole payment's amount. */
  readonly paidMinor: number;
  readonly currency: Currency;
  /** In the words of who decided it. */
  readonly reason: string;
}

/** What became of a payment at the provider. */
export interface PaymentNotice {
  readonly paymentId: string;
  readonly providerReference: string;
  /** `authorised`: promised by the buyer's bank, and taken by `capture` once the seats are the buyer's. */
  readonly result: "authorised" | "captured" | "declined";
  readonly amountMinor: number;
  readonly currency: Currency;
}

/** A webhook as it came: the body's exact bytes, because they are signed. */
export interface WebhookCall {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** What a webhook turned out to be. `nothing`: genuine, but no news of a payment. */
export type WebhookReading =
  | { readonly kind: "notice"; readonly notice: PaymentNotice }
  | { readonly kind: "nothing" }
  | { readonly kind: "not-authentic" };

/** The provider will not give this money back, however often it is asked; the message says why, in its words. */
export class RefundRefused extends Error {
  override readonly name = "RefundRefused";
}

/**
 * A way to pay that needs somebody outside. Everything here may be called again after a crash and must then do
 * nothing twice; nothing here is called inside a database transaction. Throwing means: try again later.
 */
export interface PaymentProvider {
  /** Stable, part of addresses and rows: `stripe`. */
  readonly code: string;
  readonly name: LocalisedText;
  /** What it takes. */
  readonly currencies: readonly Currency[];
  /** The answer by which the provider knows that its webhook was understood and need not come again. */
  readonly understood: { readonly contentType: string; readonly body: string };
  start(request: PaymentRequest): Promise<StartedPayment>;
  readWebhook(call: WebhookCall): Promise<WebhookReading>;
  /** Asks, for payments whose webhook never came. Null while the buyer has not decided. */
  ask(payment: BegunPayment): Promise<PaymentNotice | null>;
  /** Gives money back. `pending`: under way, ask again. Throws {@link RefundRefused} where it never will be. */
  refund(request: RefundRequest): Promise<"done" | "pending">;
  /** Takes an authorised payment; absent where payments are captured at once. */
  capture?(payment: BegunPayment): Promise<void>;
  /**
   * Ends a payment nobody wants any more: an open one can no longer be paid, an authorised one is let go. Does
   * nothing for one that is over, and must not give captured money back.
   */
  close?(payment: BegunPayment): Promise<void>;
}

/** Codes of the tenders that need nobody outside; no provider may be called so. */
const ownTenders = ["cash", "terminal", "transfer", "invoice", "voucher", "none"];

/** The providers of this house by code. Throws at start when two have one code. */
export class PaymentProviders {
  private readonly byCode: ReadonlyMap<string, PaymentProvider>;

  constructor(providers: readonly PaymentProvider[]) {
    this.byCode = new Map(providers.map((provider) => [provider.code, provider]));
    if (this.byCode.size !== providers.length) throw new Error("two payment providers have the same code");
    for (const code of ownTenders) {
      if (this.byCode.has(code)) throw new Error(`\`${code}\` is a tender of the house and no payment provider`);
    }
  }

  get all(): readonly PaymentProvider[] {
    return [...this.byCode.values()];
  }

  find(code: string): PaymentProvider | undefined {
    return this.byCode.get(code);
  }

  /** Whether a payment's code names somebody outside, offered at present or not, and no tender of the house. */
  isOutside(code: string): boolean {
    return !ownTenders.includes(code);
  }
}
