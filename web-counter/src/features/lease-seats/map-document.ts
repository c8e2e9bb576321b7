import { graphql, seatMapDataFragment } from "@parterre/web-kit";

export const mapToLeaseQuery = graphql(
  `
    query MapToLease($id: ID!) {
      performance(id: $id) {
        ...SeatMapData
        event {
          id
          title {
            zh
            en
          }
        }
        zones {
          id
          index
          hue
          name {
            zh
            en
          }
        }
      }
    }
  `,
  [seatMapDataFragment],
);
