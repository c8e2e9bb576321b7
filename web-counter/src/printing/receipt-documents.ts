import { graphql, type ResultOf } from "@parterre/web-kit";

export const receiptQuery = graphql(`
  query OrderForReceipt($reference: String!) {
    orderByReference(reference: $reference) {
      id
      reference
      total {
        amountMinor
        currency
      }
      balance {
        amountMinor
        currency
      }
      charges {
        name {
          zh
          en
        }
        amount {
          amountMinor
          currency
        }
      }
      payments {
        id
        provider
        state
        money {
          amountMinor
          currency
        }
      }
      lines {
        id
        state
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
  }
`);
export type OrderForReceipt = NonNullable<ResultOf<typeof receiptQuery>["orderByReference"]>;
