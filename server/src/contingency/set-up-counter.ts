import { validate as isUuid } from "uuid";
import { type CounterRow, findCounter } from "../box-office/index.ts";
import { audit, type StaffActor } from "../identity/index.ts";
import { contingencyTexts as texts } from "./contingency-texts.rules.ts";
import type { ContingencyTools } from "./contingency-tools.ts";
import { type PolicyRow, removePolicy, saveCounterKey, savePolicy } from "./lease.store.ts";
import { longestTermMinutes, mostLeased } from "./lease-seats.ts";
import { type NotDone, notDone, orNotDone, undo } from "./refused.ts";

/** Makes a counter's public key known: tickets that it signs are good at the door. Answers the key's `kid`. */
export async function registerCounterKey(
  { database, tickets }: ContingencyTools,
  actor: StaffActor,
  { counterId, publicKey }: { readonly counterId: string; readonly publicKey: string },
): Promise<{ readonly kid: string } | NotDone> {
  if (Buffer.from(publicKey, "base64url").length !== 32 || !/^[A-Za-z0-9_-]{43}$/.test(publicKey)) {
    return notDone(texts.badKey, "publicKey");
  }
  return orNotDone(() =>
    database.inTransaction(async (tx) => {
      const counter = isUuid(counterId) ? await findCounter(tx, counterId) : null;
      if (!counter) throw undo(texts.noCounter, "counterId");
      const kid = await tickets.trust(tx, publicKey);
      const saved = kid !== null && (await saveCounterKey(tx, { kid, counterId, publicKey, staffId: actor.staffId }));
      if (!saved) throw undo(texts.keyTaken, "publicKey");
      await audit(tx, {
        actor,
        act: "counter.register-key",
        subjectKind: "counter",
        subjectId: counterId,
        details: { kid },
      });
      return { kid };
    }),
  );
}

/** Says how many seats a counter is lent by itself, how long ahead and for how long; null: none any more. */
export async function setLeasePolicy(
  { database }: ContingencyTools,
  actor: StaffActor,
  counterId: string,
  policy: Omit<PolicyRow, "counter_id"> | null,
): Promise<CounterRow | NotDone> {
  if (policy) {
    const { seats, ahead_minutes, term_minutes } = policy;
    if (!Number.isInteger(seats) || seats < 1 || seats > mostLeased) return notDone(texts.howMany, "seats");
    if (ahead_minutes < 1 || ahead_minutes > 30 * 24 * 60) return notDone(texts.ahead, "aheadMinutes");
    if (term_minutes < 5 || term_minutes > longestTermMinutes) return notDone(texts.term, "termMinutes");
  }
  return orNotDone(() =>
    database.inTransaction(async (tx) => {
      const counter = isUuid(counterId) ? await findCounter(tx, counterId) : null;
      if (!counter) throw undo(texts.noCounter, "counterId");
      if (policy) await savePolicy(tx, { counter_id: counterId, ...policy }, actor.staffId);
      else await removePolicy(tx, counterId);
      await audit(tx, {
        ...{ actor, act: "lease.set-policy", subjectKind: "counter", subjectId: counterId },
        details: { policy },
      });
      return counter;
    }),
  );
}
