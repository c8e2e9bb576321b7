export { channelEntities } from "./entities.ts";
