import { graphql, type ResultOf } from "@parterre/web-kit";

export const checkedSeatMapFragment = graphql(`
  fragment CheckedSeatMap on SeatMap @_unmask {
    id
    name
    venue {
      id
      name {
        zh
        en
      }
    }
    draft {
      revision
      seatCount
      blockCount
      documentUrl
      updatedAt
      problems {
        code
        severity
        path
        count
        seats
        message {
          zh
          en
        }
      }
    }
    latestVersion {
      id
      number
      publishedAt
    }
    versions {
      id
      number
      seatCount
      blockCount
      publishedAt
      geometryUrl
    }
  }
`);
export type CheckedSeatMap = ResultOf<typeof checkedSeatMapFragment>;

export const seatMapQuery = graphql(
  `
    query AdminSeatMap($id: ID!) {
      seatMap(id: $id) {
        ...CheckedSeatMap
      }
    }
  `,
  [checkedSeatMapFragment],
);

export const publishSeatMapMutation = graphql(
  `
    mutation AdminPublishSeatMap($seatMapId: ID!) {
      publishSeatMap(seatMapId: $seatMapId) {
        __typename
        ... on SeatMapPublished {
          version {
            id
            number
            seatMap {
              ...CheckedSeatMap
            }
          }
        }
        ... on SeatMapRefused {
          reason {
            zh
            en
          }
          problems {
            code
          }
        }
      }
    }
  `,
  [checkedSeatMapFragment],
);
