import { graphql, type ResultOf } from "@parterre/web-kit";
import { houseOnSaleFragment } from "../../performance/documents.ts";

export const sellingPerformanceQuery = graphql(
  `
    query SellingPerformance($id: ID!) {
      performance(id: $id) {
        ...HouseOnSale
        state
        maxSeatsPerCart
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
  [houseOnSaleFragment],
);
export type SellingPerformance = NonNullable<ResultOf<typeof sellingPerformanceQuery>["performance"]>;
