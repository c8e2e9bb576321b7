import type { PricedLine } from "@parterre/pricing";
import type { Transaction } from "../platform/database/index.ts";
import { type HousePromotion, promotionCodeOf } from "../programme/index.ts";
import { codeClaims } from "./limits.rules.ts";
import { findLimitUse } from "./limits.store.ts";
import type { Buyer, SaleWish } from "./sale-wish.ts";
import type { SalesTools } from "./sales-dependencies.ts";

/** Why a discount code is of no use. */
export type CodeRefusal = "unknown" | "not_yet_valid" | "over" | "used_up" | "does_not_apply";

/** What became of a code that was given; `code` as it is kept. */
export type CodeOutcome =
  | { readonly kind: "applied"; readonly code: string; readonly promotion: HousePromotion }
  | { readonly kind: "refused"; readonly code: string; readonly refusal: CodeRefusal };

type FoundCode =
  | { readonly kind: "usable"; readonly code: string; readonly promotion: HousePromotion }
  | Extract<CodeOutcome, { kind: "refused" }>;

const longestCode = 60;

/** Looks a code up; null where none was given. Whether it lowers anything is for the pricing function to say. */
export async function findCode(
  { programme }: Pick<SalesTools, "programme">,
  tx: Transaction,
  wish: SaleWish,
  buyer: Buyer,
  at: number,
): Promise<FoundCode | null> {
  const code = promotionCodeOf(wish.promotionCode ?? "");
  if (code === "") return null;
  const refused = (refusal: CodeRefusal) => ({ kind: "refused", code, refusal }) as const;
  const promotion = code.length > longestCode || code.includes("\0") ? null : await programme.findPromotion(tx, code);
  if (!promotion) return refused("unknown");
  const { from, until } = promotion.validity;
  if (from !== null && at < from) return refused("not_yet_valid");
  if (until !== null && until <= at) return refused("over");
  if (buyer.codeIsUsedUp) return refused("used_up");
  const claims = codeClaims(promotion, buyer.customer);
  if (claims.length > 0) {
    const keys = claims.map((claim) => claim.key);
    const used = await findLimitUse(tx, keys, wish.cartKey);
    if (claims.some((claim) => (used.get(claim.key) ?? 0) + claim.count > claim.most)) return refused("used_up");
  }
  return { kind: "usable", code, promotion };
}

/** A code that lowered no line does not apply: the wrong tickets, too few of them, or another discount gives more. */
export function outcomeOf(found: FoundCode, lines: readonly Pick<PricedLine, "charges">[]): CodeOutcome {
  if (found.kind === "refused") return found;
  const { code, promotion } = found;
  const lowers = lines.some((line) =>
    line.charges.some((charge) => charge.kind === "discount" && charge.promotionId === promotion.id),
  );
  return lowers ? { kind: "applied", code, promotion } : { kind: "refused", code, refusal: "does_not_apply" };
}
