import { Approval } from "./approval.entity.ts";
import { AuditEntry } from "./audit-entry.entity.ts";
import { AuditSeal } from "./audit-seal.entity.ts";
import { SignIn } from "./sign-in.entity.ts";
import { SignInThrottle } from "./sign-in-throttle.entity.ts";
import { StaffMember } from "./staff-member.entity.ts";

export const identityEntities = [StaffMember, SignIn, SignInThrottle, Approval, AuditEntry, AuditSeal];
