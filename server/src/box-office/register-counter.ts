import { validate as isUuid, v7 as uuid } from "uuid";
import { audit, type StaffActor } from "../identity/index.ts";
import { boxOfficeTexts } from "./box-office-texts.rules.ts";
import type { BoxOfficeTools } from "./box-office-tools.ts";
import { type CounterRow, hasVenue, insertCounter } from "./counter.store.ts";
import { type NotDone, notDone } from "./refused.ts";

export interface NewCounter {
  readonly name: string;
  readonly venueId: string;
  readonly channelCode: string;
}

/** Makes a window of a venue. Refused for an unknown venue or channel and a name that is taken. */
export async function registerCounter(
  { database, channels }: Pick<BoxOfficeTools, "database" | "channels">,
  actor: StaffActor,
  counter: NewCounter,
): Promise<CounterRow | NotDone> {
  const name = counter.name.trim();
  if (name === "" || name.length > 60) return notDone(boxOfficeTexts.counterName, "name");
  if (!(await channels.byCode(counter.channelCode))) return notDone(boxOfficeTexts.noChannel, "channelCode");
  if (!isUuid(counter.venueId)) return notDone(boxOfficeTexts.noVenue, "venueId");
  return database.inTransaction(async (tx): Promise<CounterRow | NotDone> => {
    if (!(await hasVenue(tx, counter.venueId))) return notDone(boxOfficeTexts.noVenue, "venueId");
    const row = { id: uuid(), name, venue_id: counter.venueId, channel_code: counter.channelCode };
    const saved = await insertCounter(tx, row);
    if (!saved) return notDone(boxOfficeTexts.counterExists, "name");
    await audit(tx, { actor, act: "counter.register", subjectKind: "counter", subjectId: saved.id, details: { name } });
    return saved;
  });
}
