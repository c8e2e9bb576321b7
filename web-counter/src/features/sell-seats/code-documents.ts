import { graphql, type ResultOf } from "@parterre/web-kit";
import { cartFragment } from "../../carts/cart-documents.ts";
import { soldOrderFragment } from "./sale-documents.ts";

export const requestPaymentMutation = graphql(
  `
    mutation CounterRequestPayment($input: RequestPaymentInput!) {
      requestPayment(input: $input) {
        __typename
        ... on CheckoutStarted {
          order {
            id
            reference
          }
          payment {
            id
            qrText
          }
          redirectUrl
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
  [cartFragment],
);
export type RequestResult = ResultOf<typeof requestPaymentMutation>["requestPayment"];

export const awaitedOrderQuery = graphql(
  `
    query CounterAwaitedOrder($reference: String!) {
      orderByReference(reference: $reference) {
        ...SoldOrder
        note {
          zh
          en
        }
      }
    }
  `,
  [soldOrderFragment],
);
