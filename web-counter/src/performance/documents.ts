import { graphql, type ResultOf, seatMapDataFragment } from "@parterre/web-kit";

/** A performance with its live house, as every screen that sells from the map needs it. */
export const houseOnSaleFragment = graphql(
  `
    fragment HouseOnSale on Performance @_unmask {
      ...SeatMapData
      startsAt
      onSaleNow
      currencies
      event {
        id
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
      zones {
        id
        index
        hue
        name {
          zh
          en
        }
      }
      allocations {
        id
        number
        name
        hue
        released
        maySell
      }
      ticketTypes {
        id
        code
        kind
        name {
          zh
          en
        }
      }
    }
  `,
  [seatMapDataFragment],
);

export type HouseOnSale = ResultOf<typeof houseOnSaleFragment>;

/** The performances from an instant on, the soonest first: what one may change to, or lease seats of. */
export const comingPerformancesQuery = graphql(`
  query ComingPerformances($from: DateTime!, $first: Int!) {
    performances(from: $from, first: $first) {
      edges {
        node {
          id
          startsAt
          onSaleNow
          event {
            id
            title {
              zh
              en
            }
          }
          venue {
            id
            timeZone
          }
        }
      }
    }
  }
`);
