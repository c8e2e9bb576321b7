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
      lines {
        id
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
        createdAt
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

export const refundOrderMutation = graphql(
  `
    mutation CounterRefundOrder($input: RefundOrderInput!) {
      refundOrder(input: $input) {
        __typename
        ... on OrderRefunded {
          order {
            ...CounterOrder
          }
          refund {
            id
            money {
              amountMinor
              currency
            }
          }
        }
        ... on ApprovalRequired {
          reason {
            zh
            en
          }
          act
        }
        ... on NotRefundable {
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

export const approveMutation = graphql(`
  mutation CounterApprove($input: ApproveInput!) {
    approve(input: $input) {
      __typename
      ... on Approval {
        token
        expiresAt
        approver {
          id
          name
        }
      }
      ... on ApprovalRefused {
        reason {
          zh
          en
        }
      }
    }
  }
`);
