import type { Currency } from "@parterre/money";
import {
  type OfflineChoice,
  type OfflineLine,
  type OfflineSale,
  type OfflineTender,
  orderReference,
} from "@parterre/pricing";
import { encodeTicketPayload, joinTicketCode } from "@parterre/ticket-print";
import { type BothLanguages, serverNow } from "@parterre/web-kit";
import { freeBackupNumbers } from "./backup-numbers.ts";
import { counterKey, signBytes, signText } from "./counter-key.ts";
import {
  type CounterKey,
  type KeptLease,
  type KeptSale,
  kept,
  keptFact,
  noteKeptChange,
  type OfflineCart,
  offlineTexts,
} from "./kept.ts";
import { isOver } from "./leased-seats.ts";

interface SaleToMake {
  readonly attempt: string;
  readonly cart: OfflineCart;
  readonly lease: KeptLease;
  readonly currency: Currency;
  readonly totalMinor: number;
  readonly tenders: readonly OfflineTender[];
  readonly seats: readonly OfflineChoice[];
  /** Pre-printed tickets that are handed over, one a seat in the order of the seats; null: tickets are printed. */
  readonly backupNumbers: readonly number[] | null;
}

/**
 * Makes a sale with nobody to ask: tickets and sale signed, and written down for good before anything is printed or
 * said. The seats go from the cart into the sale in one transaction, so that no crash leaves them in both or in neither.
 */
export async function makeSale(wish: SaleToMake): Promise<KeptSale | { readonly refused: BothLanguages }> {
  const { attempt, cart, lease, currency, totalMinor, tenders, seats, backupNumbers } = wish;
  const key = await counterKey(lease.counterId);
  if (!key?.registered) return { refused: offlineTexts.noKey };
  const sellerId = await sellerNow();
  if (sellerId === null) return { refused: offlineTexts.signedOut };
  if (isOver(lease, serverNow())) return { refused: offlineTexts.termOver };
  if (backupNumbers && !(await mayHandOut(backupNumbers, seats.length))) return { refused: offlineTexts.numbers };
  const lines: OfflineLine[] = [];
  for (const [index, { ordinal, ticketTypeId }] of seats.entries()) {
    const ticket = backupNumbers ? null : await signedTicket(key, lease, ordinal);
    lines.push({ ordinal, ticketTypeId, ticket, backupNumber: backupNumbers?.[index] ?? null });
  }
  const sale: OfflineSale = {
    ...{ format: "parterre.offline-sale", version: 1, id: crypto.randomUUID(), reference: orderReference(randomBelow) },
    ...{ counterId: lease.counterId, leaseId: lease.id, performanceId: Number(lease.performanceId) },
    ...{ soldAt: new Date(serverNow()).toISOString(), sellerId, currency, totalMinor, tenders, lines },
  };
  const payload = JSON.stringify(sale);
  const given = tenders.reduce(
    (sum, { givenMinor, amountMinor }) => sum + (givenMinor ?? amountMinor) - amountMinor,
    0,
  );
  const made: KeptSale = {
    ...{ id: sale.id, sale, payload, signature: await signText(key, payload), kid: key.kid, attempt },
    ...{ changeMinor: given, state: "unsent", refusal: null, orderReference: null },
  };
  const tx = (await kept()).transaction(["carts", "sales"], "readwrite", { durability: "strict" });
  const now = await tx.objectStore("carts").get(cart.key);
  const sold = new Set(seats.map(({ ordinal }) => ordinal));
  // Another press, or another window, was faster.
  const isWhole = now !== undefined && seats.every(({ ordinal }) => now.ordinals.includes(ordinal));
  if (isWhole) {
    await tx.objectStore("sales").add(made);
    const left = now.ordinals.filter((ordinal) => !sold.has(ordinal));
    await (left.length > 0
      ? tx.objectStore("carts").put({ ...now, ordinals: left })
      : tx.objectStore("carts").delete(cart.key));
  }
  await tx.done;
  if (!isWhole) return { refused: offlineTexts.taken };
  noteKeptChange();
  return made;
}

async function signedTicket(key: CounterKey, lease: KeptLease, ordinal: number): Promise<OfflineLine["ticket"]> {
  const id = crypto.randomUUID();
  const performanceId = Number(lease.performanceId);
  const payload = encodeTicketPayload({ ticketId: id, performanceId, ordinal, issue: 1, kid: key.kid });
  return { id, code: joinTicketCode(payload, await signBytes(key, payload)) };
}

async function sellerNow(): Promise<string | null> {
  const answer = (await keptFact("answer:Me"))?.data as { readonly me: { readonly id: string } | null } | undefined;
  return answer?.me?.id ?? null;
}

async function mayHandOut(numbers: readonly number[], seats: number): Promise<boolean> {
  if (numbers.length !== seats || new Set(numbers).size !== seats) return false;
  const free = await freeBackupNumbers();
  return numbers.every((number) => free.has(number));
}

/** A random whole number below 256, evenly: what would favour some is thrown again. */
function randomBelow(below: number): number {
  const fair = 256 - (256 % below);
  for (;;) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte! < fair) return byte! % below;
  }
}
