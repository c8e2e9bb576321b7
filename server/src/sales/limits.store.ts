import { statement, type Transaction } from "../platform/database/index.ts";
import type { LimitClaim } from "./limits.rules.ts";

/**
 * Adds to each counter unless that would pass its limit: the row's lock makes those who come together wait for each
 * other, and the last one sees what the others took. Sorted, so that two orders lock in the same order.
 */
const claim = statement<{ key: string }>(
  "sales.claim_limits",
  `WITH wanted AS MATERIALIZED (
     SELECT * FROM unnest($2::text[], $3::int[], $4::int[]) AS w(key, count, most) ORDER BY key
   ), used AS (
     INSERT INTO limit_use AS u (key, used) SELECT key, count FROM wanted WHERE count <= most ORDER BY key
     ON CONFLICT (key) DO UPDATE SET used = u.used + excluded.used
       WHERE u.used + excluded.used <= (SELECT most FROM wanted WHERE wanted.key = u.key)
     RETURNING key
   ), kept AS (
     INSERT INTO limit_claim AS c (order_id, key, count)
     SELECT $1, wanted.key, wanted.count FROM wanted JOIN used USING (key)
     ON CONFLICT (order_id, key) DO UPDATE
       SET live = true, count = excluded.count + CASE WHEN c.live THEN c.count ELSE 0 END
   )
   SELECT key FROM used`,
);

/** Claims limits for an order; answers those that are used up. The transaction is to be rolled back when there are any. */
export async function claimLimits(
  tx: Transaction,
  orderId: string,
  claims: readonly LimitClaim[],
): Promise<readonly LimitClaim[]> {
  if (claims.length === 0) return [];
  const rows = await tx.query(claim, [
    orderId,
    claims.map((each) => each.key),
    claims.map((each) => each.count),
    claims.map((each) => each.most),
  ]);
  const had = new Set(rows.map((row) => row.key));
  return claims.filter((each) => !had.has(each.key));
}

const change = (name: string, live: boolean) =>
  statement<never>(
    name,
    `WITH claims AS (
       UPDATE limit_claim SET live = ${live} WHERE order_id = ANY($1::uuid[]) AND live = ${!live} RETURNING key, count
     ), sums AS MATERIALIZED (
       SELECT key, sum(count)::int AS count FROM claims GROUP BY key
     ), locked AS MATERIALIZED (
       SELECT u.key FROM limit_use u WHERE u.key IN (SELECT key FROM sums) ORDER BY u.key FOR UPDATE
     )
     UPDATE limit_use u SET used = u.used ${live ? "+" : "-"} sums.count FROM sums JOIN locked USING (key)
     WHERE u.key = sums.key`,
  );
const release = change("sales.release_limits", false);
const reclaim = change("sales.reclaim_limits", true);

/** Gives back what orders that came to nothing had claimed. */
export async function releaseLimits(tx: Transaction, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length > 0) await tx.query(release, [orderIds]);
}

/**
 * Claims again what an order had given back, even past the limit: its money has come and its seats are sold, so the
 * count has to say so.
 */
export async function reclaimLimits(tx: Transaction, orderId: string): Promise<void> {
  await tx.query(reclaim, [[orderId]]);
}

// A claim that comes to nothing stays as given back, with the count it was last live with.
const releaseSome = statement<never>(
  "sales.release_limits_of_lines",
  `WITH gone AS MATERIALIZED (
     SELECT 'type:' || performance_id || ':' || ticket_type_id AS key, count(*)::int AS count
     FROM unnest($2::int[], $3::uuid[]) AS g(performance_id, ticket_type_id) GROUP BY 1
     UNION ALL
     SELECT 'buyer:' || performance_id, count(*)::int FROM unnest($2::int[]) AS g(performance_id) GROUP BY 1
     UNION ALL
     SELECT 'holder:' || h.performance_id || ':' || h.identity_hash, 1 FROM ticket_holder h
     WHERE h.order_line_id = ANY($4::uuid[])
   ), claims AS MATERIALIZED (
     SELECT c.key, c.count, gone.count AS less FROM limit_claim c
     JOIN gone ON c.key = gone.key OR c.key LIKE gone.key || ':%' WHERE c.order_id = $1 AND c.live
   ), ended AS (
     UPDATE limit_claim c SET live = false FROM claims WHERE c.order_id = $1 AND c.key = claims.key
       AND claims.count <= claims.less
   ), smaller AS (
     UPDATE limit_claim c SET count = claims.count - claims.less FROM claims WHERE c.order_id = $1
       AND c.key = claims.key AND claims.count > claims.less
   ), locked AS MATERIALIZED (
     SELECT u.key FROM limit_use u WHERE u.key IN (SELECT key FROM claims) ORDER BY u.key FOR UPDATE
   )
   UPDATE limit_use u SET used = u.used - least(claims.count, claims.less) FROM claims JOIN locked USING (key)
   WHERE u.key = claims.key`,
);

/**
 * Gives back what some lines of an order had claimed: of limits of their ticket types, of their buyer and of their
 * holders (unless those go along to other tickets); a code stays used.
 */
export async function releaseLimitsOfLines(
  tx: Transaction,
  orderId: string,
  lines: readonly { readonly id: string; readonly performanceId: number; readonly ticketTypeId: string }[],
  { holdersStay = false } = {},
): Promise<void> {
  await tx.query(releaseSome, [
    orderId,
    lines.map((line) => line.performanceId),
    lines.map((line) => line.ticketTypeId),
    holdersStay ? [] : lines.map((line) => line.id),
  ]);
}

/** Gives back the identities of those whom some lines are for, and nothing else. */
export async function releaseHoldersOfLines(
  tx: Transaction,
  orderId: string,
  lineIds: readonly string[],
): Promise<void> {
  await tx.query(releaseSome, [orderId, [], [], lineIds]);
}

const usedUp = statement<{ key: string; used: number }>(
  "sales.find_limit_use",
  `SELECT u.key, u.used - coalesce((
       SELECT sum(c.count) FROM sales_order o JOIN limit_claim c ON c.order_id = o.id AND c.key = u.key AND c.live
       WHERE o.cart_key = $2 AND o.state IN ('awaiting_payment', 'lapsed')), 0)::int AS used
   FROM limit_use u WHERE u.key = ANY($1::text[])`,
);

/** How much of these limits others have used: what the cart's own unpaid order claims will be given back first. */
export async function findLimitUse(
  tx: Transaction,
  keys: readonly string[],
  cartKey: string,
): Promise<ReadonlyMap<string, number>> {
  return new Map((await tx.query(usedUp, [keys, cartKey])).map((row) => [row.key, row.used]));
}

const buyerOf = statement<{ hash: string }>(
  "sales.find_buyer_of_order",
  "SELECT split_part(key, ':', 3) AS hash FROM limit_claim WHERE order_id = $1 AND key LIKE 'buyer:%' LIMIT 1",
);

/** Who bought an order, where a limit by identity counted it; null: nobody was asked. */
export async function findBuyerHash(tx: Transaction, orderId: string): Promise<string | null> {
  return (await tx.query(buyerOf, [orderId]))[0]?.hash ?? null;
}
