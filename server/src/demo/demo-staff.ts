import { type NewStaffMember, StaffRole } from "../identity/index.ts";

/** Who sold what is sold already. */
export const demoSeller: NewStaffMember = {
  email: "seller@parterre.example",
  name: "陈晓 Chen Xiao",
  role: StaffRole.SELLER,
  password: "parterre-seller",
};

/** Sign-ins of the demo, the admin first; their passwords are public, so they are never made outside of it. */
export const demoStaff: readonly NewStaffMember[] = [
  { email: "admin@parterre.example", name: "周敏 Zhou Min", role: StaffRole.ADMIN, password: "parterre-admin" },
  {
    email: "manager@parterre.example",
    name: "何静 He Jing",
    role: StaffRole.MANAGER,
    password: "parterre-manager",
  },
  {
    email: "supervisor@parterre.example",
    name: "林岚 Lin Lan",
    role: StaffRole.SUPERVISOR,
    password: "parterre-supervisor",
  },
  demoSeller,
];
