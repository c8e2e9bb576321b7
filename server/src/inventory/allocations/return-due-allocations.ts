import { type Actor, audit } from "../../identity/index.ts";
import type { Database } from "../../platform/database/index.ts";
import { returnDueAllocations } from "./allocation.store.ts";

const mostAtOnce = 20;
const theServer: Actor = { kind: "buyer" };

/**
 * Makes live maps show the seats of allocations whose release time has come; they could be had from that moment on
 * anyway. Answers which performances changed. Two processes never return the same one.
 */
export function returnDue(database: Database): Promise<readonly number[]> {
  return database.inTransaction(async (tx) => {
    const returned = await returnDueAllocations(tx, mostAtOnce);
    for (const { performanceId, number, seats } of returned) {
      await audit(tx, {
        actor: theServer,
        act: "allocation.release-by-time",
        subjectKind: "performance",
        subjectId: String(performanceId),
        details: { number, seats },
      });
    }
    return [...new Set(returned.map(({ performanceId }) => performanceId))];
  });
}
