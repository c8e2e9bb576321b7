import { v7 as uuidv7 } from "uuid";
import { type Actor, audit } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { Event } from "./event.entity.ts";
import { eventRefusal, type NewEvent, slugFromTitle } from "./event.rules.ts";
import { findSlugsLike, insertEvent } from "./event.store.ts";
import { type Refused, refuse } from "./refusals.rules.ts";

/** Adds an event. Without a slug one is made from the English title and numbered when it is taken. */
export async function createEvent(database: Database, actor: Actor, input: NewEvent): Promise<Event | Refused> {
  const refused = eventRefusal(input);
  if (refused) return refused;
  return database.inTransaction(async (tx): Promise<Event | Refused> => {
    const wanted = slugFromTitle(input.title.en);
    const slug = input.slug ?? freeSlug(wanted, await findSlugsLike(tx, wanted));
    const event: Event = {
      id: uuidv7(),
      slug,
      titleZh: input.title.zh.trim(),
      titleEn: input.title.en.trim(),
      subtitleZh: input.subtitle.zh.trim(),
      subtitleEn: input.subtitle.en.trim(),
      descriptionZh: input.description.zh.trim(),
      descriptionEn: input.description.en.trim(),
      mood: input.mood,
      createdAt: new Date(),
    };
    if (!(await insertEvent(tx, event))) {
      return refuse("slug", `网址 ${slug} 已被使用。`, `The address ${slug} is taken.`);
    }
    await audit(tx, { actor, act: "event.create", subjectKind: "event", subjectId: event.id, details: { slug } });
    return event;
  });
}

function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number++;
  return `${wanted}-${number}`;
}
