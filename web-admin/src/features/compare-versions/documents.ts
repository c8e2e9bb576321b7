import { graphql, type ResultOf } from "@parterre/web-kit";

export const comparableVersionsQuery = graphql(`
  query AdminComparableVersions($id: ID!) {
    seatMap(id: $id) {
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
        documentUrl
        updatedAt
      }
      versions {
        id
        number
        publishedAt
        geometryUrl
      }
    }
  }
`);
export type ComparableSeatMap = NonNullable<ResultOf<typeof comparableVersionsQuery>["seatMap"]>;

export const comparisonQuery = graphql(`
  query AdminSeatMapComparison($from: ID!, $to: ID, $after: String, $kinds: [SeatDifferenceKind!]) {
    seatMapComparison(from: $from, to: $to) {
      __typename
      ... on SeatMapComparison {
        sameCount
        counts {
          kind
          count
          rangesBefore
          rangesAfter
        }
        differences(first: 50, after: $after, kinds: $kinds) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          edges {
            node {
              kinds
              before {
                ordinal
                x
                y
                block
                row
                seat
              }
              after {
                ordinal
                x
                y
                block
                row
                seat
              }
            }
          }
        }
      }
      ... on SeatMapsNotComparable {
        reason {
          zh
          en
        }
      }
    }
  }
`);
export type SeatMapComparison = Extract<
  ResultOf<typeof comparisonQuery>["seatMapComparison"],
  { __typename: "SeatMapComparison" }
>;
export type DifferenceKind = SeatMapComparison["counts"][number]["kind"];
export type Difference = SeatMapComparison["differences"]["edges"][number]["node"];
