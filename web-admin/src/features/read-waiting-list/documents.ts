import { graphql, type ResultOf } from "@parterre/web-kit";

export const waitingListQuery = graphql(`
  query AdminWaitingList($performanceId: ID!) {
    waitingList(performanceId: $performanceId) {
      counts {
        waitingCount
        seatsWanted
        offeredCount
        takenCount
        missedCount
        leftCount
      }
      entries {
        id
        state
        seatCount
        name
        email
        joinedAt
        mostPrice {
          amountMinor
          currency
        }
        zones {
          id
          name {
            zh
            en
          }
        }
        offer {
          until
        }
      }
    }
  }
`);

export type WaitingEntry = ResultOf<typeof waitingListQuery>["waitingList"]["entries"][number];
