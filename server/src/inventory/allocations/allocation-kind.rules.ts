/** For what kind of purpose seats are kept. Kept as these texts. */
export const AllocationKind = {
  HOUSE: "house",
  SPONSOR: "sponsor",
  PRESS: "press",
  AGENCY: "agency",
  CHANNEL: "channel",
} as const;
export type AllocationKind = (typeof AllocationKind)[keyof typeof AllocationKind];
