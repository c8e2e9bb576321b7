export { FrameBroadcaster } from "./frame-broadcaster.ts";
export { joinSources, type PartSource } from "./join-sources.ts";
export { LiveSockets } from "./live-sockets.ts";
export {
  type LiveSource,
  type LiveTopic,
  type LiveView,
  type NumberedStates,
  servedByBroadcaster,
} from "./live-source.ts";
export { type SocketDoor, serveSockets } from "./socket-doors.ts";
