import { graphql, type ResultOf } from "@parterre/web-kit";

export const venuesQuery = graphql(`
  query AdminVenues {
    venues {
      id
      name {
        zh
        en
      }
      city {
        zh
        en
      }
      timeZone
      seatMaps {
        id
        name
        draft {
          revision
          seatCount
          updatedAt
        }
        latestVersion {
          id
          number
          seatCount
          blockCount
          publishedAt
        }
      }
    }
  }
`);
export type Venue = ResultOf<typeof venuesQuery>["venues"][number];
export type VenueSeatMap = Venue["seatMaps"][number];

export const createVenueMutation = graphql(`
  mutation AdminCreateVenue($input: CreateVenueInput!) {
    createVenue(input: $input) {
      id
    }
  }
`);
