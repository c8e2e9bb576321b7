/** Failures are forgotten after this long without one. */
export const failuresForgottenAfterMs = 15 * 60_000;
const longestDelaySeconds = 15 * 60;

/**
 * What wrong passwords are counted by. The pair stops a person guessing; the address alone stops one machine trying
 * many people; the e-mail alone is generous, so that a stranger cannot lock a member of staff out from afar.
 */
const freeFailures = { pair: 10, address: 30, email: 100 } as const;
export type ThrottleKind = keyof typeof freeFailures;

export interface ThrottleKey {
  readonly kind: ThrottleKind;
  readonly key: string;
}

/** The counters that one attempt touches, in the order in which their rows are locked. */
export function throttleKeys(email: string, remoteAddress: string): readonly ThrottleKey[] {
  const address = addressToCount(remoteAddress);
  const keys: ThrottleKey[] = [
    { kind: "address", key: `address ${address}` },
    { kind: "email", key: `email ${email}` },
    { kind: "pair", key: `pair ${email} ${address}` },
  ];
  return keys.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * What stands for one guesser: an IPv4 address, or the first half of an IPv6 one, because whoever has one such address
 * commonly has all that share it. An IPv4 address written as IPv6 is the IPv4 address.
 */
export function addressToCount(remoteAddress: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(remoteAddress);
  if (mapped?.[1]) return mapped[1];
  if (!remoteAddress.includes(":")) return remoteAddress;
  const [head = "", tail = ""] = remoteAddress.toLowerCase().split("%", 1)[0]?.split("::") ?? [];
  const first = head === "" ? [] : head.split(":");
  const last = tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => "0");
  return [...first, ...zeros, ...last]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}

/** Seconds to wait after the last of `failures`: none while they are few, then doubling from one second on. */
export function delaySeconds(kind: ThrottleKind, failures: number): number {
  const excess = failures - freeFailures[kind];
  return excess < 0 ? 0 : Math.min(longestDelaySeconds, 2 ** Math.min(excess, 20));
}

/** Whole seconds still to wait before another attempt under this counter; 0 when it may be made now. */
export function retryAfterSeconds(kind: ThrottleKind, failures: number, lastFailureAt: Date, now: Date): number {
  // Of two attempts at once the second may have begun before the first one's failure was written: never before now.
  const sinceMs = Math.max(0, now.getTime() - lastFailureAt.getTime());
  if (sinceMs >= failuresForgottenAfterMs) return 0;
  return Math.max(0, Math.ceil(delaySeconds(kind, failures) - sinceMs / 1000));
}
