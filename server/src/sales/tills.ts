import type { Transaction } from "../platform/database/index.ts";
import type { InputRefusal } from "./sale-input.rules.ts";
import { tenderTexts } from "./tenders/tender-texts.rules.ts";

/** Who has a drawer open: the box office knows. */
export interface Tills {
  /** The person's open shift, which stays open until the transaction ends; null: none is. */
  openShiftOf(tx: Transaction, staffId: string): Promise<string | null>;
}

/** Why these ways to pay cannot be taken or given back by this person: cash needs a drawer. Null when they can. */
export async function tillRefusal(
  { tills }: { readonly tills: Tills },
  tx: Transaction,
  staffId: string,
  ways: readonly ({ readonly kind: string } | { readonly tender: string | null })[],
): Promise<InputRefusal | null> {
  const isCash = ways.some((way) => ("kind" in way ? way.kind : way.tender) === "cash");
  if (!isCash || (await tills.openShiftOf(tx, staffId))) return null;
  return { reason: tenderTexts.noOpenShift, field: "shift" };
}
