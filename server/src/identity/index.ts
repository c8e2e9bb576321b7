export { authChecker } from "./auth-checker.ts";
export { type Permission, permissions, permissionsByRole } from "./permissions.ts";
export { type Actor, may, type RequestContext, type StaffActor } from "./request-context.ts";
export { StaffRole } from "./staff-role.ts";
