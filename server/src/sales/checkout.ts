import type { Money } from "@parterre/money";
import { v7 as uuid } from "uuid";
import type { StaffActor } from "../identity/index.ts";
import type { Hold } from "../inventory/index.ts";
import type { Transaction } from "../platform/database/index.ts";
import type { LocalisedText } from "../platform/graphql/index.ts";
import { claimLimitsOfSale, pricedParts } from "./claim-limits.ts";
import { keepIdentities } from "./identities/keep-identities.ts";
import { insertOrder } from "./insert-order.store.ts";
import { customerKeyOf } from "./limits.rules.ts";
import { releaseLimits } from "./limits.store.ts";
import { claimOnce } from "./once-only.store.ts";
import { lapseOtherOrdersOfCart } from "./order.store.ts";
import { newOrderReference, newOrderSecret } from "./order-reference.ts";
import { type NotQuoted, type Quote, quoteSeats } from "./quote.ts";
import { orRefused, Refused } from "./refused.ts";
import {
  type Contact,
  contactRefusal,
  customerRefusal,
  type InputRefusal,
  keyRefusal,
  localeRefusal,
  mostSeatsOfStaff,
  seatsRefusal,
  type WalkIn,
} from "./sale-input.rules.ts";
import { saleTexts } from "./sale-texts.rules.ts";
import type { Buyer, SaleWish } from "./sale-wish.ts";
import type { SalesTools } from "./sales-dependencies.ts";
import { startPayment } from "./start-payment.ts";
import { besideRefusal } from "./telephone/beside-telephone.ts";
import { insertTelephonePayment } from "./telephone/telephone-payment.store.ts";
import { sumOf, type Tender } from "./tenders/tenders.rules.ts";

export interface CheckoutCommand extends SaleWish {
  readonly shownTotalMinor: number;
  readonly provider: string;
  /** Online a name and an address at least; at a window whatever the customer leaves. */
  readonly contact: Contact | (WalkIn & Pick<Contact, "locale">);
  readonly idempotencyKey: string;
  /** Who sells to a customer that pays by telephone at a window; absent online. */
  readonly seller?: StaffActor;
  /** What lies on the counter beside the telephone, and is taken together with its payment. */
  readonly tenders?: readonly Tender[];
}

/** What may stand in the way of any sale. */
export type SaleRefusal =
  | NotQuoted
  | { readonly kind: "price-changed"; readonly quote: Quote }
  | { readonly kind: "refused"; readonly reason: LocalisedText; readonly field: string | null };

export type CheckoutOutcome =
  | { readonly kind: "started"; readonly orderId: string; readonly paymentId: string; readonly redirectUrl: string }
  | SaleRefusal;

/** The ids of what was made under an idempotency key. */
interface Made {
  readonly orderId: string;
  readonly paymentId: string;
}

export function refusedBy(refusal: InputRefusal): Extract<SaleRefusal, { readonly kind: "refused" }> {
  return { kind: "refused", ...refusal };
}

/**
 * Makes an order of held seats and sends the buyer to pay. Nothing is charged here: the total shown is compared
 * with the recomputed one first, the holds are extended for paying, and the order waits for the provider's word.
 */
export async function checkout(tools: SalesTools, command: CheckoutCommand): Promise<CheckoutOutcome> {
  const badInput =
    keyRefusal(command.idempotencyKey) ?? (command.seller ? windowRefusal(command) : onlineRefusal(command));
  if (badInput) return refusedBy(badInput);
  const provider = tools.providers.find(command.provider);
  if (!provider) return refusedBy({ reason: saleTexts.noSuchProvider, field: "provider" });
  if (!provider.currencies.includes(command.currency))
    return refusedBy({ reason: saleTexts.currencyNotTaken, field: "provider" });
  const placed = await orRefused<Made & { kind: "placed" }, SaleRefusal>(() => place(tools, command));
  if (placed.kind !== "placed") return placed;
  try {
    const redirectUrl = await startPayment(tools, provider, placed.paymentId);
    return { kind: "started", orderId: placed.orderId, paymentId: placed.paymentId, redirectUrl };
  } catch (error) {
    // The order stands, unpaid, and lapses; the same key tries the provider again.
    tools.onTrouble(error as Error, `starting payment ${placed.paymentId}`);
    return { kind: "refused", reason: saleTexts.providerDown, field: "provider" };
  }
}

function onlineRefusal({ seats, contact }: CheckoutCommand): InputRefusal | null {
  const { name, email, phone, locale } = contact;
  return seatsRefusal(seats) ?? contactRefusal({ name: name ?? "", email: email ?? "", phone, locale });
}

function windowRefusal({ seats, contact }: CheckoutCommand): InputRefusal | null {
  return seatsRefusal(seats, mostSeatsOfStaff) ?? customerRefusal(contact) ?? localeRefusal(contact.locale);
}

