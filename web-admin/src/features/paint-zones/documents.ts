import { graphql } from "@parterre/web-kit";
import { preparedPerformanceFragment } from "../../performance/documents.ts";

export const setPriceZonesMutation = graphql(
  `
    mutation AdminSetPriceZones($input: SetPriceZonesInput!) {
      setPriceZones(input: $input) {
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
