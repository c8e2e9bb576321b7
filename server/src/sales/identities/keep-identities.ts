import { createHmac } from "node:crypto";
import type { Transaction } from "../../platform/database/index.ts";
import { claimLimits, findBuyerHash, releaseHoldersOfLines } from "../limits.store.ts";
import { Refused } from "../refused.ts";
import type { InputRefusal } from "../sale-input.rules.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { endOf, identitiesRefusal, plainNumber, type TicketHolderWish } from "./identities.rules.ts";
import { identityTexts } from "./identity-texts.rules.ts";
import { carryHolders, findHolderHashes, insertHolders } from "./ticket-holder.store.ts";

/** Names of counters: one ticket for a holder of a performance, and so many for a buyer. */
const holderKey = (performanceId: number, hash: string): string => `holder:${performanceId}:${hash}`;
const buyerKey = (performanceId: number, hash: string): string => `buyer:${performanceId}:${hash}`;

interface SaleToKeep {
  readonly orderId: string;
  /** As ordered; in the order of `seats`. */
  readonly lines: readonly {
    readonly id: string;
    readonly performanceId: number;
    readonly holdId: string;
    readonly ordinal: number;
  }[];
  readonly seats: readonly {
    readonly holdId: string;
    readonly ordinal: number;
    readonly holder?: TicketHolderWish | null;
  }[];
  readonly buyer: { readonly idNumber: string | null; readonly field: string };
}

/** Where something is only counted. */
const noLimit = 1_000_000;

const refuse = (refusal: InputRefusal) => new Refused({ kind: "refused", ...refusal });

/**
 * Keeps what the market asks of a sale, in its transaction, after its order was written: whom each ticket is for, and
 * how many a buyer has. Both are counters claimed by the database: of two sales that name one person only one gets it.
 * Throws `Refused`. Where nothing is asked, nothing is kept, whatever was typed.
 */
export async function keepIdentities(tools: SalesTools, tx: Transaction, sale: SaleToKeep): Promise<void> {
  const { market } = await tools.programme.houseRules(tx);
  if (!market.realName && market.mostPerIdentity === null) return;
  const bad = identitiesRefusal(market, sale.seats, sale.buyer);
  if (bad) throw refuse(bad);
  const key = await tools.programme.identityKey(tx);
  const hash = hashWith(key);
  if (market.realName) await keepHolders(tx, sale, hash);
  if (market.mostPerIdentity !== null) await keepBuyer(tx, sale, market.mostPerIdentity, hash);
}

const hashWith = (key: Parameters<typeof createHmac>[1]) => (idNumber: string) =>
  createHmac("sha256", key).update(plainNumber(idNumber)).digest("hex");

async function keepHolders(
  tx: Transaction,
  sale: Omit<SaleToKeep, "buyer">,
  hash: (idNumber: string) => string,
): Promise<void> {
  const holderOf = new Map(sale.seats.map((seat, index) => [`${seat.holdId} ${seat.ordinal}`, { ...seat, index }]));
  const named = sale.lines.map((line) => {
    const { holder, index } = holderOf.get(`${line.holdId} ${line.ordinal}`)!;
    const { name, idNumber } = holder!;
    const identityHash = hash(idNumber);
    return {
      ...{ orderLineId: line.id, performanceId: line.performanceId, name: name.trim(), identityHash },
      ...{ identityEnd: endOf(idNumber), index, key: holderKey(line.performanceId, identityHash) },
    };
  });
  const seen = new Set<string>();
  for (const { key, index } of named) {
    const field = `seats.${index}.holder.idNumber`;
    if (seen.has(key)) throw refuse({ reason: identityTexts.twice, field });
    seen.add(key);
  }
  const about = { kind: "identity" } as const;
  const claims = named.map(({ key }) => ({ key, count: 1, most: 1, about }));
  const [taken] = await claimLimits(tx, sale.orderId, claims);
  if (taken) {
    const { index, identityEnd } = named.find(({ key }) => key === taken.key)!;
    throw refuse({ reason: identityTexts.hasTicket(identityEnd), field: `seats.${index}.holder.idNumber` });
  }
  await insertHolders(tx, sale.orderId, named);
}

function buyerClaims(lines: readonly { readonly performanceId: number }[], buyerHash: string, most: number) {
  const counts = new Map<number, number>();
  for (const { performanceId } of lines) counts.set(performanceId, (counts.get(performanceId) ?? 0) + 1);
  const about = { kind: "identity" } as const;
  return [...counts].map(([performanceId, count]) => ({ key: buyerKey(performanceId, buyerHash), count, most, about }));
}

