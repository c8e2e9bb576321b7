import { graphql } from "@parterre/web-kit";

export const drawnSeatMapQuery = graphql(`
  query AdminDrawnSeatMap($id: ID!) {
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
        documentUrl
      }
    }
  }
`);

export const saveDraftMutation = graphql(`
  mutation AdminSaveSeatMapDraft($input: SaveSeatMapDraftInput!) {
    saveSeatMapDraft(input: $input) {
      __typename
      ... on SeatMapDraftSaved {
        seatMap {
          id
          draft {
            revision
          }
        }
      }
      ... on SeatMapDraftConflict {
        current {
          updatedAt
          updatedBy {
            id
            name
          }
        }
      }
      ... on SeatMapRefused {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export const createSeatMapMutation = graphql(`
  mutation AdminCreateSeatMap($input: CreateSeatMapInput!) {
    createSeatMap(input: $input) {
      __typename
      ... on SeatMapDraftSaved {
        seatMap {
          id
        }
      }
      ... on SeatMapRefused {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export const publishDrawingMutation = graphql(`
  mutation AdminPublishDrawing($seatMapId: ID!) {
    publishSeatMap(seatMapId: $seatMapId) {
      __typename
      ... on SeatMapPublished {
        version {
          id
          number
        }
      }
      ... on SeatMapRefused {
        reason {
          zh
          en
        }
      }
    }
  }
`);
