import { registerEnumType } from "type-graphql";

/** Where a performance stands. Kept as these texts. */
export const PerformanceState = {
  DRAFT: "draft",
  ON_SALE: "on_sale",
  CLOSED: "closed",
  CANCELLED: "cancelled",
} as const;
export type PerformanceState = (typeof PerformanceState)[keyof typeof PerformanceState];

registerEnumType(PerformanceState, {
  name: "PerformanceState",
  description: "Where a performance stands.",
  valuesConfig: {
    DRAFT: { description: "Being prepared; only staff see it." },
    ON_SALE: { description: "Sold through every channel whose sales window is open." },
    CLOSED: { description: "Sales have ended; tickets stay valid." },
    CANCELLED: { description: "Will not take place." },
  },
});