async function keepBuyer(
  tx: Transaction,
  { orderId, lines, buyer }: SaleToKeep,
  most: number,
  hash: (idNumber: string) => string,
): Promise<void> {
  const refused = await claimLimits(tx, orderId, buyerClaims(lines, hash(buyer.idNumber!), most));
  if (refused.length > 0) throw refuse({ reason: identityTexts.buyerLimit(most), field: buyer.field });
}

interface ExchangedTickets {
  readonly orderId: string;
  readonly going: readonly ExchangedLine[];
  /** In the order of `seats`, then of the tickets that keep their seat. */
  readonly coming: readonly (ExchangedLine & { readonly holdId: string })[];
  readonly seats: SaleToKeep["seats"];
}
interface ExchangedLine {
  readonly id: string;
  readonly performanceId: number;
  readonly ordinal: number;
}

/**
 * Counts tickets that others are exchanged for against their buyer, who is known from the sale; those that go were
 * given back before. Nobody is known of an order from before there was such a limit: it stays outside of it.
 */
export async function countBuyerAgain(
  tools: SalesTools,
  tx: Transaction,
  orderId: string,
  lines: readonly { readonly performanceId: number }[],
  refusal: (reason: InputRefusal["reason"]) => object,
): Promise<void> {
  const buyerHash = await findBuyerHash(tx, orderId);
  if (buyerHash === null) return;
  const { market } = await tools.programme.houseRules(tx);
  const most = market.mostPerIdentity ?? noLimit;
  const refused = await claimLimits(tx, orderId, buyerClaims(lines, buyerHash, most));
  if (refused.length > 0) throw new Refused(refusal(identityTexts.buyerLimit(most)));
}

/**
 * Whom exchanged tickets are for. A ticket that keeps its seat keeps its name, and as many tickets of the same
 * performance keep theirs in their order, unless others are given. For anything else names are asked for, as in a sale:
 * the old ones are free again first. Tickets from before names were asked for stay without, but get nobody into another
 * performance nor more people in. Throws `Refused`; `refusal` makes it of a reason and its field.
 */
export async function exchangeIdentities(
  tools: SalesTools,
  tx: Transaction,
  { orderId, going, coming, seats }: ExchangedTickets,
  refusal: (reason: InputRefusal["reason"], field: string) => object,
): Promise<void> {
  const idsOf = (lines: readonly ExchangedLine[]) => lines.map((line) => line.id);
  const named = await findHolderHashes(tx, idsOf(going));
  const { market } = await tools.programme.houseRules(tx);
  const stays = coming.flatMap((line) => {
    const old = going.find(
      ({ performanceId, ordinal }) => performanceId === line.performanceId && ordinal === line.ordinal,
    );
    return old && named.has(old.id) ? [{ oldId: old.id, newId: line.id }] : [];
  });
  const performanceIds = new Set([...going, ...coming].map((line) => line.performanceId));
  const isGiven = seats.some(({ holder }) => holder?.name.trim());
  const goAlong = going.length === coming.length && performanceIds.size === 1 && !isGiven;
  const pairs = goAlong ? going.map((line, index) => ({ oldId: line.id, newId: coming[index]!.id })) : stays;
  await carryHolders(tx, pairs, coming[0]!.performanceId);
  if (goAlong) return;
  const carried = new Set(pairs.flatMap(({ oldId, newId }) => [oldId, newId]));
  await releaseHoldersOfLines(
    tx,
    orderId,
    idsOf(going).filter((id) => !carried.has(id)),
  );
  const isNew = (line: { readonly holdId: string; readonly ordinal: number }) =>
    seats.some(({ holdId, ordinal }) => holdId === line.holdId && ordinal === line.ordinal);
  const toName = coming.filter((line) => !carried.has(line.id) && isNew(line));
  if (!market.realName || toName.length === 0) return;
  try {
    const bad = identitiesRefusal({ realName: true, mostPerIdentity: null }, seats, { idNumber: null, field: "" });
    if (bad) throw refuse(bad);
    const key = await tools.programme.identityKey(tx);
    await keepHolders(tx, { orderId, lines: toName, seats }, hashWith(key));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { reason, field } = error.refusal as InputRefusal;
    throw new Refused(refusal(reason, `exchange.${field}`));
  }
}

/** The same people in another performance: their names go along, and count there, whoever was named there before. */
export async function moveIdentities(
  tx: Transaction,
  orderId: string,
  pairs: readonly { readonly oldId: string; readonly newId: string }[],
  performanceId: number,
): Promise<void> {
  const hashes = await findHolderHashes(
    tx,
    pairs.map((pair) => pair.oldId),
  );
  if (hashes.size === 0) return;
  const about = { kind: "identity" } as const;
  const claims = [...hashes.values()].map((hash) => ({
    ...{ key: holderKey(performanceId, hash), count: 1, most: noLimit, about },
  }));
  await claimLimits(tx, orderId, claims);
  await carryHolders(tx, pairs, performanceId);
}
