import { expect, it } from "vitest";
import { authChecker } from "./auth-checker.ts";
import { type Permission, permissions, permissionsByRole } from "./permissions.ts";
import type { Actor, RequestContext } from "./request-context.ts";
import { StaffRole } from "./staff-role.ts";

const all = Object.keys(permissions) as Permission[];
const staff = (role: StaffRole): Actor => ({ kind: "staff", staffId: "1", role, name: "", email: "" });
const check = (actor: Actor, ...needed: string[]) =>
  authChecker({ context: { actor } as RequestContext, args: {}, info: {} as never, root: undefined }, needed);

it("gives each role everything the one before has, and the admin everything", () => {
  for (const permission of permissionsByRole.seller) expect(permissionsByRole.supervisor).toContain(permission);
  for (const permission of permissionsByRole.supervisor) expect(permissionsByRole.manager).toContain(permission);
  for (const permission of permissionsByRole.manager) expect(permissionsByRole.admin).toContain(permission);
  expect([...permissionsByRole.admin].sort()).toEqual([...all].sort());
});

it("keeps what needs a second person from sellers", () => {
  for (const permission of ["orders.refund-alone", "approvals.give", "programme.edit", "venues.edit"] as const) {
    expect(permissionsByRole.seller.has(permission)).toBe(false);
  }
});

it("leaves other people's shifts, differences and paper to managers, and the programme to administrators", () => {
  for (const permission of ["shifts.close-others", "differences.settle", "stock.count"] as const) {
    expect(permissionsByRole.supervisor.has(permission)).toBe(false);
    expect(permissionsByRole.manager.has(permission)).toBe(true);
  }
  expect(permissionsByRole.supervisor.has("shifts.supervise")).toBe(true);
  expect(permissionsByRole.manager.has("programme.edit")).toBe(false);
});

it("asks buyers to sign in and tells staff when their role is not enough", () => {
  expect(() => check({ kind: "buyer" }, "orders.read")).toThrow(
    expect.objectContaining({ extensions: { code: "UNAUTHENTICATED" } }),
  );
  expect(() => check(staff("seller"), "orders.read", "venues.edit")).toThrow(
    expect.objectContaining({ extensions: { code: "FORBIDDEN", permission: "venues.edit" } }),
  );
  expect(check(staff("seller"), "orders.read")).toBe(true);
  expect(check(staff("seller"))).toBe(true);
});

it("does not let a misspelt permission through", () => {
  expect(() => check(staff("admin"), "orders.raed")).toThrow("unknown permission");
});
