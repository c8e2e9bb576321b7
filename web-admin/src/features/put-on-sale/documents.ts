import { graphql } from "@parterre/web-kit";
import { preparedPerformanceFragment } from "../../performance/documents.ts";

export const putOnSaleMutation = graphql(
  `
    mutation AdminPutOnSale($performanceId: ID!) {
      putOnSale(performanceId: $performanceId) {
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
