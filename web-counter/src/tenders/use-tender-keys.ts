import type { KeyBinding } from "../keys/key-layers.ts";
import type { TenderWay } from "./tender.ts";
import type { Tenders } from "./use-tenders.ts";

/** The key of each way to pay: no letter of the quick amounts, and none that a number needs. */
export const wayKeys: Readonly<Record<TenderWay, string>> = {
  CASH: "C",
  TERMINAL: "T",
  TRANSFER: "B",
  VOUCHER: "V",
  INVOICE: "I",
};
export const quickKeys = ["A", "S", "D", "F", "G"] as const;

/** Keys of paying: the ways, the quick amounts in cash, and Delete for the part put down last. */
export function tenderKeys(tenders: Tenders, ways: readonly TenderWay[]): KeyBinding[] {
  const last = tenders.parts.at(-1);
  const isCash = tenders.draft.way === "CASH";
  return [
    ...ways.map((way) => ({
      key: wayKeys[way].toLowerCase(),
      inFields: "numbers" as const,
      act: () => tenders.choose(way),
    })),
    ...(isCash ? tenders.amounts : []).map((amount, index) => ({
      key: quickKeys[index]!.toLowerCase(),
      inFields: "numbers" as const,
      act: () => tenders.give(amount),
    })),
    { key: "delete", inFields: "numbers", act: () => last && tenders.remove(last), enabled: last !== undefined },
  ];
}
