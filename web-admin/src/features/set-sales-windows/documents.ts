import { graphql, type ResultOf } from "@parterre/web-kit";
import { preparedPerformanceFragment } from "../../performance/documents.ts";

export const channelsQuery = graphql(`
  query AdminChannels {
    channels {
      id
      code
      name {
        zh
        en
      }
    }
  }
`);
export type Channel = ResultOf<typeof channelsQuery>["channels"][number];

export const setSalesWindowsMutation = graphql(
  `
    mutation AdminSetSalesWindows($input: SetSalesWindowsInput!) {
      setSalesWindows(input: $input) {
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
