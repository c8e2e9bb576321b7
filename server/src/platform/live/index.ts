export { ChangeFeed, type RowChange } from "./change-feed.ts";
export { FrameBroadcaster } from "./frame-broadcaster.ts";
export { LiveSockets } from "./live-sockets.ts";
export {
  type LiveSource,
  type LiveTopic,
  type LiveView,
  type StateChange,
  servedByBroadcaster,
} from "./live-source.ts";
