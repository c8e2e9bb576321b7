import { graphql } from "@parterre/web-kit";

export const importVenueQuery = graphql(`
  query AdminImportVenue {
    venues {
      id
      name {
        zh
        en
      }
    }
  }
`);

export const importSeatMapMutation = graphql(`
  mutation AdminImportSeatMap($input: ImportSeatMapInput!) {
    importSeatMap(input: $input) {
      __typename
      ... on SeatMapImported {
        seatMap {
          id
        }
        problems {
          code
        }
      }
      ... on SeatMapRenamesUnconfirmed {
        reason {
          zh
          en
        }
      }
      ... on SeatMapRefused {
        reason {
          zh
          en
        }
        refusedFor: problems {
          code
          severity
          path
          count
          message {
            zh
            en
          }
        }
      }
    }
  }
`);
