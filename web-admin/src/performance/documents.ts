import { graphql, type ResultOf, seatMapDataFragment } from "@parterre/web-kit";

/** A performance as the organiser prepares it: every step of the way reads and renews this one. */
export const preparedPerformanceFragment = graphql(
  `
    fragment PreparedPerformance on Performance @_unmask {
      ...SeatMapData
      startsAt
      doorsOpenAt
      state
      seatCount
      freeSeatCount
      currencies
      event {
        id
        slug
        title {
          zh
          en
        }
      }
      venue {
        id
        name {
          zh
          en
        }
        timeZone
      }
      seatMapVersion {
        id
        number
        blocks {
          index
          label
          seatCount
        }
        seatMap {
          id
          name
        }
      }
      zones {
        id
        index
        code
        hue
        seatCount
        name {
          zh
          en
        }
      }
      ticketTypes {
        id
        code
        name {
          zh
          en
        }
      }
      prices {
        zoneId
        ticketTypeId
        money {
          amountMinor
          currency
        }
      }
      salesWindows {
        channel {
          id
          code
          name {
            zh
            en
          }
        }
        opensAt
        closesAt
      }
    }
  `,
  [seatMapDataFragment],
);
export type PreparedPerformance = ResultOf<typeof preparedPerformanceFragment>;

export const preparedPerformanceQuery = graphql(
  `
    query AdminPerformance($id: ID!) {
      performance(id: $id) {
        ...PreparedPerformance
      }
    }
  `,
  [preparedPerformanceFragment],
);
