import { graphql, type ResultOf } from "@parterre/web-kit";
import { cartFragment } from "../carts/cart-documents.ts";

export const linkOrderFragment = graphql(`
  fragment LinkOrder on Order @_unmask {
    id
    reference
    state
    payBy
    payLink
    collectCode
    contactEmail
    total {
      amountMinor
      currency
    }
  }
`);
export type LinkOrder = ResultOf<typeof linkOrderFragment>;

export const sendPayLinkMutation = graphql(
  `
    mutation CounterSendPayLink($input: SendPayLinkInput!) {
      sendPayLink(input: $input) {
        __typename
        ... on PayLinkSent {
          order {
            ...LinkOrder
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
  [cartFragment, linkOrderFragment],
);
export type PayLinkResult = ResultOf<typeof sendPayLinkMutation>["sendPayLink"];

export const linkOrderQuery = graphql(
  `
    query CounterLinkOrder($reference: String!) {
      orderByReference(reference: $reference) {
        ...LinkOrder
      }
    }
  `,
  [linkOrderFragment],
);

export const sendAgainMutation = graphql(`
  mutation CounterSendPayLinkAgain($orderId: ID!) {
    sendPayLinkAgain(orderId: $orderId) {
      __typename
      ... on Refusal {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export const cancelPayLinkMutation = graphql(
  `
    mutation CounterCancelPayLink($orderId: ID!, $reason: String!) {
      cancelPayLink(orderId: $orderId, reason: $reason) {
        __typename
        ... on PayLinkChanged {
          order {
            ...LinkOrder
          }
        }
        ... on Refusal {
          reason {
            zh
            en
          }
        }
      }
    }
  `,
  [linkOrderFragment],
);
