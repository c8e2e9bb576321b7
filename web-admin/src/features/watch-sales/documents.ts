import { graphql, type ResultOf } from "@parterre/web-kit";
import { preparedPerformanceFragment } from "../../performance/documents.ts";

export const salesReportQuery = graphql(`
  query AdminSalesReport($performanceId: ID!) {
    salesReport(performanceId: $performanceId) {
      takenAt
      heldSeatCount
      soldSeatCount
      freeSeatCount
      totals {
        amountMinor
        currency
      }
      zones {
        zone {
          id
          index
          hue
          name {
            zh
            en
          }
        }
        seatCount
        soldCount
        heldCount
        freeCount
        net {
          amountMinor
          currency
        }
      }
      channels {
        channel {
          id
          code
          name {
            zh
            en
          }
        }
        ticketCount
        net {
          amountMinor
          currency
        }
      }
    }
  }
`);
export type SalesReport = ResultOf<typeof salesReportQuery>["salesReport"];

export const closeSalesMutation = graphql(
  `
    mutation AdminCloseSales($performanceId: ID!) {
      closeSales(performanceId: $performanceId) {
        __typename
        ... on PerformanceSaved {
          performance {
            ...PreparedPerformance
          }
        }
        ... on ProgrammeRefused {
          reason {
            zh
            en
          }
          field
        }
      }
    }
  `,
  [preparedPerformanceFragment],
);

export const cancelPerformanceMutation = graphql(`
  mutation AdminCancelPerformance($performanceId: ID!, $reason: String!) {
    cancelPerformance(performanceId: $performanceId, reason: $reason) {
      __typename
      ... on NotCancelled {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export const cancellationQuery = graphql(`
  query AdminCancellation($performanceId: ID!) {
    performanceCancellation(performanceId: $performanceId) {
      performanceId
      reason
      doneCount
      failedCount
      waitingCount
    }
  }
`);

export const moveTargetsQuery = graphql(`
  query AdminMoveTargets($slug: String!) {
    event(slug: $slug) {
      id
      performances {
        id
        startsAt
        state
        freeSeatCount
      }
    }
  }
`);

export const movePerformanceMutation = graphql(`
  mutation AdminMovePerformance($input: MovePerformanceInput!) {
    movePerformance(input: $input) {
      __typename
      ... on NotMoved {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export const moveProgressQuery = graphql(`
  query AdminMove($performanceId: ID!) {
    performanceMove(performanceId: $performanceId) {
      performanceId
      startsBefore
      startsAfter
      reason
      refundUntil
      doneCount
      failedCount
      waitingCount
      toPerformance {
        id
      }
    }
  }
`);
