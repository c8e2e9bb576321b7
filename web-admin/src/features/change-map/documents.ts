import { graphql, type ResultOf } from "@parterre/web-kit";

export const otherVersionsQuery = graphql(`
  query AdminOtherVersions($seatMapId: ID!) {
    seatMap(id: $seatMapId) {
      id
      versions {
        id
        number
        seatCount
        publishedAt
      }
    }
  }
`);

export const mapChangePreviewQuery = graphql(`
  query AdminMapChangePreview($performanceId: ID!, $seatMapVersionId: ID!) {
    mapChangePreview(performanceId: $performanceId, seatMapVersionId: $seatMapVersionId) {
      __typename
      ... on MapChangePreview {
        planHash
        to {
          id
          number
          geometryUrl
        }
        keptFreeCount
        keptHeldCount
        keptSoldCount
        relabelledCount
        removedFreeCount
        takenSeats {
          place {
            ordinal
            block
            row
            seat
          }
          state
          zone {
            id
            index
          }
          orderReference
          buyer
          proposal {
            isWorse
            place {
              ordinal
            }
          }
        }
        addedSeats {
          block
          row
          ordinals
          zone {
            id
          }
        }
        splitParties {
          orderReference
          buyer
        }
        zoneOf
        freeRanges
      }
      ... on Refusal {
        reason {
          zh
          en
        }
      }
    }
  }
`);
export type MapChangePreview = Extract<
  ResultOf<typeof mapChangePreviewQuery>["mapChangePreview"],
  { __typename: "MapChangePreview" }
>;

export const changePerformanceMapMutation = graphql(`
  mutation AdminChangePerformanceMap($input: ChangePerformanceMapInput!) {
    changePerformanceMap(input: $input) {
      __typename
      ... on PerformanceMapChanged {
        movedCount
        relabelledCount
        performance {
          id
          seatCount
          zoneMapUrl
          seatMapVersion {
            id
            number
            seatCount
            geometryUrl
          }
        }
      }
      ... on Refusal {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export const approveMapChangeMutation = graphql(`
  mutation AdminApproveMapChange($input: ApproveInput!) {
    approve(input: $input) {
      __typename
      ... on Approval {
        token
      }
      ... on ApprovalRefused {
        reason {
          zh
          en
        }
      }
    }
  }
`);
