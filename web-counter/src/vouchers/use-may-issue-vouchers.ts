import { useStaff } from "@parterre/web-kit";

/** Whether who is signed in may issue vouchers: supervisors and administrators, as the server has it. */
export function useMayIssueVouchers(): boolean {
  return useStaff().staff.role !== "SELLER";
}
