import type { Currency } from "@parterre/money";
import type { LeasePack, OfflineSale } from "@parterre/pricing";
import type { BothLanguages } from "@parterre/web-kit";
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import type { KeptPerformance, SaleRefusal } from "./documents.ts";

/** Seats that this browser may sell while nobody can be asked. */
export interface KeptLease {
  readonly id: string;
  readonly counterId: string;
  readonly performanceId: string;
  /** ISO 8601; nothing is sold after it, by the server's clock as this browser knows it. */
  readonly sellUntil: string;
  readonly pack: LeasePack;
  /** The counter's policy made it: it stays after an outage. */
  readonly byPolicy: boolean;
  /** Today's prices are others than the lease's: what the policy made is given back for a new one. */
  readonly isOutdated: boolean;
  /** When the server could not be reached while it was here, in milliseconds since 1970; null: never, or too short to count. */
  readonly aloneSince: number | null;
  /** Null: it stands. Else nothing is sold from it any more, for good. */
  readonly givenBack: GivenBack | null;
}

/** How a lease ended in this browser: first it stops to sell, then the server is told. */
export interface GivenBack {
  /** ISO 8601. */
  readonly at: string;
  /** Unsold seats that went back. */
  readonly seats: number;
  /** The server has said that it has them. */
  readonly known: boolean;
  /** Somebody at the window has read that they are gone, or need not. */
  readonly seen: boolean;
}

/** A sale that is being made from a lease. */
export interface OfflineCart {
  readonly key: string;
  readonly leaseId: string;
  readonly performanceId: string;
  readonly ordinals: readonly number[];
  /** Ticket types chosen so far: line key and type. */
  readonly types: readonly (readonly [string, string])[];
}

export interface KeptSale {
  readonly id: string;
  readonly sale: OfflineSale;
  /** What was signed; never written anew. */
  readonly payload: string;
  readonly signature: string;
  readonly kid: string;
  /** Of the press that made it: pressing again answers this sale. */
  readonly attempt: string;
  readonly changeMinor: number;
  /** `unsent`: the server has not seen it. `refused`: it looked and does not keep it, for now. Else what it made of it. */
  readonly state: "unsent" | "refused" | "recorded" | "waiting" | "given_back";
  readonly refusal: SaleRefusal | null;
  /** Of the order that it became. */
  readonly orderReference: string | null;
}

/** A try to put a ticket of an offline sale on paper, written down before its first byte leaves. */
export interface KeptPrint {
  readonly id: string;
  readonly saleId: string;
  readonly ticketId: string;
  readonly printerId: string;
  readonly templateId: string;
  readonly templateVersion: number;
  readonly at: string;
  readonly state: "QUEUED" | "SENT" | "CONFIRMED" | "FAILED" | "UNKNOWN";
  readonly decision: "IN_HAND" | "SPOILED" | "NOT_THERE" | null;
  readonly fault: string | null;
  /** The server knows it as it is here. */
  readonly told: boolean;
}

/** A sale that the server was asked for and never answered: it may have been made. */
export interface UnansweredSale {
  readonly idempotencyKey: string;
  readonly sellerId: string;
  readonly performanceId: string;
  readonly askedAt: string;
  readonly seatCount: number;
  readonly totalMinor: number;
  readonly currency: Currency;
  /** Once the server was asked: the order that was made of it after all. */
  readonly reference: string | null;
}

export interface Facts {
  /** Answers of the server by operation: who is signed in, the counters, the shift. */
  readonly [answer: `answer:${string}`]: { readonly data: object; readonly keptAt: number };
  readonly [key: `key:${string}`]: CounterKey;
  readonly ranges: readonly {
    readonly first: number;
    readonly last: number;
    /** Numbers that are handed out, as far as the server knows. */
    readonly used?: readonly number[];
  }[];
  /** Server's clock less this browser's, in milliseconds. */
  readonly clockAheadMs: number;
}

/** A window's own key pair: the private half cannot leave this browser, not even for our own code. */
export interface CounterKey {
  readonly privateKey: CryptoKey;
  /** `x` of the public key's JWK. */
  readonly publicKey: string;
  readonly kid: string;
  readonly registered: boolean;
}

interface Kept extends DBSchema {
  facts: { key: string; value: unknown };
  performances: { key: string; value: KeptPerformance };
  leases: { key: string; value: KeptLease };
  carts: { key: string; value: OfflineCart };
  sales: { key: string; value: KeptSale };
  prints: { key: string; value: KeptPrint };
  unanswered: { key: string; value: UnansweredSale };
}

let opening: Promise<IDBPDatabase<Kept>> | undefined;

/** What this browser keeps for a time without the server. */
export function kept(): Promise<IDBPDatabase<Kept>> {
  opening ??= openDB<Kept>("parterre-counter", 1, {
    upgrade(database) {
      for (const store of ["performances", "leases", "carts", "sales", "prints"] as const) {
        database.createObjectStore(store, { keyPath: store === "carts" ? "key" : "id" });
      }
      database.createObjectStore("unanswered", { keyPath: "idempotencyKey" });
      database.createObjectStore("facts");
    },
  });
  return opening;
}

