import type { Database } from "../platform/database/index.ts";
import { ChannelDirectory } from "./channel-directory.ts";
import { ChannelsResolver } from "./channels.resolver.ts";

export { ChannelType, toChannelType } from "./channel.type.ts";
export { channelEntities } from "./entities.ts";

/** A channel as other slices see it. */
export interface Channel {
  readonly id: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface Channels {
  /** In the order of lists. Answered from memory after the first call. */
  all(): Promise<readonly Channel[]>;
  byId(id: string): Promise<Channel | null>;
  /** `web`, `counter`, `phone`, `partner`. */
  byCode(code: string): Promise<Channel | null>;
  readonly resolvers: readonly object[];
}

export function createChannels({ database }: { readonly database: Database }): Channels {
  const directory = new ChannelDirectory(database);
  return {
    all: () => directory.all(),
    byId: (id) => directory.byId(id),
    byCode: (code) => directory.byCode(code),
    resolvers: [new ChannelsResolver(directory)],
  };
}
