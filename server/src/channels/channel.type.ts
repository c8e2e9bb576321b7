import { Field, ID, ObjectType } from "type-graphql";
import { type LocalisedText, LocalisedTextType } from "../platform/graphql/index.ts";
import type { SalesChannel } from "./sales-channel.entity.ts";

@ObjectType("Channel", { description: "A way in which seats are sold: web shop, counter, telephone, partners." })
export class ChannelType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => String, { description: "Stable code: `web`, `counter`, `phone`, `partner`." })
  code!: string;

  @Field(() => LocalisedTextType, { description: "Its name for people." })
  name!: LocalisedText;
}

export function toChannelType(channel: Pick<SalesChannel, "id" | "code" | "nameZh" | "nameEn">): ChannelType {
  return Object.assign(new ChannelType(), {
    id: channel.id,
    code: channel.code,
    name: { zh: channel.nameZh, en: channel.nameEn },
  });
}