async function place(tools: SalesTools, command: CheckoutCommand): Promise<Made & { kind: "placed" }> {
  const { cartKey, contact, channelCode } = command;
  const channel = await tools.channels.byCode(channelCode);
  if (!channel) throw new Error(`there is no channel ${channelCode}`);
  return tools.database.inHotTransaction(async (tx) => {
    const made: Made = { orderId: uuid(), paymentId: uuid() };
    const { seller, ...request } = command;
    const once = await claimOnce(tx, "checkout", `${cartKey}/${command.idempotencyKey}`, request, made);
    if (once.kind === "again") return { kind: "placed", ...once.answer };
    if (once.kind === "misused") {
      throw new Refused<SaleRefusal>(refusedBy({ reason: saleTexts.keyMisused, field: "idempotencyKey" }));
    }
    // Before the holds are locked: orders come first in the order of locks.
    const replaced = await lapseOtherOrdersOfCart(tx, cartKey, made.orderId, saleTexts.orderReplaced);
    const holdIds = [...new Set(command.seats.map((seat) => seat.holdId))];
    const holds = await tools.inventory.extendForPayment(tx, cartKey, holdIds);
    const customer = customerKeyOf(contact.email);
    const quote = await quoteAsShown(tools, tx, holds, command, { customer });
    const lines = quote.lines.map((line) => ({ id: uuid(), ...line }));
    const payBy = Math.min(...holds.map((hold) => hold.heldUntil));
    const telephoneMinor = await leftForTelephone(tools, tx, command, quote.total);
    await insertOrder(tx, {
      id: made.orderId,
      reference: newOrderReference(),
      secret: newOrderSecret(),
      state: "awaiting_payment",
      channelId: channel.id,
      currency: command.currency,
      ...pricedParts(quote),
      cartKey,
      contactName: contact.name?.trim() || null,
      contactEmail: contact.email?.trim() || null,
      contactPhone: contact.phone?.trim() || null,
      customerId: "customerId" in contact ? contact.customerId : null,
      locale: contact.locale,
      sellerId: seller?.staffId ?? null,
      payBy,
      dueAt: null,
      act: {
        id: uuid(),
        kind: "place",
        staffId: seller?.staffId ?? null,
        approverId: null,
        reason: null,
        owedMinor: 0,
        paidMinor: 0,
      },
      payments: [
        {
          id: made.paymentId,
          provider: command.provider,
          state: "pending",
          amountMinor: telephoneMinor,
          givenMinor: null,
          reference: null,
          voucherId: null,
          checkInMs: tools.timing.firstAskMs,
        },
      ],
      lines,
    });
    if (seller && command.tenders?.length) {
      await insertTelephonePayment(tx, {
        ...{ paymentId: made.paymentId, purpose: "sale", askedBy: seller, channelCode, reason: "", payBy },
        ...{ tenders: command.tenders, exchange: null },
      });
    }
    await releaseLimits(tx, replaced);
    const buyer = { idNumber: contact.idNumber ?? null, field: "contact.idNumber" };
    await keepIdentities(tools, tx, { orderId: made.orderId, lines, seats: command.seats, buyer });
    await claimLimitsOfSale(tx, made.orderId, quote, customer, () =>
      refusalWithoutCode(tools, tx, holds, command, customer),
    );
    return { kind: "placed", ...made };
  });
}

/** What is left to be paid by the provider beside the tenders, which have to be good. Throws `Refused`. */
async function leftForTelephone(
  tools: SalesTools,
  tx: Transaction,
  { seller, tenders = [] }: CheckoutCommand,
  total: Money,
): Promise<number> {
  if (!seller || tenders.length === 0) return total.amountMinor;
  const refused = await besideRefusal(tools, tx, { seller, tenders, total });
  if (refused) throw new Refused<SaleRefusal>(refusedBy(refused));
  return total.amountMinor - sumOf(tenders);
}

/** The quote, if it comes to what was shown. Throws `Refused` otherwise. */
export async function quoteAsShown(
  tools: SalesTools,
  tx: Transaction,
  holds: readonly Hold[],
  command: SaleWish & { readonly shownTotalMinor: number },
  buyer: Buyer,
): Promise<Quote> {
  const outcome = await quoteSeats(tools, tx, holds, command, buyer);
  if (outcome.kind !== "quote") throw new Refused<SaleRefusal>(outcome);
  const { quote } = outcome;
  if (quote.total.amountMinor !== command.shownTotalMinor) {
    throw new Refused<SaleRefusal>({ kind: "price-changed", quote });
  }
  return quote;
}

/** What to say when the code was used up by somebody else at this moment: what it costs without. */
export async function refusalWithoutCode(
  tools: SalesTools,
  tx: Transaction,
  holds: readonly Hold[],
  wish: SaleWish,
  customer: string | null,
): Promise<SaleRefusal> {
  const outcome = await quoteSeats(tools, tx, holds, wish, { customer, codeIsUsedUp: true });
  return outcome.kind === "quote" ? { kind: "price-changed", quote: outcome.quote } : outcome;
}
