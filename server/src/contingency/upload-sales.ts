import { createPublicKey, verify } from "node:crypto";
import type { LeasePack, OfflineSale } from "@parterre/pricing";
import { validate as isUuid } from "uuid";
import { findCounter } from "../box-office/index.ts";
import type { StaffActor } from "../identity/index.ts";
import type { EntityTransaction } from "../platform/database/index.ts";
import { PerformanceState } from "../programme/index.ts";
import { makeLeasePack } from "../sales/index.ts";
import { handOutNumbers, issuedNumbers, linkNumbersToTickets, usedNumbers } from "./backup-ticket.store.ts";
import { contingencyTexts as texts, type UploadRefusal } from "./contingency-texts.rules.ts";
import type { ContingencyTools } from "./contingency-tools.ts";
import { findCounterKey, findLease, type LeaseRow } from "./lease.store.ts";
import { type Difference, differencesOf, keepsWaiting, longestPayload, readOfflineSale } from "./offline-sale.rules.ts";
import {
  findDifferences,
  findOfflineSale,
  insertOfflineSale,
  lockUploads,
  type OfflineSaleRow,
  worksHere,
} from "./offline-sale.store.ts";
import { type NotDone, notDone } from "./refused.ts";

export interface SignedSale {
  /** The sale's id as the counter keeps it, to answer by. */
  readonly id: string;
  readonly kid: string;
  readonly payload: string;
  /** Ed25519 over the payload's UTF-8 bytes, base64url. */
  readonly signature: string;
}

export type Uploaded =
  | { readonly kind: "kept"; readonly sale: OfflineSaleRow; readonly differences: readonly Difference[] }
  | { readonly kind: "refused"; readonly id: string; readonly why: UploadRefusal };

const mostAtOnce = 100;

/**
 * Takes the sales that a counter made alone. Each is its own transaction and is known by its id: handing it in again,
 * in any order, changes nothing and answers what became of it. A sale that differs from what the house knows is kept
 * and waits for a person; only what is not a sale of this counter is refused, and stays with the counter.
 */
export async function uploadSales(
  tools: ContingencyTools,
  actor: StaffActor,
  { counterId, sales }: { readonly counterId: string; readonly sales: readonly SignedSale[] },
): Promise<readonly Uploaded[] | NotDone> {
  if (sales.length > mostAtOnce) return notDone(texts.tooMany, "sales");
  const counter = isUuid(counterId) ? await tools.database.read((tx) => findCounter(tx, counterId)) : null;
  if (!counter) return notDone(texts.noCounter, "counterId");
  const done: Uploaded[] = [];
  for (const sale of sales) {
    done.push(await tools.database.inTransaction((tx) => uploadOne(tools, tx, actor, counterId, sale)));
  }
  return done;
}

async function uploadOne(
  tools: ContingencyTools,
  tx: EntityTransaction,
  actor: StaffActor,
  counterId: string,
  signed: SignedSale,
): Promise<Uploaded> {
  const refuse = (why: UploadRefusal): Uploaded => ({ kind: "refused", id: signed.id, why });
  const sale = signed.payload.length > longestPayload ? null : readOfflineSale(signed.payload);
  if (sale?.id !== signed.id) return refuse("unreadable");
  await lockUploads(tx, counterId);
  const before = await findOfflineSale(tx, sale.id);
  if (before) {
    if (before.payload !== signed.payload) return refuse("id-misused");
    return { kind: "kept", sale: before, differences: (await findDifferences(tx, [sale.id])).get(sale.id) ?? [] };
  }
  const key = sale.counterId === counterId ? await findCounterKey(tx, signed.kid, counterId) : null;
  if (!key) return refuse("unknown-key");
  if (!isSignedBy(key, signed)) return refuse("bad-signature");
  const lease = await findLease(tx, sale.leaseId);
  if (lease?.counter_id !== counterId || lease.performance_id !== sale.performanceId) return refuse("unknown-lease");
  if (!(await worksHere(tx, sale.sellerId))) return refuse("unknown-seller");
  const cashierId = await cashierOf(tools, tx, sale, actor);
  if (cashierId === null) return refuse("no-shift");
  return keep(tools, tx, actor, { signed, sale, lease, cashierId });
}

function isSignedBy(x: string, { payload, signature }: SignedSale): boolean {
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  return verify(null, Buffer.from(payload), key, Buffer.from(signature, "base64url"));
}

interface ToKeep {
  readonly signed: SignedSale;
  readonly sale: OfflineSale;
  readonly lease: LeaseRow;
  readonly cashierId: string;
}

/**
 * In whose shift the money of an offline sale is: the seller's while it is open; else that of the person who hands it
 * in, for the drawer went over to him. Null: cash, and neither has a shift.
 */
