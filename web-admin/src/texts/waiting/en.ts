/** The sentences of waiting lists in English; `zh.ts` has the same keys. */
export const waitingEn = {
  waiting: {
    title: "Waiting list",
    emptyTitle: "Nobody is waiting",
    emptyBody:
      "When a performance is sold out, the shop asks buyers what they would like. Seats that come back are held for the first in line by themselves.",
    waitingCount: "Waiting",
    seatsWanted: "Seats wanted",
    offeredCount: "Offered now",
    takenCount: "Took the offer",
    missedCount: "Missed it",
    leftCount: "Left",
    state: "Stands",
    states: { WAITING: "Waiting", OFFERED: "Offered", TAKEN: "Taken", MISSED: "Missed", LEFT: "Left" },
    until: "until {{time}}",
    seats: "Seats together",
    anyZone: "Any",
    most: "Up to",
    anyPrice: "Any price",
    name: "Name",
    email: "E-mail",
    joined: "Since",
  },
} as const;
