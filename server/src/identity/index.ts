export { type AuditRecord, audit } from "./audit.ts";
export { authChecker } from "./auth-checker.ts";
export { identityEntities } from "./entities.ts";
export { type Permission, permissions, permissionsByRole } from "./permissions.ts";
export { PrivilegedAct } from "./privileged-act.ts";
export { type Actor, may, type RequestContext, type StaffActor } from "./request-context.ts";
export { StaffRole } from "./staff-role.ts";
