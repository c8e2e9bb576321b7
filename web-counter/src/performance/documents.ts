import { graphql, seatMapDataFragment } from "@parterre/web-kit";

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
