import { graphql, type ResultOf, seatMapDataFragment } from "@parterre/web-kit";
import { performanceSalesFragment } from "../../cart/cart-documents.ts";

export const performanceQuery = graphql(
  `
    query PerformanceToPick($id: ID!) {
      performance(id: $id) {
        ...SeatMapData
        ...PerformanceSales
        state
        onSaleNow
        zones {
          id
          index
          hue
          seatCount
          name {
            zh
            en
          }
        }
      }
    }
  `,
  [seatMapDataFragment, performanceSalesFragment],
);

export type PickedPerformance = NonNullable<ResultOf<typeof performanceQuery>["performance"]>;
