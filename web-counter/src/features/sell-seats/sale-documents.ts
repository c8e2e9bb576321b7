import { graphql, type ResultOf, type VariablesOf } from "@parterre/web-kit";
import { cartFragment } from "../../carts/cart-documents.ts";
import { ticketFragment } from "../../tickets/documents.ts";

export const quoteQuery = graphql(
  `
    query CounterQuote($input: QuoteInput!) {
      quote(input: $input) {
        __typename
        ... on Quote {
          total {
            amountMinor
            currency
          }
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
          }
          promotionCode {
            code
            applied
            reason {
              zh
              en
            }
          }
          lines {
            holdId
            ordinal
            price {
              amountMinor
              currency
            }
          }
        }
        ... on TicketTypeRefused {
          reason {
            zh
            en
          }
          refusedOrdinals
        }
        ... on CheckoutRefused {
          reason {
            zh
            en
          }
        }
        ... on NotPriced {
          reason {
            zh
            en
          }
          ordinals
        }
        ... on SeatsLost {
          reason {
            zh
            en
          }
          lostOrdinals
          cart {
            ...CounterCart
          }
        }
      }
    }
  `,
  [cartFragment],
);

export const soldOrderFragment = graphql(
  `
    fragment SoldOrder on Order @_unmask {
      id
      reference
      state
      dueAt
      contactName
      total {
        amountMinor
        currency
      }
      balance {
        amountMinor
        currency
      }
      tickets {
        ...Ticket
      }
      lines {
        id
        ordinal
        performance {
          id
        }
      }
    }
  `,
  [ticketFragment],
);
export type SoldOrder = ResultOf<typeof soldOrderFragment>;

export const sellAtCounterMutation = graphql(
  `
    mutation CounterSellAtCounter($input: SellAtCounterInput!) {
      sellAtCounter(input: $input) {
        __typename
        ... on SaleCompleted {
          order {
            ...SoldOrder
          }
          change {
            amountMinor
            currency
          }
        }
        ... on PriceChanged {
          reason {
            zh
            en
          }
          quote {
            total {
              amountMinor
              currency
            }
          }
        }
        ... on SeatsLost {
          reason {
            zh
            en
          }
          lostOrdinals
          cart {
            ...CounterCart
          }
        }
        ... on NotPriced {
          reason {
            zh
            en
          }
          ordinals
        }
        ... on TicketTypeRefused {
          reason {
            zh
            en
          }
          refusedOrdinals
        }
        ... on NotOnSale {
          reason {
            zh
            en
          }
        }
        ... on CheckoutRefused {
          reason {
            zh
            en
          }
          field
        }
      }
    }
  `,
  [cartFragment, soldOrderFragment],
);

export type QuoteOutcome = ResultOf<typeof quoteQuery>["quote"];
export type SaleResult = ResultOf<typeof sellAtCounterMutation>["sellAtCounter"];
export type SellAtCounterInput = VariablesOf<typeof sellAtCounterMutation>["input"];
