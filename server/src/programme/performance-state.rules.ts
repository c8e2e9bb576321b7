/** Where a performance stands. Kept as these texts. */
export const PerformanceState = {
  DRAFT: "draft",
  ON_SALE: "on_sale",
  CLOSED: "closed",
  CANCELLED: "cancelled",
} as const;
export type PerformanceState = (typeof PerformanceState)[keyof typeof PerformanceState];
