import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { type Refundable, splitRefund } from "./tenders.rules.ts";

interface Way {
  readonly by: string;
  readonly amount: number;
  readonly goneBack?: number;
}
interface Example {
  readonly example: string;
  readonly paid: readonly Way[];
  readonly back: number;
  readonly then?: readonly Way[];
  readonly refused?: boolean;
}

const page = readFileSync(new URL("../../../../docs/orders/money-back.md", import.meta.url), "utf8");
const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block]) => parse(block!) as Example);
const minor = (major: number) => Math.round(major * 100);

it("the page has its examples", () => expect(examples.length).toBeGreaterThan(4));

it.each(examples)("$example", ({ paid, back, then, refused }) => {
  const payments = paid.map(
    ({ by, amount, goneBack = 0 }, index): Refundable => ({
      ...{ id: String(index), tender: by, state: "captured" },
      ...{ amountMinor: minor(amount), refundedMinor: minor(goneBack) },
    }),
  );
  if (refused) {
    expect(() => splitRefund(payments, minor(back))).toThrow(RangeError);
    return;
  }
  expect(
    splitRefund(payments, minor(back)).map(({ payment, amountMinor }) => ({ by: payment.tender, amountMinor })),
  ).toEqual(then!.map(({ by, amount }) => ({ by, amountMinor: minor(amount) })));
});
