import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** When each seat's change was sent to the database: at the latest then it was not yet committed. */
export interface WrittenChanges {
  readonly sentAt: ReadonlyMap<number, number>;
  readonly perSecond: number;
}

const now = () => performance.timeOrigin + performance.now();

/**
 * Changes one unsold seat after the other, each in a transaction of its own, at a steady pace. A seat comes twice only
 * after all others, so that a seat in a frame names its change.
 */
export async function changeSeats(
  url: string,
  performanceId: string,
  perSecond: number,
  forMs: number,
): Promise<WrittenChanges> {
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  const { rows } = await pool.query<{ ordinal: number }>(
    "SELECT ordinal FROM performance_seat WHERE performance_id = $1 AND state IN ('free', 'killed') ORDER BY ordinal",
    [performanceId],
  );
  const sentAt = new Map<number, number>();
  const stride = 997;
  const startedAt = performance.now();
  const under: Promise<unknown>[] = [];
  let made = 0;
  while (performance.now() - startedAt < forMs) {
    const due = Math.floor(((performance.now() - startedAt) / 1000) * perSecond);
    for (; made < due; made++) {
      const { ordinal } = rows[(made * stride) % rows.length]!;
      sentAt.set(ordinal, now());
      under.push(
        pool.query({
          name: "change",
          text: "UPDATE performance_seat SET state = CASE state WHEN 'free' THEN 'killed' ELSE 'free' END::seat_state WHERE performance_id = $1 AND ordinal = $2",
          values: [performanceId, ordinal],
        }),
      );
    }
    await sleep(2);
  }
  await Promise.all(under);
  const seconds = (performance.now() - startedAt) / 1000;
  await pool.end();
  return { sentAt, perSecond: made / seconds };
}
