/** The sentences of venues in English; `zh.ts` has the same keys. */
export const venuesEn = {
  venues: {
    name: "Venue",
    city: "City",
    timeZone: "Time zone",
    timeZoneHelp: "Performances here are announced by this clock.",
    maps: "Seat maps",
    largest: "Seats of the largest map",
    create: "New venue",
    nameZh: "Name in Chinese",
    nameEn: "Name in English",
    cityZh: "City in Chinese",
    cityEn: "City in English",
    none: "No venues yet",
    noneBody: "Begin with the house: a venue holds its seat maps.",
    unknown: "There is no such venue",
  },
} as const;
