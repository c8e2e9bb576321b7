import { graphql, type ResultOf } from "@parterre/web-kit";

export const eventsQuery = graphql(`
  query Events($first: Int!, $after: String, $search: String) {
    events(first: $first, after: $after, search: $search) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          slug
          mood
          title {
            zh
            en
          }
          subtitle {
            zh
            en
          }
          performances {
            id
            startsAt
            state
            currencies
            prices {
              zoneId
              ticketTypeId
              money {
                amountMinor
                currency
              }
            }
            venue {
              id
              timeZone
              name {
                zh
                en
              }
              city {
                zh
                en
              }
            }
          }
        }
      }
    }
  }
`);

export type ListedEvent = ResultOf<typeof eventsQuery>["events"]["edges"][number]["node"];
