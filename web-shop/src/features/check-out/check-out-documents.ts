import { graphql, type ResultOf } from "@parterre/web-kit";
import { cartSeatsFragment } from "../../cart/cart-documents.ts";

export const quoteFragment = graphql(`
  fragment CheckOutQuote on Quote @_unmask {
    charges {
      kind
      name {
        zh
        en
      }
      amount {
        amountMinor
        currency
      }
      tax {
        ratePpm
        included
        tax {
          amountMinor
          currency
        }
      }
    }
    promotionCode {
      code
      applied
      reason {
        zh
        en
      }
    }
    total {
      amountMinor
      currency
    }
    lines {
      holdId
      ordinal
      label {
        block
        row
        seat
      }
      price {
        amountMinor
        currency
      }
      ticketType {
        id
        name {
          zh
          en
        }
      }
      zone {
        id
        name {
          zh
          en
        }
      }
      performance {
        id
        startsAt
        event {
          id
          title {
            zh
            en
          }
        }
        venue {
          id
          timeZone
          name {
            zh
            en
          }
        }
      }
    }
  }
`);

export type CheckOutQuote = ResultOf<typeof quoteFragment>;

export const quoteQuery = graphql(
  `
    query Quote($input: QuoteInput!, $currency: Currency!) {
      marketRules {
        realName
        mostPerIdentity
      }
      paymentProviders(currency: $currency) {
        code
        name {
          zh
          en
        }
      }
      quote(input: $input) {
        __typename
        ... on Quote {
          ...CheckOutQuote
        }
        ... on Refusal {
          reason {
            zh
            en
          }
        }
        ... on SeatsLost {
          lostOrdinals
        }
        ... on NotPriced {
          unpricedOrdinals: ordinals
        }
      }
    }
  `,
  [quoteFragment],
);

export const checkoutMutation = graphql(
  `
    mutation CheckOut($input: CheckoutInput!) {
      checkout(input: $input) {
        __typename
        ... on CheckoutStarted {
          redirectUrl
          order {
            id
            reference
            secret
          }
        }
        ... on Refusal {
          reason {
            zh
            en
          }
        }
        ... on PriceChanged {
          quote {
            ...CheckOutQuote
          }
        }
        ... on SeatsLost {
          lostOrdinals
          cart {
            ...CartSeats
          }
        }
        ... on CheckoutRefused {
          field
        }
      }
    }
  `,
  [quoteFragment, cartSeatsFragment],
);

export type CheckoutResult = ResultOf<typeof checkoutMutation>["checkout"];
