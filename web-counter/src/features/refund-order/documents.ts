import { graphql, type ResultOf, seatMapDataFragment } from "@parterre/web-kit";
import { ticketFragment } from "../../tickets/documents.ts";

export const orderFragment = graphql(
  `
    fragment CounterOrder on Order @_unmask {
      id
      reference
      state
      note {
        zh
        en
      }
      createdAt
      contactName
      contactEmail
      channel {
        id
        name {
          zh
          en
        }
      }
      seller {
        id
        name
      }
      total {
        amountMinor
        currency
      }
      owed {
        amountMinor
        currency
      }
      paid {
        amountMinor
        currency
      }
      balance {
        amountMinor
        currency
      }
      dueAt
      contactPhone
      acts {
        id
        kind
        at
        reason
        seatsBefore
        seatsAfter
        owedChange {
          amountMinor
          currency
        }
        paidChange {
          amountMinor
          currency
        }
        staffMember {
          id
          name
        }
        approver {
          id
          name
        }
      }
      lines {
        id
        position
        state
        ordinal
        label {
          block
          row
          seat
        }
        zone {
          id
          name {
            zh
            en
          }
        }
        ticketType {
          id
          name {
            zh
            en
          }
        }
        price {
          amountMinor
          currency
        }
        performance {
          ...SeatMapData
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
            name {
              zh
              en
            }
            timeZone
          }
          zones {
            id
            index
            hue
            name {
              zh
              en
            }
          }
        }
      }
      payments {
        id
        provider
        state
        reference
        createdAt
        refunded {
          amountMinor
          currency
        }
        money {
          amountMinor
          currency
        }
      }
      refunds {
        id
        reason
        createdAt
        money {
          amountMinor
          currency
        }
        approver {
          id
          name
        }
      }
      tickets {
        ...Ticket
      }
    }
  `,
  [seatMapDataFragment, ticketFragment],
);
export type CounterOrder = ResultOf<typeof orderFragment>;

export const orderByReferenceQuery = graphql(
  `
    query CounterOrderByReference($reference: String!) {
      orderByReference(reference: $reference) {
        ...CounterOrder
      }
    }
  `,
  [orderFragment],
);

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
        ... on RefundChanged {
          reason {
            zh
            en
          }
        }
        ... on ApprovalRequired {
          reason {
            zh
            en
          }
        }
        ... on OrderNotChanged {
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
