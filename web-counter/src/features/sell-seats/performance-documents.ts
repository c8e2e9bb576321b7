import { graphql, type ResultOf, seatMapDataFragment } from "@parterre/web-kit";

export const sellingPerformanceQuery = graphql(
  `
    query SellingPerformance($id: ID!) {
      performance(id: $id) {
        ...SeatMapData
        startsAt
        state
        onSaleNow
        maxSeatsPerCart
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
          name {
            zh
            en
          }
        }
        prices(channelCode: "counter") {
          zoneId
          ticketTypeId
          money {
            amountMinor
            currency
          }
        }
      }
    }
  `,
  [seatMapDataFragment],
);
export type SellingPerformance = NonNullable<ResultOf<typeof sellingPerformanceQuery>["performance"]>;
