import type { LeasePack, OfflineSale } from "@parterre/pricing";
import { seatLabel } from "@parterre/seat-map";
import { validate as isUuid, v7 as uuid } from "uuid";
import { audit, type StaffActor } from "../identity/index.ts";
import type { EntityTransaction, Transaction } from "../platform/database/index.ts";
import { type SellingFacts, zoneOfSeat } from "../programme/index.ts";
import { linkNumbersToTickets } from "./backup-ticket.store.ts";
import { contingencyTexts as texts, uploadTexts } from "./contingency-texts.rules.ts";
import type { ContingencyTools } from "./contingency-tools.ts";
import { findLease } from "./lease.store.ts";
import { type Difference, proposalFor, type SettleWay } from "./offline-sale.rules.ts";
import { findDifferences, lockOfflineSale, type OfflineSaleRow, settleRow } from "./offline-sale.store.ts";
import { type NotDone, notDone, orNotDone, undo } from "./refused.ts";
import { cashierOf, toRecord } from "./upload-sales.ts";

export interface SettleCommand {
  readonly saleId: string;
  readonly how: SettleWay;
  /** For `other-seats`: as many as were sold, in the order of the sale's lines. */
  readonly ordinals: readonly number[];
  readonly reason: string;
}

/**
 * A person decides what becomes of a sale that differs: its own seats, if they are free after all; others, at the
 * price that was paid; the money back out of the drawer, with nothing booked on either side; or, of a sale that is
 * booked, that it was seen.
 */
export async function settleSale(
  tools: ContingencyTools,
  actor: StaffActor,
  command: SettleCommand,
): Promise<OfflineSaleRow | NotDone> {
  const { saleId, how } = command;
  const reason = command.reason.trim();
  if (reason === "" || reason.length > 300) return notDone(texts.reason, "reason");
  return orNotDone(() =>
    tools.database.inTransaction(async (tx) => {
      const row = isUuid(saleId) ? await lockOfflineSale(tx, saleId) : null;
      if (!row) throw undo(texts.noSale, "saleId");
      if (row.settled_at) throw undo(texts.settled, "saleId");
      if ((row.state === "recorded") !== (how === "noted")) throw undo(texts.wrongWay, "how");
      const books = how === "seats-taken" || how === "other-seats";
      const orderId = books ? await book(tools, tx, actor, row, command) : row.order_id;
      const state = how === "money-back" ? "given_back" : "recorded";
      const settled = await settleRow(tx, row.id, { state, orderId, staffId: actor.staffId, how, reason });
      if (books) await linkNumbersToTickets(tx, row.id);
      await audit(tx, {
        ...{ actor, act: "offline-sale.settle", subjectKind: "offline-sale", subjectId: row.id, reason },
        details: { how, orderId, totalMinor: Number(row.total_minor), currency: row.currency },
      });
      return settled;
    }),
  );
}

/** Books a waiting sale in seats that nobody has; answers the order. Throws what `undo` makes. */
async function book(
  tools: ContingencyTools,
  tx: EntityTransaction,
  actor: StaffActor,
  row: OfflineSaleRow,
  { how, ordinals }: SettleCommand,
): Promise<string> {
  const sale = JSON.parse(row.payload) as OfflineSale;
  const lease = (await findLease(tx, row.lease_id))!;
  const pack = JSON.parse(lease.pack) as LeasePack;
  const differences = (await findDifferences(tx, [row.id])).get(row.id) ?? [];
  if (differences.some(({ kind }) => kind === "price-wrong" || kind === "seat-not-in-lease" || kind === "cancelled")) {
    throw undo(texts.wrongWay, "how");
  }
  const facts = (await tools.programme.currentSellingFacts(tx, sale.performanceId))!;
  const geometry = await tools.venues.geometryOf(facts.seatMapVersionId);
  const isMoved = how === "other-seats";
  if (isMoved && new Set(ordinals).size !== sale.lines.length) throw undo(texts.sameNumber, "ordinals");
  if (!isMoved && differences.some(({ kind }) => kind === "map-changed")) throw undo(texts.wrongWay, "how");
  const seats = isMoved ? ordinals : sale.lines.map(({ ordinal }) => ordinal);
  const unknown = seats.some((ordinal) => !Number.isInteger(ordinal) || ordinal < 0 || ordinal >= facts.seatCount);
  if (unknown) throw undo(texts.seatsGone, "ordinals");
  const notGenuine = new Set(
    differences.flatMap((each) => (each.kind === "code-not-genuine" ? (each.ordinals ?? []) : [])),
  );
  const genuine = isMoved ? [] : seats.filter((ordinal) => !notGenuine.has(ordinal));
  const toBook = toRecord(sale, pack, new Set(genuine));
  const cashierId = await cashierOf(tools, tx, sale, actor);
  if (cashierId === null) throw undo(uploadTexts["no-shift"], "shift");
  const holdId = uuid();
  const recorded = await tools.sales.recordOfflineSale(tx, actor, {
    ...toBook,
    cashierId,
    seats: toBook.seats.map((seat, index) => {
      const ordinal = seats[index]!;
      return isMoved ? { ...seat, instead: { ordinal, label: seatLabel(geometry, ordinal) } } : seat;
    }),
    refundPolicyId: facts.refundPolicyId,
    take: async (orderId) => {
      const wanted = seats.map((ordinal) => ({ performanceId: sale.performanceId, ordinal, holdId }));
      return (await tools.inventory.sellSeats(tx, orderId, wanted)).map(({ ordinal }) => ordinal);
    },
  });
  if (recorded.kind === "lost") throw undo(texts.seatsGone, "ordinals");
  return recorded.orderId;
}

export interface Proposal {
  readonly how: SettleWay;
  /** Seats for `other-seats`, in the order of the sale's lines. */
  readonly ordinals: readonly number[];
}

/** What to do with a sale that differs, from what is free now. */
export async function propose(
  tools: ContingencyTools,
  tx: Transaction,
  row: OfflineSaleRow,
  differences: readonly Difference[],
): Promise<Proposal> {
  if (row.state !== "waiting")
    return { how: proposalFor(differences, true, { ownAreFree: false, others: [] }), ordinals: [] };
  const sale = JSON.parse(row.payload) as OfflineSale;
  const lease = (await findLease(tx, row.lease_id))!;
  const facts = (await tools.programme.currentSellingFacts(tx, sale.performanceId))!;
  const free = await tools.inventory.freeGeneralSeats(tx, sale.performanceId);
  const own = sale.lines.map(({ ordinal }) => ordinal);
  const freeSet = new Set(free);
  const others = otherSeats(JSON.parse(lease.pack) as LeasePack, own, free, facts);
  const how = proposalFor(differences, false, { ownAreFree: own.every((ordinal) => freeSet.has(ordinal)), others });
  return { how, ordinals: how === "other-seats" ? others : [] };
}

/** A free seat of the same zone for each, the nearest by its number; none where one of them finds none. */
function otherSeats(
  pack: LeasePack,
  own: readonly number[],
  free: readonly number[],
  facts: SellingFacts,
): readonly number[] {
  const zoneOf = new Map(pack.seats.map(({ ordinal, zone }) => [ordinal, zone.code]));
  const left = new Set(free);
  const chosen: number[] = [];
  for (const ordinal of own) {
    let best: number | null = null;
    for (const other of left) {
      if (zoneOfSeat(facts, other)?.code !== zoneOf.get(ordinal)) continue;
      if (best === null || Math.abs(other - ordinal) < Math.abs(best - ordinal)) best = other;
    }
    if (best === null) return [];
    left.delete(best);
    chosen.push(best);
  }
  return chosen;
}
