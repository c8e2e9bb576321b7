import { registerEnumType } from "type-graphql";
import type { Permission } from "./permissions.ts";

/** Acts that a second person may approve. Kept as these texts. */
export const PrivilegedAct = {
  REFUND_ORDER: "refund-order",
  CHANGE_PERFORMANCE_MAP: "change-performance-map",
  REPRINT_TICKET: "reprint-ticket",
  GIVE_FREE_TICKETS: "give-free-tickets",
  ISSUE_VOUCHER: "issue-voucher",
} as const;
export type PrivilegedAct = (typeof PrivilegedAct)[keyof typeof PrivilegedAct];

/** The permission an approver must hold beside `approvals.give`. */
export const permissionForAct: Readonly<Record<PrivilegedAct, Permission>> = {
  [PrivilegedAct.REFUND_ORDER]: "orders.refund-alone",
  [PrivilegedAct.CHANGE_PERFORMANCE_MAP]: "performances.approve-map-change",
  [PrivilegedAct.REPRINT_TICKET]: "tickets.reprint-alone",
  [PrivilegedAct.GIVE_FREE_TICKETS]: "orders.give-free",
  [PrivilegedAct.ISSUE_VOUCHER]: "vouchers.issue",
};

registerEnumType(PrivilegedAct, {
  name: "PrivilegedAct",
  description: "An act that some roles may do only with a second person's approval.",
  valuesConfig: {
    REFUND_ORDER: { description: "Give an order's money back; the subject is the order's id." },
    CHANGE_PERFORMANCE_MAP: {
      description:
        "Move seats that people have when a performance's map is changed; the subject is the performance's id.",
    },
    REPRINT_TICKET: { description: "Print a ticket again that is on paper; the subject is the ticket's id." },
    GIVE_FREE_TICKETS: {
      description: "Give complimentary or staff tickets; the subject is the request's idempotency key.",
    },
    ISSUE_VOUCHER: { description: "Issue a gift voucher; the subject is the request's idempotency key." },
  },
});
