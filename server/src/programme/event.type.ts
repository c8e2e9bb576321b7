import { Field, ID, ObjectType } from "type-graphql";
import { connectionTypes, type LocalisedText, LocalisedTextType } from "../platform/graphql/index.ts";
import type { Event } from "./event.entity.ts";

@ObjectType("Event", { description: "Something to go to (节目), whenever and wherever it is performed." })
export class EventType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => String, { description: "Its part of the public address; never changes." })
  slug!: string;

  @Field(() => LocalisedTextType, { description: "What the poster says largest." })
  title!: LocalisedText;

  @Field(() => LocalisedTextType, { description: "One line under the title: who plays, which work." })
  subtitle!: LocalisedText;

  @Field(() => LocalisedTextType, { description: "A paragraph for the event's page." })
  description!: LocalisedText;

  @Field(() => String, { description: "What a poster drawn without a picture should feel like, such as `velvet`." })
  mood!: string;
}

export function toEventType(event: Event): EventType {
  return Object.assign(new EventType(), {
    id: event.id,
    slug: event.slug,
    title: { zh: event.titleZh, en: event.titleEn },
    subtitle: { zh: event.subtitleZh, en: event.subtitleEn },
    description: { zh: event.descriptionZh, en: event.descriptionEn },
    mood: event.mood,
  });
}

export const { ConnectionType: EventConnectionType } = connectionTypes("Event", EventType);
