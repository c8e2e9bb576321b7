import type { Currency } from "@parterre/money";
import type { PaymentProvider } from "../payments/index.ts";
import { statement } from "../platform/database/index.ts";
import { recordStarted } from "./payment.store.ts";
import type { SalesTools } from "./sales-dependencies.ts";

const toStart = statement<{
  redirect_url: string | null;
  amount_minor: string;
  currency: Currency;
  reference: string;
  secret: string;
  locale: string;
  pay_by: Date;
  at_window: boolean;
}>(
  "sales.find_payment_to_start",
  `SELECT p.redirect_url, p.amount_minor, p.currency, o.reference, o.secret, o.locale,
     -- Somebody who follows a link sits down to pay now; tomorrow they follow it again.
     coalesce(t.pay_by, CASE WHEN o.collect_code IS NULL THEN o.pay_by
       ELSE least(o.pay_by, now() + interval '1 hour') END) AS pay_by,
     t.payment_id IS NOT NULL OR (o.seller_id IS NOT NULL AND o.collect_code IS NULL) AS at_window
   FROM payment p JOIN sales_order o ON o.id = p.order_id LEFT JOIN telephone_payment t ON t.payment_id = p.id
   WHERE p.id = $1`,
);

/**
 * Where the buyer pays. Asks the provider the first time and remembers the answer; may be called again and again.
 * Throws when the provider cannot be reached.
 */
export async function startPayment(tools: SalesTools, provider: PaymentProvider, paymentId: string): Promise<string> {
  const [payment] = await tools.database.queryHot(toStart, [paymentId]);
  if (!payment) throw new Error(`there is no payment ${paymentId}`);
  if (payment.redirect_url !== null) return payment.redirect_url;
  const started = await provider.start({
    paymentId,
    amountMinor: Number(payment.amount_minor),
    currency: payment.currency,
    orderReference: payment.reference,
    locale: payment.locale,
    returnUrl: tools.orderUrl(payment.secret),
    surface: payment.at_window ? "window" : "online",
    payBy: payment.pay_by.getTime(),
  });
  await tools.database.inHotTransaction((tx) =>
    recordStarted(tx, paymentId, started.providerReference, started.redirectUrl, started.qrText),
  );
  return started.redirectUrl;
}
