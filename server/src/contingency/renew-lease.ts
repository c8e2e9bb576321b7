import type { LeasePack } from "@parterre/pricing";
import type { CounterRow } from "../box-office/index.ts";
import { audit, type StaffActor } from "../identity/index.ts";
import type { EntityTransaction } from "../platform/database/index.ts";
import { type HouseRules, maySell, type SellingFacts } from "../programme/index.ts";
import { makeLeasePack, makeLeaseRules } from "../sales/index.ts";
import type { ContingencyTools } from "./contingency-tools.ts";
import { chooseLeaseSeats } from "./lease.rules.ts";
import { countSeatsLeft, fillLease, type LeaseRow, type PolicyRow, renewLease } from "./lease.store.ts";
import { leaseHouse } from "./lease-seats.ts";

/**
 * Keeps a locked lease that its counter's policy made as the policy wants it: its whole term again once half of it is
 * over, up to the start; and as many unsold seats as the policy says. Seats come in at the lease's own prices, so a
 * counter that did not hear of them sells what it has as before. Where today's prices are others none come: the counter
 * gives such a lease back, and has a new one.
 */
export async function renewByPolicy(
  tools: ContingencyTools,
  tx: EntityTransaction,
  actor: StaffActor,
  { row, policy, counter, now }: { row: LeaseRow; policy: PolicyRow; counter: CounterRow; now: Date },
): Promise<void> {
  const facts = await tools.programme.currentSellingFacts(tx, row.performance_id);
  if (!facts) return;
  const termMs = policy.term_minutes * 60_000;
  const until = Math.min(now.getTime() + termMs, facts.startsAt.getTime());
  const isHalfOver = row.sell_until.getTime() - now.getTime() <= termMs / 2;
  if (isHalfOver && until > row.sell_until.getTime()) await renewLease(tx, row.id, new Date(until));
  const left = (await countSeatsLeft(tx, [row.id])).get(row.id) ?? 0;
  if (left >= policy.seats || !maySell(facts, counter.channel_code, now)) return;
  const rules = await tools.programme.houseRules(tx);
  if (sellsAsToday(row, facts, rules, now))
    await fillUp(tools, tx, actor, { row, facts, rules, more: policy.seats - left, now });
}

interface Filling {
  readonly row: LeaseRow;
  readonly facts: SellingFacts;
  readonly rules: HouseRules;
  readonly more: number;
  readonly now: Date;
}

async function fillUp(
  tools: ContingencyTools,
  tx: EntityTransaction,
  actor: StaffActor,
  { row, facts, rules, more, now }: Filling,
): Promise<void> {
  const geometry = await tools.venues.geometryOf(facts.seatMapVersionId);
  const house = leaseHouse(facts, geometry);
  const ordinals = await tools.inventory.lendMoreSeats(tx, row.allocation_id, (free) =>
    chooseLeaseSeats(free, more, house),
  );
  if (ordinals.length === 0) return;
  const pack = JSON.parse(row.pack) as LeasePack;
  const added = makeLeasePack(facts, rules, geometry, {
    ordinals,
    channelCode: pack.channelCode,
    at: now.getTime(),
  }).seats;
  // A seat that was sold from it, given back at the counter and lent again stands in it already.
  const known = new Set(pack.seats.map(({ ordinal }) => ordinal));
  const seats = [...pack.seats, ...added.filter(({ ordinal }) => !known.has(ordinal))];
  await fillLease(tx, row.id, JSON.stringify({ ...pack, seats }));
  await audit(tx, {
    ...{ actor, act: "lease.fill-up", subjectKind: "counter", subjectId: row.counter_id },
    details: { leaseId: row.id, performanceId: row.performance_id, seats: ordinals.length },
    seats: { performanceId: row.performance_id, ordinals },
  });
}

/** Whether a lease is of the map, the prices and the fees as they are now: what it sells by, but for its seats. */
function sellsAsToday(
  { pack: text }: Pick<LeaseRow, "pack">,
  facts: SellingFacts,
  rules: HouseRules,
  now: Date,
): boolean {
  const { seats: _, ...kept } = JSON.parse(text) as LeasePack;
  const { channelCode } = kept;
  const today = makeLeaseRules(facts, rules, { channelCode, at: now.getTime() });
  // Both were made by the same function, so their fields come in the same order.
  return JSON.stringify(kept) === JSON.stringify(today);
}

/** Whether today's prices, fees or map are others than those that a lease is sold by. */
export async function isOutdated(
  { programme }: Pick<ContingencyTools, "programme">,
  tx: EntityTransaction,
  lease: Pick<LeaseRow, "pack" | "performance_id">,
): Promise<boolean> {
  const facts = await programme.currentSellingFacts(tx, lease.performance_id);
  return facts !== null && !sellsAsToday(lease, facts, await programme.houseRules(tx), new Date());
}
