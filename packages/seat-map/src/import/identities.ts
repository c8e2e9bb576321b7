import type { ProblemList } from "./outcome.ts";

/** What a pretix seat calls itself. Either may be empty or repeated in real files. */
export interface IdentitySource {
  readonly path: string;
  readonly guid: string;
  readonly uuid: string;
}

/**
 * One identity per seat, the same on every import of the same file: the `seat_guid` where it is used once, else the
 * `uuid` where that is used once, else the guid with a number behind it. The last two are listed.
 */
export function resolveIdentities<T extends IdentitySource>(
  seats: readonly T[],
  problems: ProblemList,
): Map<T, string> {
  const uses = new Map<string, number>();
  for (const { guid, uuid } of seats) {
    for (const name of guid === uuid ? [guid] : [guid, uuid]) uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  const isOwn = (name: string) => name !== "" && uses.get(name) === 1;
  const taken = new Set<string>();
  const identities = new Map<T, string>();
  const nameless: T[] = [];
  for (const seat of seats) {
    const identity = isOwn(seat.guid) ? seat.guid : isOwn(seat.uuid) ? seat.uuid : null;
    if (identity === null) nameless.push(seat);
    else identities.set(seat, identity);
    if (identity !== null) taken.add(identity);
    if (identity !== null && identity !== seat.guid) reportRepeat(seat, identity, problems);
  }
  for (const seat of nameless) {
    identities.set(seat, numberedIdentity(seat.guid || seat.uuid || "seat", seat.guid, seat.path, taken, problems));
  }
  return identities;
}

/** Adds a number to an identity that is taken or missing, and lists it as renamed. */
export function numberedIdentity(
  base: string,
  from: string,
  path: string,
  taken: Set<string>,
  problems: ProblemList,
): string {
  let number = 1;
  while (taken.has(`${base}~${number}`)) number += 1;
  const identity = `${base}~${number}`;
  taken.add(identity);
  problems.rename({ path, from, to: identity });
  problems.warn("identity-numbered", path, numbered, [identity]);
  return identity;
}

const numbered = {
  zh: "有的座位没有独一的标识，标识后加了序号",
  en: "Some seats have no identity of their own; theirs were numbered",
};

function reportRepeat(seat: IdentitySource, identity: string, problems: ProblemList): void {
  problems.rename({ path: seat.path, from: seat.guid, to: identity });
  const message = {
    zh: "有的 seat_guid 重复或缺失，改用座位的 uuid 作为标识",
    en: "Some seat_guids are repeated or missing; the seats' uuids identify them instead",
  };
  problems.warn("repeated-guid", seat.path, message, [identity]);
}
