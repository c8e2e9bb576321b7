import { graphql, type ResultOf } from "@parterre/web-kit";

export const ordersQuery = graphql(`
  query CounterOrders($search: String, $first: Int!, $after: String) {
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
            label {
              block
              row
              seat
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
              }
            }
          }
        }
      }
    }
  }
`);
export type FoundOrder = ResultOf<typeof ordersQuery>["orders"]["edges"][number]["node"];
