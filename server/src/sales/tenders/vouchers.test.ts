import { afterAll, describe, expect, it } from "vitest";
import { openAccountHouse } from "../../../test/account-house.ts";
import { PrivilegedAct } from "../../identity/index.ts";

const { seller, house, supervisor, key, tender, sell, refund } = await openAccountHouse();
afterAll(() => house.close());

describe("a voucher", () => {
  const issue = (amountMinor: number, rest = {}) =>
    house.sales.issueVoucher({
      approvalToken: null,
      ...{ currency: "CNY", amountMinor, tender: "cash", validUntil: null, reason: "birthday", actor: supervisor },
      ...{ idempotencyKey: key(), channelCode: "counter", ...rest },
    });
  const codeOf = async (amountMinor: number, rest = {}) => {
    const outcome = await issue(amountMinor, rest);
    if (outcome.kind !== "issued" || outcome.code === null) throw new Error(JSON.stringify(outcome));
    return outcome.code;
  };

  it("pays up to its balance, at two tills at once, and gets back what is given back", async () => {
    const voucherCode = await codeOf(15_000);
    const pay = (ordinal: number) =>
      sell([ordinal], [tender("voucher", 10_000, { voucherCode: voucherCode.toLowerCase() })]);
    const outcomes = await Promise.all([pay(20), pay(21)]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["refused", "sold"]);
    const balance = async () =>
      (await house.rows("SELECT balance_minor::int AS left FROM voucher ORDER BY issued_at DESC LIMIT 1"))[0].left;
    expect(await balance()).toBe(5_000);
    const winner = outcomes.find(({ kind }) => kind === "sold") as { orderId: string };
    expect(await refund(winner.orderId, null, 10_000)).toMatchObject({ kind: "refunded" });
    expect(await balance()).toBe(15_000);
    await expect(house.rows("UPDATE voucher SET balance_minor = -1")).rejects.toThrow("voucher_balance_within_face");
    await expect(house.rows("DELETE FROM voucher_entry")).rejects.toThrow("never change");
    await house.age(3_600_000);
  });

  it("needs a supervisor's yes from a seller, for one request, once", async () => {
    const wish = { actor: seller, tender: null, idempotencyKey: key() };
    expect(await issue(500, wish)).toMatchObject({ kind: "approval-required" });
    const token = await house.approval(PrivilegedAct.ISSUE_VOUCHER, wish.idempotencyKey, seller);
    const other = { ...wish, idempotencyKey: key(), approvalToken: token };
    expect(await issue(500, other)).toMatchObject({ kind: "approval-required" });
    expect(await issue(500, { ...wish, approvalToken: token })).toMatchObject({ kind: "issued" });
    expect(await issue(500, { ...other, idempotencyKey: key() })).toMatchObject({ kind: "approval-required" });
    const [entry] = await house.rows(
      "SELECT staff_id, approver_id FROM audit_entry WHERE act = 'voucher.issue' ORDER BY id DESC LIMIT 1",
    );
    expect(entry.staff_id).toBe(seller.staffId);
    expect(entry.approver_id).not.toBeNull();
    expect(entry.approver_id).not.toBe(seller.staffId);
  });

  it("is refused when it is over or in another currency, and issued for what it can be", async () => {
    const dollars = await codeOf(10_000, { currency: "USD" });
    expect(await sell([22], [tender("voucher", 10_000, { voucherCode: dollars })])).toMatchObject({ kind: "refused" });
    const old = await codeOf(10_000, { validUntil: Date.now() + 60_000 });
    await house.rows("UPDATE voucher SET valid_until = now() - interval '1 day' WHERE valid_until IS NOT NULL");
    expect(await sell([23], [tender("voucher", 10_000, { voucherCode: old })])).toMatchObject({ kind: "refused" });
    expect(await issue(0)).toMatchObject({ field: "amountMinor" });
    expect(await issue(1, { validUntil: 1 })).toMatchObject({ field: "validUntil" });
    expect(await issue(1, { reason: " " })).toMatchObject({ field: "reason" });
    expect(await issue(1, { idempotencyKey: "short" })).toMatchObject({ field: "idempotencyKey" });
    const once = { idempotencyKey: key() };
    await codeOf(700, once);
    expect(await issue(700, once)).toMatchObject({ kind: "issued", code: null });
    expect(await issue(800, once)).toMatchObject({ field: "idempotencyKey" });
    await house.age(3_600_000);
  });
});
