import type { Database } from "../platform/database/index.ts";
import type { LocalisedText } from "../platform/graphql/index.ts";
import { isPasswordRight } from "./password.ts";
import { findStaffByEmail, normalisedEmail } from "./staff.store.ts";
import type { StaffMember } from "./staff-member.entity.ts";
import { failuresForgottenAfterMs, retryAfterSeconds, throttleKeys } from "./throttle.rules.ts";
import { addFailure, dropOldFailures, forgiveFailures, lockFailures } from "./throttle.store.ts";

export type PasswordCheck =
  | { readonly kind: "right"; readonly staff: StaffMember }
  | { readonly kind: "refused"; readonly reason: LocalisedText; readonly retryAfterSeconds: number | null };

const wrong: LocalisedText = { zh: "邮箱或密码不正确。", en: "The e-mail or the password is wrong." };
/** Of an e-mail, by RFC 5321. */
const longestEmail = 254;

/**
 * Checks an e-mail and a password, counting failures by e-mail, by address and by both. The attempt is counted before
 * the password is looked at and taken back if it was right, so a burst of guesses at once gains nothing.
 */
export async function checkPassword(
  database: Database,
  email: string,
  password: string,
  remoteAddress: string,
): Promise<PasswordCheck> {
  if (email.length > longestEmail || email.includes("\0"))
    return { kind: "refused", reason: wrong, retryAfterSeconds: null };
  const counters = throttleKeys(normalisedEmail(email), remoteAddress);
  const keys = counters.map((counter) => counter.key);
  const pairKey = counters.find((counter) => counter.kind === "pair")?.key ?? "";

  const waitSeconds = await database.inTransaction(async (tx) => {
    const { counts, now } = await lockFailures(tx, keys);
    const waits = counts.map((count) => {
      const kind = counters.find((counter) => counter.key === count.key)?.kind ?? "pair";
      return retryAfterSeconds(kind, count.failures, count.lastFailureAt, now);
    });
    const longest = Math.max(0, ...waits);
    if (longest === 0) await addFailure(tx, keys, failuresForgottenAfterMs);
    return longest;
  });
  if (waitSeconds > 0) return { kind: "refused", reason: tooMany(waitSeconds), retryAfterSeconds: waitSeconds };

  const staff = await database.read((tx) => findStaffByEmail(tx, email));
  const right = await isPasswordRight(password, staff?.active ? staff.passwordHash : null);
  if (!right || !staff) return { kind: "refused", reason: wrong, retryAfterSeconds: null };
  await database.inTransaction(async (tx) => {
    await lockFailures(tx, keys);
    await forgiveFailures(tx, keys, pairKey);
    await dropOldFailures(tx, failuresForgottenAfterMs);
  });
  return { kind: "right", staff };
}

function tooMany(seconds: number): LocalisedText {
  return {
    zh: `尝试次数过多，请在 ${seconds} 秒后再试。`,
    en: `Too many attempts. Please try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`,
  };
}
