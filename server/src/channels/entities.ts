import { SalesChannel } from "./sales-channel.entity.ts";

export const channelEntities = [SalesChannel];
