import { chargeFragment, graphql, type ResultOf } from "@parterre/web-kit";
import { orderFragment } from "../../orders/documents.ts";
import { houseOnSaleFragment } from "../../performance/documents.ts";

export const exchangeHouseQuery = graphql(
  `
    query ExchangeHouse($id: ID!) {
      performance(id: $id) {
        ...HouseOnSale
        prices(channelCode: "counter") {
          zoneId
          ticketTypeId
          money {
            amountMinor
            currency
          }
        }
      }
    }
  `,
  [houseOnSaleFragment],
);
export type ExchangeHouse = NonNullable<ResultOf<typeof exchangeHouseQuery>["performance"]>;

export const quoteExchangeQuery = graphql(
  `
    query CounterQuoteExchange($input: ExchangeInput!) {
      quoteExchange(input: $input) {
        __typename
        ... on ExchangeQuote {
          worth {
            amountMinor
            currency
          }
          difference {
            amountMinor
            currency
          }
          quote {
            total {
              amountMinor
              currency
            }
            charges {
              ...ChargeFacts
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
  [chargeFragment],
);
export type ExchangeQuote = Extract<
  ResultOf<typeof quoteExchangeQuery>["quoteExchange"],
  { __typename: "ExchangeQuote" }
>;

export const exchangeTicketsMutation = graphql(
  `
    mutation CounterExchangeTickets($input: ExchangeTicketsInput!) {
      exchangeTickets(input: $input) {
        __typename
        ... on OrderChanged {
          order {
            ...CounterOrder
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
  [orderFragment],
);

export const requestExchangePaymentMutation = graphql(`
  mutation CounterRequestExchangePayment($input: RequestExchangePaymentInput!) {
    requestExchangePayment(input: $input) {
      __typename
      ... on TelephoneAsked {
        payment {
          id
          qrText
        }
        redirectUrl
      }
      ... on TelephoneNotAsked {
        field
      }
      ... on Refusal {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export const moveSeatMutation = graphql(
  `
    mutation CounterMoveSeat($input: MoveSeatInput!) {
      moveSeat(input: $input) {
        __typename
        ... on OrderChanged {
          order {
            ...CounterOrder
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
  [orderFragment],
);
