import type { SeatMapGeometry } from "@parterre/seat-map";
import { validate as isUuid, v7 as uuid } from "uuid";
import { type CounterRow, lockCounter } from "../box-office/index.ts";
import { audit, type StaffActor } from "../identity/index.ts";
import type { EntityTransaction } from "../platform/database/index.ts";
import { maySell, noZone, type SellingFacts } from "../programme/index.ts";
import { makeLeasePack } from "../sales/index.ts";
import { contingencyTexts as texts } from "./contingency-texts.rules.ts";
import type { ContingencyTools } from "./contingency-tools.ts";
import { chooseLeaseSeats, type LeaseHouse } from "./lease.rules.ts";
import { findStandingLeases, insertLease, type LeaseRow } from "./lease.store.ts";
import { type NotDone, notDone, orNotDone, undo } from "./refused.ts";

export interface LeaseCommand {
  readonly counterId: string;
  readonly performanceId: number;
  /** How many; which, the server chooses. Ignored where `ordinals` are named. */
  readonly seats: number;
  /** These, as far as they are free and in general sale; null: the server chooses. */
  readonly ordinals: readonly number[] | null;
  readonly termMinutes: number;
}

export const mostLeased = 500;
export const longestTermMinutes = 7 * 24 * 60;

/**
 * Lends a counter seats that it may sell while nobody can be asked, with the prices they have now. One standing lease
 * of a performance each; no later than the performance's start.
 */
export async function leaseSeats(
  tools: ContingencyTools,
  actor: StaffActor,
  command: LeaseCommand,
): Promise<LeaseRow | NotDone> {
  const { counterId, termMinutes } = command;
  const count = command.ordinals?.length ?? command.seats;
  if (!Number.isInteger(count) || count < 1 || count > mostLeased) return notDone(texts.howMany, "seats");
  if (!Number.isInteger(termMinutes) || termMinutes < 5 || termMinutes > longestTermMinutes) {
    return notDone(texts.term, "termMinutes");
  }
  return orNotDone(() =>
    tools.database.inTransaction(async (tx) => {
      const counter = isUuid(counterId) ? await lockCounter(tx, counterId) : null;
      if (!counter) throw undo(texts.noCounter, "counterId");
      return lease(tools, tx, actor, counter, command, false);
    }),
  );
}

/** The same for a locked counter, in the caller's transaction. Throws what `undo` makes. */
export async function lease(
  tools: ContingencyTools,
  tx: EntityTransaction,
  actor: StaffActor,
  counter: CounterRow,
  { performanceId, seats, ordinals, termMinutes }: Omit<LeaseCommand, "counterId">,
  byPolicy: boolean,
): Promise<LeaseRow> {
  const now = new Date();
  const facts = await tools.programme.currentSellingFacts(tx, performanceId);
  if (!facts) throw undo(texts.noPerformance, "performanceId");
  const isHere = facts.venueId === counter.venue_id && facts.startsAt > now;
  if (!isHere || !maySell(facts, counter.channel_code, now)) throw undo(texts.notOnSale, "performanceId");
  const rules = await tools.programme.houseRules(tx);
  if (rules.market.realName || rules.market.mostPerIdentity !== null) throw undo(texts.realNames, "performanceId");
  const standing = await findStandingLeases(tx, counter.id);
  if (standing.some((each) => each.performance_id === performanceId)) throw undo(texts.leaseStands, "performanceId");
  const geometry = await tools.venues.geometryOf(facts.seatMapVersionId);
  const house = leaseHouse(facts, geometry);
  const wanted = ordinals && new Set(ordinals);
  const lent = await tools.inventory.lendSeats(tx, {
    performanceId,
    name: counter.name.slice(0, 50),
    choose: (free) =>
      wanted
        ? free.filter((ordinal) => wanted.has(ordinal) && house.zoneOf(ordinal) >= 0)
        : chooseLeaseSeats(free, seats, house),
  });
  if (!lent) throw undo(texts.noSeats, "seats");
  const pack = makeLeasePack(facts, rules, geometry, {
    ordinals: lent.ordinals,
    channelCode: counter.channel_code,
    at: now.getTime(),
  });
  const until = Math.min(now.getTime() + termMinutes * 60_000, facts.startsAt.getTime());
  const row = await insertLease(tx, {
    ...{ id: uuid(), counter_id: counter.id, performance_id: performanceId },
    ...{ allocation_id: lent.allocationId, allocation_number: lent.number, pack: JSON.stringify(pack) },
    ...{ leased_by: actor.staffId, sell_until: new Date(until), by_policy: byPolicy },
  });
  await audit(tx, {
    ...{ actor, act: "lease.make", subjectKind: "counter", subjectId: counter.id },
    details: {
      ...{ leaseId: row.id, performanceId, byPolicy, seats: lent.ordinals.length },
      sellUntil: row.sell_until.toISOString(),
    },
    seats: { performanceId, ordinals: lent.ordinals },
  });
  return row;
}

/** A performance's house as choosing seats for a lease needs it. */
export function leaseHouse({ zoneOf }: SellingFacts, { runOf }: SeatMapGeometry): LeaseHouse {
  return {
    zoneOf: (ordinal) => (zoneOf[ordinal] === noZone ? -1 : (zoneOf[ordinal] ?? -1)),
    runOf: (ordinal) => runOf[ordinal] ?? -1,
  };
}
