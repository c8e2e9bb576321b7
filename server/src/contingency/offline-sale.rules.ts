import { isCurrency } from "@parterre/money";
import {
  type LeasePack,
  type OfflineLine,
  type OfflineSale,
  type OfflineTender,
  orderReferenceLetters,
  priceOffline,
} from "@parterre/pricing";

/** What a person has to look at in a sale that was made offline. */
export type DifferenceKind =
  | "seat-not-in-lease"
  | "seat-not-had"
  | "map-changed"
  | "cancelled"
  | "price-wrong"
  | "price-changed"
  | "sold-after-term"
  | "code-not-genuine"
  | "number-not-issued"
  | "number-twice";

/** With these the sale is not booked before a person has decided; with the others it is, and somebody should know. */
export const keepsWaiting: ReadonlySet<DifferenceKind> = new Set<DifferenceKind>([
  "seat-not-in-lease",
  "seat-not-had",
  "map-changed",
  "cancelled",
  "price-wrong",
]);

export interface Difference {
  readonly kind: DifferenceKind;
  /** Seats it is about. */
  readonly ordinals?: readonly number[];
  /** Numbers of pre-printed tickets it is about. */
  readonly numbers?: readonly number[];
  /** What the sale took, and what it would be by the rules it is compared with. */
  readonly paidMinor?: number;
  readonly dueMinor?: number | null;
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const referencePattern = new RegExp(`^[${orderReferenceLetters}]{4}-[${orderReferenceLetters}]{4}$`);
const mostLines = 500;
export const longestPayload = 500_000;

const isId = (value: unknown): value is string => typeof value === "string" && uuidPattern.test(value);
const isCount = (value: unknown, least: number): value is number =>
  Number.isSafeInteger(value) && (value as number) >= least;
type Unknown = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Unknown => typeof value === "object" && value !== null;

/** Reads what a counter signed; null when it is not a sale in every field. Seats and numbers occur once each. */
export function readOfflineSale(text: string): OfflineSale | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(value) || value.format !== "parterre.offline-sale" || value.version !== 1) return null;
  const { id, reference, counterId, leaseId, sellerId, performanceId, soldAt, currency, totalMinor, tenders, lines } =
    value;
  if (![id, counterId, leaseId, sellerId].every(isId) || !isCount(performanceId, 1)) return null;
  if (typeof reference !== "string" || !referencePattern.test(reference)) return null;
  if (typeof soldAt !== "string" || Number.isNaN(Date.parse(soldAt))) return null;
  if (typeof currency !== "string" || !isCurrency(currency) || !isCount(totalMinor, 0)) return null;
  if (!Array.isArray(tenders) || !tenders.every(isTender)) return null;
  if (!Array.isArray(lines) || lines.length === 0 || lines.length > mostLines || !lines.every(isLine)) return null;
  const numbers = lines.flatMap(({ backupNumber }) => backupNumber ?? []);
  const isOnce = (all: readonly unknown[]) => new Set(all).size === all.length;
  return isOnce(lines.map(({ ordinal }) => ordinal)) && isOnce(numbers) ? (value as unknown as OfflineSale) : null;
}

function isTender(value: unknown): value is OfflineTender {
  if (!isObject(value) || !isCount(value.amountMinor, 1)) return false;
  if (value.kind === "cash") return isCount(value.givenMinor, value.amountMinor) && value.reference === null;
  return value.kind === "terminal" && value.givenMinor === null && isWords(value.reference);
}

const isWords = (value: unknown) => typeof value === "string" && value.trim() !== "" && value.length <= 60;

function isLine(value: unknown): value is OfflineLine {
  if (!isObject(value) || !isCount(value.ordinal, 0) || !isId(value.ticketTypeId)) return false;
  const { ticket, backupNumber } = value;
  if (ticket === null) return isCount(backupNumber, 1);
  return backupNumber === null && isObject(ticket) && isId(ticket.id) && typeof ticket.code === "string";
}

/** What the server knows of the sale's performance, lease and numbers. */
export interface OfflineWorld {
  readonly pack: LeasePack;
  readonly sellUntil: Date;
  readonly seatMapVersionId: string;
  readonly isCancelled: boolean;
  /** The lease's pack as it would be made today. */
  readonly packToday: LeasePack;
  /** Ordinals whose code says what the line says, signed by this counter. */
  readonly genuine: ReadonlySet<number>;
  /** Numbers that were issued to this counter. */
  readonly issued: ReadonlySet<number>;
  /** Numbers that another sale has handed out. */
  readonly used: ReadonlySet<number>;
}

/** Everything in which a sale differs from what the house knows, but for whether its seats can still be had. */
export function differencesOf(sale: OfflineSale, world: OfflineWorld): Difference[] {
  const found: Difference[] = [];
  const leased = new Set(world.pack.seats.map(({ ordinal }) => ordinal));
  const strange = sale.lines.filter(({ ordinal }) => !leased.has(ordinal)).map(({ ordinal }) => ordinal);
  if (strange.length > 0) found.push({ kind: "seat-not-in-lease", ordinals: strange });
  if (world.pack.seatMapVersionId !== world.seatMapVersionId) found.push({ kind: "map-changed" });
  if (world.isCancelled) found.push({ kind: "cancelled" });
  const wanted = { currency: sale.currency, at: Date.parse(sale.soldAt), seats: sale.lines };
  const paidMinor = sale.tenders.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const totalOf = (pack: LeasePack) => {
    const priced = priceOffline(pack, wanted);
    return priced.kind === "priced" ? priced.totalMinor : null;
  };
  if (strange.length === 0) {
    const dueMinor = totalOf(world.pack);
    if (dueMinor !== paidMinor || sale.totalMinor !== paidMinor) {
      found.push({ kind: "price-wrong", paidMinor, dueMinor });
    } else {
      const todayMinor = totalOf(world.packToday);
      if (todayMinor !== paidMinor) found.push({ kind: "price-changed", paidMinor, dueMinor: todayMinor });
    }
  }
  if (Date.parse(sale.soldAt) > world.sellUntil.getTime()) found.push({ kind: "sold-after-term" });
  const forged = sale.lines.filter(({ ticket, ordinal }) => ticket !== null && !world.genuine.has(ordinal));
  if (forged.length > 0) found.push({ kind: "code-not-genuine", ordinals: forged.map(({ ordinal }) => ordinal) });
  const numbers = sale.lines.flatMap(({ backupNumber }) => backupNumber ?? []);
  const foreign = numbers.filter((number) => !world.issued.has(number));
  if (foreign.length > 0) found.push({ kind: "number-not-issued", numbers: foreign });
  const twice = numbers.filter((number) => world.used.has(number));
  if (twice.length > 0) found.push({ kind: "number-twice", numbers: twice });
  return found;
}

/** How a person may settle a sale. */
export type SettleWay = "seats-taken" | "other-seats" | "money-back" | "noted";

/**
 * What to propose for a sale with differences: nothing but to take note where it is booked; its own seats where they
 * are free after all; others of the same zones; the money back.
 */
export function proposalFor(
  differences: readonly Difference[],
  isRecorded: boolean,
  seats: { readonly ownAreFree: boolean; readonly others: readonly number[] },
): SettleWay {
  if (isRecorded) return "noted";
  const kinds = new Set(differences.map(({ kind }) => kind));
  if (kinds.has("cancelled") || kinds.has("price-wrong") || kinds.has("seat-not-in-lease")) return "money-back";
  if (seats.ownAreFree && !kinds.has("map-changed")) return "seats-taken";
  return seats.others.length > 0 ? "other-seats" : "money-back";
}
