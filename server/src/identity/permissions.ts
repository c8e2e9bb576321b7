import { StaffRole } from "./staff-role.ts";

/**
 * Every privileged thing the API can do, by name. A resolver says `@Authorized("orders.refund")`; nothing else in
 * the server compares roles.
 */
export const permissions = {
  "venues.edit": "Create venues, import and publish seat maps.",
  "venues.read-drafts": "See drafts of seat maps and their problems.",
  "programme.edit": "Create events and performances, set zones, prices and sales windows, put on sale, close sales.",
  "programme.read-drafts": "See events and performances that are not public.",
  "performances.change-map": "Make a performance on sale sell another version of its seat map.",
  "performances.approve-map-change": "Approve that seats which people have are moved when a map is changed.",
  "inventory.watch": "Follow the staff view of a seat map: held, sold and killed told apart.",
  "inventory.allocate": "Keep seats for somebody, release them, take seats off sale and put them back.",
  "inventory.reserve": "Reserve seats for a named customer, extend and release reservations, and see who they are for.",
  "staff.read": "See who works here.",
  "orders.read": "Find and read any order.",
  "orders.sell": "Sell at a counter or by telephone and take cash.",
  "orders.refund": "Ask for a refund; alone only with orders.refund-alone, else with an approval.",
  "orders.refund-alone": "Refund without a second person.",
  "customers.keep": "Look customers up, write down who they are, what they agreed to, and notes about them.",
  "customers.forget": "Take a customer's name and addresses off the books for good.",
  "orders.give-free": "Give complimentary and staff tickets.",
  "tickets.print": "Put tickets on paper, pair printers, load rolls, and say what became of a print.",
  "tickets.reprint":
    "Ask for a ticket to be printed again; alone only with tickets.reprint-alone, else with an approval.",
  "tickets.reprint-alone": "Have a ticket printed again without a second person.",
  "tickets.design": "Draw ticket templates and say what they print.",
  "counters.set-up": "Register counters.",
  "shifts.work": "Open a shift at a counter, put cash in and take it out, count the drawer and close the shift.",
  "shifts.supervise": "See every counter's shift and figures.",
  "shifts.close-others": "Close or correct the shift of somebody else.",
  "differences.settle": "Decide what is done about a sale made without the network that differs.",
  "stock.count": "Note deliveries to a venue's store of blank tickets, and what was counted there.",
  "vouchers.issue": "Issue gift vouchers alone.",
  "approvals.give": "Approve, by signing at somebody else's till, what that person may not do alone.",
  "reports.read": "Read sales reports.",
  "audit.read": "Read the audit log and verify that it is whole.",
} as const;

export type Permission = keyof typeof permissions;

const sellerMay: readonly Permission[] = [
  "venues.read-drafts",
  "programme.read-drafts",
  "inventory.watch",
  "inventory.reserve",
  "orders.read",
  "orders.sell",
  "orders.refund",
  "customers.keep",
  "tickets.print",
  "tickets.reprint",
  "shifts.work",
];
const supervisorMay: readonly Permission[] = [
  ...sellerMay,
  "orders.refund-alone",
  "orders.give-free",
  "customers.forget",
  "tickets.reprint-alone",
  "counters.set-up",
  "shifts.supervise",
  "vouchers.issue",
  "approvals.give",
  "performances.approve-map-change",
  "reports.read",
  "audit.read",
  "inventory.allocate",
  "staff.read",
];
const managerMay: readonly Permission[] = [
  ...supervisorMay,
  "shifts.close-others",
  "differences.settle",
  "stock.count",
];
const adminMay: readonly Permission[] = [
  ...managerMay,
  "venues.edit",
  "programme.edit",
  "tickets.design",
  "performances.change-map",
];

/** Who may do what: the one table. Each role holds everything the role before it does. */
export const permissionsByRole: Readonly<Record<StaffRole, ReadonlySet<Permission>>> = {
  [StaffRole.SELLER]: new Set(sellerMay),
  [StaffRole.SUPERVISOR]: new Set(supervisorMay),
  [StaffRole.MANAGER]: new Set(managerMay),
  [StaffRole.ADMIN]: new Set(adminMay),
};
