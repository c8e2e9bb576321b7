import { type LocalisedText, mostAllocations } from "@parterre/seat-map";
import { AllocationKind } from "./allocation-kind.rules.ts";

/** What an organiser says about an allocation. */
export interface AllocationWords {
  readonly name: string;
  readonly kind: AllocationKind;
  /** Key of the zone palette, 0 to 11. */
  readonly hue: number;
  readonly toWhom: string | null;
  readonly channelCodes: readonly string[];
  readonly roles: readonly string[];
  readonly staffIds: readonly string[];
}

/** Why nothing was changed, and which input to mend; null when it is the state of things. */
export interface AllocationRefusal {
  readonly kind: "refused";
  readonly field: string | null;
  readonly reason: LocalisedText;
}

export function refusal(field: string | null, zh: string, en: string): AllocationRefusal {
  return { kind: "refused", field, reason: { zh, en } };
}

export const longestName = 60;
const longestReason = 300;
const mostNamed = 100;

/** Why an allocation cannot be called and sold so; null when it can. */
export function wordsRefusal(
  words: AllocationWords,
  known: { readonly otherNames: readonly string[]; readonly channelCodes: readonly string[] },
): AllocationRefusal | null {
  if (words.name === "" || words.name.length > longestName) {
    return refusal("name", `名称需要 1 到 ${longestName} 个字。`, `A name has from 1 to ${longestName} characters.`);
  }
  if (known.otherNames.includes(words.name)) {
    return refusal("name", "这个场次已有同名的预留。", "This performance has an allocation of that name already.");
  }
  if (!Number.isInteger(words.hue) || words.hue < 0 || words.hue > 11) {
    return refusal("hue", "颜色编号是 0 到 11。", "A hue is from 0 to 11.");
  }
  if (words.toWhom !== null && words.toWhom.length > longestReason) {
    return refusal("toWhom", `最多 ${longestReason} 个字。`, `At most ${longestReason} characters.`);
  }
  if (words.channelCodes.includes("web")) {
    return refusal("channels", "网上商店不能出售预留座位。", "The shop never sells from an allocation.");
  }
  if (words.channelCodes.some((code) => !known.channelCodes.includes(code))) {
    return refusal("channels", "没有这个销售渠道。", "There is no such channel.");
  }
  if (words.kind === AllocationKind.CHANNEL && words.channelCodes.length === 0) {
    return refusal("channels", "请选择这些座位归哪个渠道。", "Say which channel the seats belong to.");
  }
  if (words.staffIds.length > mostNamed) {
    return refusal("staffIds", `最多指定 ${mostNamed} 人。`, `Name at most ${mostNamed} people.`);
  }
  return null;
}

/** Why an allocation cannot be released at that instant; null when it can. */
export function releaseAtRefusal(releaseAt: Date | null, startsAt: Date, now: Date): AllocationRefusal | null {
  if (releaseAt === null) return null;
  if (releaseAt <= now) {
    return refusal("releaseAt", "释放时间须在将来。", "The release must be in the future.");
  }
  if (releaseAt > startsAt) {
    return refusal("releaseAt", "释放时间不能晚于演出开始。", "The release cannot be after the performance begins.");
  }
  return null;
}

/** A reason in the actor's words, trimmed; a refusal when there is none or it is a story. */
export function readReason(reason: string): string | AllocationRefusal {
  const words = reason.trim();
  if (words !== "" && words.length <= longestReason) return words;
  return refusal(
    "reason",
    `请说明原因（最多 ${longestReason} 个字）。`,
    `Say why, in at most ${longestReason} characters.`,
  );
}

/** Who is selling. */
export interface Seller {
  readonly channelCode: string;
  /** Null for a buyer in the shop. */
  readonly role: string | null;
  readonly staffId: string | null;
}

/**
 * Whether somebody may sell from an allocation: the channel must be among its channels, and where roles or people are
 * named, the seller one of them.
 */
export function maySellFrom(
  allocation: Pick<AllocationWords, "channelCodes" | "roles" | "staffIds">,
  seller: Seller,
): boolean {
  if (!allocation.channelCodes.includes(seller.channelCode)) return false;
  if (allocation.roles.length === 0 && allocation.staffIds.length === 0) return true;
  return (
    (seller.role !== null && allocation.roles.includes(seller.role)) ||
    (seller.staffId !== null && allocation.staffIds.includes(seller.staffId))
  );
}

/** The lowest number that no allocation of the performance has; null when all are in use. */
export function lowestFreeNumber(used: readonly number[]): number | null {
  for (let number = 1; number <= mostAllocations; number += 1) if (!used.includes(number)) return number;
  return null;
}

/** Sources as bits for the hold statement: the lowest for general sale (0), bit n for allocation n; below 2^53. */
export function sourceBits(sources: ReadonlySet<number>): number {
  return [...sources].reduce((bits, number) => bits + 2 ** number, 0);
}

/** Ordinals in few characters for the audit log: "3, 7–12". */
export function ordinalsInWords(ordinals: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < ordinals.length; ) {
    let end = at;
    while (end + 1 < ordinals.length && ordinals[end + 1] === ordinals[end]! + 1) end += 1;
    parts.push(end === at ? String(ordinals[at]) : `${ordinals[at]}–${ordinals[end]}`);
    at = end + 1;
  }
  return parts.join(", ");
}
