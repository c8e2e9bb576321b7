import { registerEnumType } from "type-graphql";

/** What a member of staff may do is decided by the role alone: see permissions.ts. Kept as these texts. */
export const StaffRole = { ADMIN: "admin", MANAGER: "manager", SUPERVISOR: "supervisor", SELLER: "seller" } as const;
export type StaffRole = (typeof StaffRole)[keyof typeof StaffRole];

registerEnumType(StaffRole, {
  name: "StaffRole",
  description: "What a member of staff may do.",
  valuesConfig: {
    ADMIN: { description: "Draws seat maps, plans performances and prices, reads every report; may all the rest too." },
    MANAGER: {
      description:
        "Runs a house's box office: closes others' shifts, settles differences, counts paper, sets up counters.",
    },
    SUPERVISOR: { description: "Sells, refunds, and approves what a seller may not do alone." },
    SELLER: { description: "Sells at a window or by telephone." },
  },
});