export async function cashierOf(
  { tills }: ContingencyTools,
  tx: EntityTransaction,
  sale: OfflineSale,
  actor: StaffActor,
): Promise<string | null> {
  if (await tills.openShiftOf(tx, sale.sellerId)) return sale.sellerId;
  if (await tills.openShiftOf(tx, actor.staffId)) return actor.staffId;
  return sale.tenders.some(({ kind }) => kind === "cash") ? null : sale.sellerId;
}

async function keep(
  tools: ContingencyTools,
  tx: EntityTransaction,
  actor: StaffActor,
  { signed, sale, lease, cashierId }: ToKeep,
): Promise<Uploaded> {
  const pack = JSON.parse(lease.pack) as LeasePack;
  const facts = await tools.programme.currentSellingFacts(tx, sale.performanceId);
  if (!facts) throw new Error(`performance ${sale.performanceId} of lease ${lease.id} is missing`);
  const numbers = sale.lines.flatMap(({ backupNumber }) => backupNumber ?? []);
  const genuine = await genuineOrdinals(tools, sale, signed.kid);
  const differences = differencesOf(sale, {
    pack,
    sellUntil: lease.sell_until,
    seatMapVersionId: facts.seatMapVersionId,
    isCancelled: facts.state === PerformanceState.CANCELLED,
    packToday: makeLeasePack(
      facts,
      await tools.programme.houseRules(tx),
      await tools.venues.geometryOf(facts.seatMapVersionId),
      {
        ordinals: pack.seats.map(({ ordinal }) => ordinal),
        channelCode: pack.channelCode,
        at: Date.parse(sale.soldAt),
      },
    ),
    genuine,
    issued: await issuedNumbers(tx, lease.counter_id, numbers),
    used: await usedNumbers(tx, sale.id, numbers),
  });
  const ordinals = sale.lines.map(({ ordinal }) => ordinal);
  let orderId: string | null = null;
  if (!differences.some(({ kind }) => keepsWaiting.has(kind))) {
    const recorded = await tools.sales.recordOfflineSale(tx, actor, {
      ...toRecord(sale, pack, genuine),
      cashierId,
      refundPolicyId: facts.refundPolicyId,
      take: (id) => tools.inventory.sellAllocatedSeats(tx, id, sale.performanceId, ordinals, lease.allocation_number),
    });
    if (recorded.kind === "recorded") orderId = recorded.orderId;
    else differences.push({ kind: "seat-not-had", ordinals: recorded.ordinals });
  }
  const row = await insertOfflineSale(
    tx,
    {
      ...{ id: sale.id, counter_id: lease.counter_id, lease_id: lease.id, kid: signed.kid },
      ...{ payload: signed.payload, signature: signed.signature, sold_at: new Date(sale.soldAt) },
      ...{ currency: sale.currency, total_minor: sale.totalMinor, uploaded_by: actor.staffId },
      ...{ state: orderId ? "recorded" : "waiting", order_id: orderId },
    },
    differences,
  );
  await handOutNumbers(
    tx,
    sale.id,
    sale.lines.flatMap(({ backupNumber, ordinal }, index) =>
      backupNumber === null ? [] : [{ number: backupNumber, ordinal, position: index + 1 }],
    ),
  );
  if (orderId && numbers.length > 0) await linkNumbersToTickets(tx, sale.id);
  return { kind: "kept", sale: row, differences };
}

/** Ordinals whose ticket says this seat, and was signed with the key that signed the sale. */
async function genuineOrdinals(
  { tickets }: ContingencyTools,
  sale: OfflineSale,
  kid: string,
): Promise<ReadonlySet<number>> {
  const genuine = new Set<number>();
  for (const { ordinal, ticket } of sale.lines) {
    const facts = ticket && (await tickets.verify(ticket.code));
    const fits =
      facts?.kid === kid &&
      facts.ticketId === ticket?.id &&
      facts.performanceId === sale.performanceId &&
      facts.ordinal === ordinal;
    if (fits) genuine.add(ordinal);
  }
  return genuine;
}

/** A sale as sales books it, in the seats it was sold for. A ticket that is not genuine is issued anew by the house. */
export function toRecord(sale: OfflineSale, pack: LeasePack, genuine: ReadonlySet<number>) {
  const none = { voucherCode: null, dueAt: null };
  return {
    pack,
    reference: sale.reference,
    currency: sale.currency,
    soldAt: new Date(sale.soldAt),
    sellerId: sale.sellerId,
    tenders: sale.tenders.map((tender) => ({ ...tender, ...none })),
    seats: sale.lines.map(({ ordinal, ticketTypeId, ticket }) => ({
      ...{ ordinal, ticketTypeId, instead: null },
      made: genuine.has(ordinal) ? ticket : null,
    })),
  };
}
