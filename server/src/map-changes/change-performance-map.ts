import { seatLabel } from "@parterre/seat-map";
import { audit, PrivilegedAct, type StaffActor } from "../identity/index.ts";
import type { EntityTransaction } from "../platform/database/index.ts";
import type { LocalisedText } from "../platform/graphql/index.ts";
import { noZone } from "../programme/index.ts";
import {
  type DecidedChange,
  decideMapChange,
  type GivenZone,
  type MapChangePlan,
  type SeatMove,
} from "./map-change.rules.ts";
import { mapChangeTexts } from "./map-change-texts.rules.ts";
import type { MapChangeTools } from "./map-change-tools.ts";
import { isNamed, moveOrders } from "./move-orders.ts";
import {
  findTwoMaps,
  type NotChangeable,
  notChangeable,
  type ReadMapChange,
  readMapChange,
  type TwoMaps,
} from "./read-map-change.ts";

export interface ChangePerformanceMapCommand {
  readonly performanceId: number | null;
  readonly seatMapVersionId: string;
  /** Of the preview that was decided by. */
  readonly planHash: string;
  readonly moves: readonly SeatMove[];
  /** Zones of added seats, where the proposed ones are not meant; `zoneId` null: not for sale. */
  readonly newSeatZones: readonly { readonly zoneId: string | null; readonly ordinals: readonly number[] }[];
  readonly reason: string;
  readonly approvalToken: string | null;
  readonly actor: StaffActor;
}

export type ChangePerformanceMapOutcome =
  | {
      readonly kind: "changed";
      readonly performanceId: number;
      readonly movedCount: number;
      readonly relabelledCount: number;
    }
  | { readonly kind: "outdated"; readonly reason: LocalisedText }
  | { readonly kind: "approval-required"; readonly reason: LocalisedText }
  | NotChangeable;

const longestReason = 1_000;

/**
 * Makes a performance sell another version of its map, all in one transaction: every seat that somebody has stays his
 * by identity or moves to the free seat that was decided, with its order, hold and ticket; nothing else about an order
 * changes. Refused when the seats that go are not the ones of the preview, or one of them has nowhere to go.
 */
export async function changePerformanceMap(
  tools: MapChangeTools,
  command: ChangePerformanceMapCommand,
): Promise<ChangePerformanceMapOutcome> {
  const reason = command.reason.trim();
  if (reason === "" || reason.length > longestReason) return notChangeable(mapChangeTexts.reasonMissing);
  const maps = await findTwoMaps(tools, command.performanceId, command.seatMapVersionId);
  if ("kind" in maps) return maps;
  const outcome = await tools.database.inTransaction((tx) => change(tools, tx, maps, { ...command, reason }));
  if (outcome.kind === "changed") tools.programme.forgetSellingFacts(maps.performanceId);
  return outcome;
}

/** Every refusal comes before the first write that matters, so there is nothing to roll back. */
async function change(
  tools: MapChangeTools,
  tx: EntityTransaction,
  maps: TwoMaps,
  command: ChangePerformanceMapCommand,
): Promise<ChangePerformanceMapOutcome> {
  const { performanceId } = maps;
  const outdated = { kind: "outdated", reason: mapChangeTexts.outdated } as const;
  await tools.programme.lockForMapChange(tx, performanceId);
  await tools.sales.lockOrdersOf(tx, performanceId);
  const { holds, seats } = await tools.inventory.lockSeats(tx, performanceId);
  // A checkout that had its seats locked before us has made an order meanwhile.
  await tools.sales.lockOrdersOf(tx, performanceId);
  const read = await readMapChange(tools, tx, maps, seats);
  if (!read) return outdated;
  if ("kind" in read) return read;
  const { plan, facts } = read;
  if (read.planHash !== command.planHash) return outdated;
  const given = zonesGiven(command, facts.zones);
  if (!given) return notChangeable(mapChangeTexts.noSuchZone);
  const decided = decideMapChange(plan, command.moves, given);
  if ("kind" in decided) return notChangeable(mapChangeTexts[decided.kind], decided.ordinals);
  let approverId: string | null = null;
  if (plan.taken.length > 0) {
    approverId = await approvedBy(tools, tx, command, performanceId);
    if (!approverId) return { kind: "approval-required", reason: mapChangeTexts.approvalNeeded };
  }

  const { seatMapVersionId } = command;
  const { seatCount } = maps.after;
  await tools.programme.setSeatMap(tx, performanceId, { seatMapVersionId, seatCount, zoneOf: decided.zoneOf });
  const newHoldIds =
    seats.length === 0
      ? new Map<string, string>()
      : await tools.inventory.renumberSeats(tx, {
          performanceId,
          holds,
          sourceOf: decided.sourceOf,
          dropped: decided.dropped,
          resting: restingSeats(maps, plan, decided),
        });
  const relabelledCount = await moveOrders(tools, tx, maps, read, command.moves, newHoldIds);
  await audit(tx, {
    actor: command.actor,
    approverId,
    act: "performance.change-map",
    subjectKind: "performance",
    subjectId: String(performanceId),
    reason: command.reason,
    details: {
      from: maps.fromId,
      to: maps.toId,
      kept: plan.kept,
      added: plan.added.length,
      removedFree: plan.removedFree.length,
      moves: plan.taken.map(({ ordinal }) => [ordinal, command.moves.find(({ from }) => from === ordinal)!.to]),
    },
  });
  return { kind: "changed", performanceId, movedCount: plan.taken.length, relabelledCount };
}

/** The approver of a change that moves people: always a second person, whoever asks. */
function approvedBy(
  { identity }: MapChangeTools,
  tx: EntityTransaction,
  { approvalToken, actor }: ChangePerformanceMapCommand,
  performanceId: number,
): Promise<string | null> {
  if (!approvalToken) return Promise.resolve(null);
  const act = PrivilegedAct.CHANGE_PERFORMANCE_MAP;
  return identity.useApproval(tx, approvalToken, act, String(performanceId), actor.staffId);
}

/** By the zones' indexes; null when one is not of this performance. */
function zonesGiven(
  { newSeatZones }: ChangePerformanceMapCommand,
  zones: ReadMapChange["facts"]["zones"],
): readonly GivenZone[] | null {
  const given: GivenZone[] = [];
  for (const { zoneId, ordinals } of newSeatZones) {
    const zone = zoneId === null ? noZone : zones.find(({ id }) => id === zoneId)?.index;
    if (zone === undefined) return null;
    given.push({ zone, ordinals });
  }
  return given;
}

/** Free seats that stand where an old number, or an old name, was another seat's. */
function restingSeats({ before, after }: TwoMaps, plan: MapChangePlan, { sourceOf }: DecidedChange): readonly number[] {
  const resting: number[] = [];
  for (let ordinal = 0; ordinal < Math.min(before.seatCount, after.seatCount); ordinal += 1) {
    const isFree = plan.isFree[ordinal] === 1 && sourceOf[ordinal] === plan.inverse[ordinal];
    if (!isFree) continue;
    const isSame = sourceOf[ordinal] === ordinal && isNamed(seatLabel(before, ordinal), seatLabel(after, ordinal));
    if (!isSame) resting.push(ordinal);
  }
  return resting;
}
