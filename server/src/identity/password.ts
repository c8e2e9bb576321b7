import { hash, verify } from "@node-rs/argon2";

/** OWASP's second recommendation for Argon2id: 19 MiB, two passes, one lane; about 20 ms here. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Longer ones are refused before hashing: hashing work must not grow with what a stranger sends. */
const longestPassword = 256;

/** Compared against when the e-mail is unknown, so that an answer takes as long as for a known one. */
const nobodysHash = hash("no member of staff has this password", cost);

/** Argon2id in the PHC text form. Runs on libuv's threads. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Whether the password is right. `null` stands for an unknown person: the same work, always false. */
export async function isPasswordRight(password: string, passwordHash: string | null): Promise<boolean> {
  const bounded = password.slice(0, longestPassword);
  const matches = await verify(passwordHash ?? (await nobodysHash), bounded);
  return matches && passwordHash !== null && password.length <= longestPassword;
}
