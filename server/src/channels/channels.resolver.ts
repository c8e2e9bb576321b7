import { Query, Resolver } from "type-graphql";
import { ChannelType, toChannelType } from "./channel.type.ts";
import type { ChannelDirectory } from "./channel-directory.ts";

@Resolver()
export class ChannelsResolver {
  constructor(private readonly directory: ChannelDirectory) {}

  @Query(() => [ChannelType], { description: "Every way in which seats are sold." })
  async channels(): Promise<ChannelType[]> {
    return (await this.directory.all()).map(toChannelType);
  }
}
