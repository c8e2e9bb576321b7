import { graphql, type ResultOf } from "@parterre/web-kit";

export const comingPerformancesQuery = graphql(`
  query CounterPerformances($from: DateTime!, $first: Int!) {
    performances(from: $from, first: $first) {
      totalCount
      edges {
        node {
          id
          startsAt
          state
          onSaleNow
          freeSeatCount
          seatCount
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
        }
      }
    }
  }
`);

export type ComingPerformance = ResultOf<typeof comingPerformancesQuery>["performances"]["edges"][number]["node"];
