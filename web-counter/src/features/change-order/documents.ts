import { graphql, type ResultOf } from "@parterre/web-kit";
import { orderFragment } from "../../orders/documents.ts";

export const quoteRefundQuery = graphql(`
  query CounterQuoteRefund($orderId: ID!, $lineIds: [ID!], $waive: Boolean!) {
    quoteRefund(orderId: $orderId, lineIds: $lineIds, waive: $waive) {
      __typename
      ... on RefundQuote {
        lines {
          lineId
          paidForIt {
            amountMinor
            currency
          }
          keptSaleFees {
            amountMinor
            currency
          }
          refundFee {
            amountMinor
            currency
          }
          lostDiscount {
            amountMinor
            currency
          }
          refund {
            amountMinor
            currency
          }
        }
        refund {
          amountMinor
          currency
        }
        money {
          amountMinor
          currency
        }
        ways {
          tender
          money {
            amountMinor
            currency
          }
        }
        remaining {
          lineId
        }
        remainingPaid {
          amountMinor
          currency
        }
        remainingRepriced {
          amountMinor
          currency
        }
      }
      ... on NotRefundable {
        reason {
          zh
          en
        }
      }
    }
  }
`);
export type RefundQuote = Extract<ResultOf<typeof quoteRefundQuery>["quoteRefund"], { __typename: "RefundQuote" }>;

export const refundTicketsMutation = graphql(
  `
    mutation CounterRefundTickets($input: RefundTicketsInput!) {
      refundTickets(input: $input) {
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

export const giveGoodwillMutation = graphql(
  `
    mutation CounterGiveGoodwill($input: GiveGoodwillInput!) {
      giveGoodwill(input: $input) {
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

export const returnTicketsMutation = graphql(
  `
    mutation CounterReturnTickets($input: ReturnTicketsInput!) {
      returnTickets(input: $input) {
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
