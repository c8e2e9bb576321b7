import { expect, test } from "vitest";
import { demoStaff } from "../../server/src/demo/demo-staff.ts";
import { demoSignIns } from "./demo-sign-ins.mjs";

test("npm start prints the sign-ins that the demo makes", () => {
  const made = demoStaff.map(({ email, password, role }) => [email, password, String(role).toLowerCase()]);
  expect(demoSignIns.map(({ email, password, role }) => [email, password, role.en])).toEqual(made);
});
