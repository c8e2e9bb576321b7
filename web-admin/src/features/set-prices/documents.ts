import { graphql, type ResultOf } from "@parterre/web-kit";
import { preparedPerformanceFragment } from "../../performance/documents.ts";

export const ticketTypesQuery = graphql(`
  query AdminTicketTypes {
    ticketTypes {
      id
      code
      name {
        zh
        en
      }
    }
  }
`);
export type TicketType = ResultOf<typeof ticketTypesQuery>["ticketTypes"][number];

export const setPricesMutation = graphql(
  `
    mutation AdminSetPrices($input: SetPricesInput!) {
      setPrices(input: $input) {
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
