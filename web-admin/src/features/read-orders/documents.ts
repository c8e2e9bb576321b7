import {
  chargeFragment,
  graphql,
  orderAccountFragment,
  orderActFragment,
  orderLineFragment,
  type ResultOf,
} from "@parterre/web-kit";

export const ordersQuery = graphql(`
  query AdminOrders($search: String, $first: Int!, $after: String) {
    orders(search: $search, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          reference
          state
          createdAt
          contactName
          contactEmail
          total {
            amountMinor
            currency
          }
          channel {
            id
            name {
              zh
              en
            }
          }
          lines {
            id
            performance {
              id
              event {
                id
                title {
                  zh
                  en
                }
              }
            }
          }
        }
      }
    }
  }
`);
export type FoundOrder = ResultOf<typeof ordersQuery>["orders"]["edges"][number]["node"];

export const orderQuery = graphql(
  `
    query AdminOrder($reference: String!) {
      orderByReference(reference: $reference) {
        ...OrderAccountFacts
        reference
        state
        createdAt
        contactName
        contactEmail
        contactPhone
        note {
          zh
          en
        }
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
        charges {
          ...ChargeFacts
        }
        lines {
          ...OrderLineFacts
        }
        acts {
          ...OrderActFacts
        }
        tickets {
          id
          number
          holder {
            name
            identityEnd
          }
          state
          issuedAt
          label {
            block
            row
            seat
          }
          prints {
            id
            attempt
            state
            recordedAt
          }
        }
      }
    }
  `,
  [orderAccountFragment, chargeFragment, orderLineFragment, orderActFragment],
);
export type SeenOrder = NonNullable<ResultOf<typeof orderQuery>["orderByReference"]>;
export type SeenTicket = SeenOrder["tickets"][number];

export const besideOrderQuery = graphql(`
  query AdminBesideOrder($orderId: ID!) {
    customerMessages(aboutId: $orderId) {
      id
      kind
      subject
      body
      email
      writtenAt
      delivery
      sentAt
      nextTryAt
      problem
    }
    letterBox {
      hasMailServer
    }
    auditEntries(filter: { subjectKind: "order", subjectId: $orderId }, first: 50) {
      edges {
        node {
          id
          at
          act
          reason
          channelCode
          details
          actor {
            id
            name
          }
          approver {
            id
            name
          }
        }
      }
    }
  }
`);
export type BesideOrder = ResultOf<typeof besideOrderQuery>;
