import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buyer, createFoundation, type Foundation, passwordOf } from "../../test/foundation.ts";
import { AuditEntry } from "./audit-entry.entity.ts";
import { PrivilegedAct, type StaffActor } from "./index.ts";

const document = `mutation ($input: ApproveInput!) {
  approve(input: $input) {
    __typename
    ... on Approval { token approver { name } }
    ... on ApprovalRefused { reason { zh en } }
  }
}`;
const order = "0198aaaa-0000-7000-8000-000000000001";
const act = PrivilegedAct.REFUND_ORDER;

let house: Foundation;
let seller: StaffActor;
let otherSeller: StaffActor;
let supervisor: StaffActor;
beforeAll(async () => {
  house = await createFoundation();
  seller = await house.enrol("seller", "anna");
  otherSeller = await house.enrol("seller", "carla");
  supervisor = await house.enrol("supervisor", "boris");
});
afterAll(() => house.close());

async function approveBy(name: string, requester = seller, password = passwordOf(name)) {
  const input = { email: `${name}@house.example`, password, act: "REFUND_ORDER", subjectId: order };
  return (await house.data(requester, document, { input })).approve;
}
const use = (token: string, subject = order, requester = seller) =>
  house.database.inTransaction((tx) => house.identity.useApproval(tx, token, act, subject, requester.staffId));

describe("an approval", () => {
  let token: string;
  beforeEach(async () => {
    const approval = await approveBy("boris");
    expect(approval).toMatchObject({ __typename: "Approval", approver: { name: "boris" } });
    token = approval.token;
  });

  it("works once, for the act, the subject and the one who asked", async () => {
    expect(await use(token, "another order")).toBeNull();
    expect(await use(token, order, otherSeller)).toBeNull();
    expect(await use("guess")).toBeNull();
    expect(await use(token)).toBe(supervisor.staffId);
    expect(await use(token)).toBeNull();
  });

  it("is used by one of many who try at once", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => use(token)));
    expect(answers.filter((answer) => answer !== null)).toEqual([supervisor.staffId]);
  });

  it("is given back when the act is rolled back", async () => {
    await house.database
      .inTransaction(async (tx) => {
        expect(await house.identity.useApproval(tx, token, act, order, seller.staffId)).toBe(supervisor.staffId);
        throw new Error("the refund failed");
      })
      .catch(() => undefined);
    expect(await use(token)).toBe(supervisor.staffId);
  });

  it("is over after its time", async () => {
    await house.database.inTransaction((tx) => tx.manager.query("UPDATE approval SET expires_at = now()"));
    expect(await use(token)).toBeNull();
  });

  it("leaves both people in the audit log", async () => {
    const [entry] = await house.database.read((tx) =>
      tx.manager.find(AuditEntry, { where: { act: "approval.give" }, order: { id: "DESC" }, take: 1 }),
    );
    expect(entry).toMatchObject({ staffId: seller.staffId, approverId: supervisor.staffId, subjectId: order });
  });
});

describe("approving is refused", () => {
  it("to a wrong password, a colleague without the right, and the same person", async () => {
    expect((await approveBy("boris", seller, "guess")).__typename).toBe("ApprovalRefused");
    expect((await approveBy("carla")).reason.en).toContain("may not approve");
    expect((await approveBy("boris", supervisor)).reason.en).toContain("another person");
  });

  it("to somebody who is not signed in", async () => {
    const input = {
      email: "boris@house.example",
      password: passwordOf("boris"),
      act: "REFUND_ORDER",
      subjectId: order,
    };
    const { errors } = await house.ask(buyer, document, { input });
    expect(errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });
});

it("keeps the audit log as it was written", async () => {
  for (const change of ["UPDATE audit_entry SET act = 'nothing'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"]) {
    await expect(house.database.inTransaction((tx) => tx.manager.query(change))).rejects.toThrow("never change");
  }
});