export async function keptFact<Name extends keyof Facts>(name: Name): Promise<Facts[Name] | undefined> {
  return (await (await kept()).get("facts", name)) as Facts[Name] | undefined;
}

export async function keepFact<Name extends keyof Facts>(name: Name, value: Facts[Name]): Promise<void> {
  await (await kept()).put("facts", value, name);
}

export async function forgetFact(name: keyof Facts): Promise<void> {
  await (await kept()).delete("facts", name);
}

/** Everything of a time without the server, in one look. */
export interface KeptWork {
  readonly leases: readonly KeptLease[];
  readonly carts: readonly OfflineCart[];
  /** As they were made. */
  readonly sales: readonly KeptSale[];
  readonly prints: readonly KeptPrint[];
  readonly unanswered: readonly UnansweredSale[];
}

const workStores = ["leases", "carts", "sales", "prints", "unanswered"] as const;

export async function keptWork(): Promise<KeptWork> {
  return readWork((await kept()).transaction(workStores));
}

/** The same inside a transaction over all of it, for what is decided by it and written at once. */
async function readWork<Mode extends "readonly" | "readwrite">(
  tx: IDBPTransaction<Kept, typeof workStores, Mode>,
): Promise<KeptWork> {
  const [leases, carts, sales, prints, unanswered] = await Promise.all([
    tx.objectStore("leases").getAll(),
    tx.objectStore("carts").getAll(),
    tx.objectStore("sales").getAll(),
    tx.objectStore("prints").getAll(),
    tx.objectStore("unanswered").getAll(),
  ]);
  sales.sort((a, b) => a.sale.soldAt.localeCompare(b.sale.soldAt));
  prints.sort((a, b) => a.at.localeCompare(b.at));
  return { leases, carts, sales, prints, unanswered };
}

/** Changes leases by everything that is kept, in one transaction: no other window sells from them in between. */
export async function changeLeases(change: (work: KeptWork) => readonly KeptLease[]): Promise<void> {
  const tx = (await kept()).transaction(workStores, "readwrite", { durability: "strict" });
  const changed = change(await readWork(tx));
  for (const lease of changed) await tx.objectStore("leases").put(lease);
  await tx.done;
  if (changed.length > 0) noteKeptChange();
}

const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("parterre-kept");
const listeners = new Set<() => void>();
channel?.addEventListener("message", () => {
  for (const listener of listeners) listener();
});

/** Tells every window of this browser that what is kept is another now. */
export function noteKeptChange(): void {
  channel?.postMessage(null);
  for (const listener of listeners) listener();
}

/** Calls back after every change, in whichever window it was made; answers a function that ends it. */
export function onKeptChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is refused of offline selling, in both languages. */
export const offlineTexts = {
  noLease: {
    zh: "离线期间只能出售租给本窗口的座位，这个场次没有。",
    en: "Offline, only seats on lease to this window are sold. It has none of this performance.",
  },
  termOver: {
    zh: "租座期限已到，离线期间不能再售。",
    en: "The lease's term is over: nothing more is sold from it offline.",
  },
  taken: {
    zh: "这些座位不在租座之内，或已在本窗口售出。",
    en: "These seats are not on lease, or sold at this window already.",
  },
  notEnough: { zh: "租座中没有足够的空座。", en: "The lease has not that many free seats." },
  onePerformance: {
    zh: "离线时一笔销售只含一个场次。请先完成当前销售。",
    en: "Offline, a sale is of one performance. Finish the one at hand first.",
  },
  notPriced: { zh: "这些座位在该货币下没有价格。", en: "These seats have no price in this currency." },
  wrongType: { zh: "所选票种不适用于这些座位。", en: "That kind of ticket does not go with these seats." },
  priceChanged: { zh: "价格有变，请核对新的合计。", en: "The price is another now. Look at the new total." },
  noCode: { zh: "离线时不能核对优惠码。", en: "Discount codes cannot be checked offline." },
  onlyCash: {
    zh: "离线时只收现金或外接刷卡机。",
    en: "Offline, payment is in cash or on an external card terminal.",
  },
  notCovered: { zh: "付款与合计不符。", en: "What is paid is not the total." },
  noKey: {
    zh: "本浏览器还没有签名密钥，不能离线售票。",
    en: "This browser has no key to sign with yet, and cannot sell offline.",
  },
  signedOut: { zh: "没有人登录。", en: "Nobody is signed in." },
  numbers: {
    zh: "备用门票号码不在本窗口的号段内，或已使用。",
    en: "These backup tickets were not issued to this window, or are handed out already.",
  },
  printed: { zh: "这张票已经打印，或正在打印。", en: "This ticket is on paper already, or on its way." },
} as const satisfies Record<string, BothLanguages>;
