import { graphql, type ResultOf } from "@parterre/web-kit";
import { houseOnSaleFragment } from "../../performance/documents.ts";

export const shownPerformanceQuery = graphql(
  `
    query CustomerPerformance($id: ID!) {
      performance(id: $id) {
        ...HouseOnSale
      }
    }
  `,
  [houseOnSaleFragment],
);
export type ShownPerformance = NonNullable<ResultOf<typeof shownPerformanceQuery>["performance"]>;
