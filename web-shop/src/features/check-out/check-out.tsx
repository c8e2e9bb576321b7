import { useQuery } from "@apollo/client/react";
import { Anchor, Button } from "@mantine/core";
import { EmptyState, ErrorState, RefusalNotice } from "@parterre/web-kit";
import { useMemo, useState } from "react";
import { Link } from "react-router";
import { cartParts, chosenCurrency, commonCurrencies } from "../../cart/cart-lines.ts";
import { CartTimer } from "../../cart/cart-timer.tsx";
import { ExtendButton } from "../../cart/extend-button.tsx";
import { LapsedNotice } from "../../cart/lapsed-notice.tsx";
import { useCart } from "../../cart/use-cart.ts";
import { PageSkeleton } from "../../frame/page-skeleton.tsx";
import { useShopText } from "../../texts/use-shop-text.ts";
import classes from "./check-out.module.css";
import { quoteQuery } from "./check-out-documents.ts";
import { CheckOutNotice } from "./check-out-notice.tsx";
import { ContactForm } from "./contact-form.tsx";
import { OrderSummary } from "./order-summary.tsx";
import { PromotionCodeField } from "./promotion-code-field.tsx";
import { useCheckOut } from "./use-check-out.ts";

/** Contact, summary and the step to payment. The total shown here is the server's own. */
export function CheckOut() {
  const t = useShopText();
  const { cart, stored, seatCount, loading } = useCart();
  const { state, checkOut } = useCheckOut();
  const seats = useMemo(() => {
    const currency = chosenCurrency(
      commonCurrencies(cart?.holds.map((hold) => hold.performance) ?? []),
      stored.currency,
    );
    const lines = cartParts(cart, stored.ticketTypes, currency).flatMap((part) => part.lines);
    return {
      currency,
      choices: lines.flatMap(({ holdId, ordinal, ticketTypeId }) =>
        ticketTypeId ? [{ holdId, ordinal, ticketTypeId }] : [],
      ),
    };
  }, [cart, stored]);
  const [promotionCode, setPromotionCode] = useState<string | null>(null);
  const quoted = useQuery(quoteQuery, {
    variables: {
      input: { cartKey: cart?.key ?? "", currency: seats.currency, seats: seats.choices, promotionCode },
      currency: seats.currency,
    },
    skip: !cart || seats.choices.length === 0 || state.kind === "leaving",
    fetchPolicy: "network-only",
  });

  if (state.kind === "leaving") {
    return <EmptyState heading="h1" title={t("checkOut.redirecting")} />;
  }
  if (loading) return <PageSkeleton />;
  if (!cart || seatCount === 0) {
    return (
      <div className={classes.narrow}>
        <LapsedNotice />
        <CheckOutNotice state={state} />
        <EmptyState
          heading="h1"
          title={t("cart.emptyTitle")}
          body={t("cart.emptyBody")}
          action={
            <Button component={Link} to="/">
              {t("cart.browse")}
            </Button>
          }
        />
      </div>
    );
  }
  // The last answer stays while the next is on its way, so that nothing typed is lost.
  const known = quoted.data ?? quoted.previousData;
  const answer = known?.quote;
  if (quoted.error && !answer) return <ErrorState error={quoted.error} onRetry={() => void quoted.refetch()} />;
  if (!answer) return <PageSkeleton />;
  if (answer.__typename !== "Quote") {
    return (
      <div className={classes.narrow}>
        <RefusalNotice refusal={answer}>
          <Button component={Link} to="/cart" size="compact-md">
            {t("checkOut.back")}
          </Button>
        </RefusalNotice>
      </div>
    );
  }
  // After PriceChanged the new prices are shown and only they can be agreed to.
  const changed = state.kind === "refused" && state.result.__typename === "PriceChanged" ? state.result.quote : null;
  const quote = changed ?? answer;
  return (
    <div className={classes.page}>
      <title>{`${t("checkOut.title")} · Parterre`}</title>
      <div className={classes.form}>
        <Anchor component={Link} to="/cart" size="sm" c="dimmed">
          ← {t("checkOut.back")}
        </Anchor>
        <h1 className={classes.title}>{t("checkOut.title")}</h1>
        <LapsedNotice />
        <ContactForm
          quote={quote}
          providers={known?.paymentProviders ?? []}
          busy={state.kind === "sending" || quoted.loading}
          state={state}
          market={known?.marketRules}
          onPay={(contact, provider, holders) =>
            void checkOut({
              ...{ cartKey: cart.key, quote, promotionCode, provider, contact },
              // In the order of the seats asked for, which is that of the quote's lines.
              seats: seats.choices.map((seat, index) => ({
                ...seat,
                ...(holders[index] && { holder: holders[index] }),
              })),
            })
          }
        />
      </div>
      <aside className={classes.summary} aria-label={t("checkOut.summary")}>
        <div className={classes.time}>
          <span>{t("cart.remaining")}</span> <CartTimer until={cart.heldUntil} />
          <ExtendButton cart={cart} />
        </div>
        <OrderSummary quote={quote} />
        <PromotionCodeField outcome={quote.promotionCode} busy={quoted.loading} onUse={setPromotionCode} />
      </aside>
    </div>
  );
}
