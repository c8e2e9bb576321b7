import { WebSocketServer } from "ws";
import { servePeer } from "./peer.ts";

// The least that a WebSocket server can do: every message, as one buffer, to every client with ws. It speaks just
// enough of the protocol for the same crowd to join.
await servePeer((server) => {
  const sockets = new WebSocketServer({
    server,
    perMessageDeflate: false,
    handleProtocols: () => "graphql-transport-ws",
  });
  sockets.on("connection", (socket) =>
    socket.on("message", (data) => {
      const { type, id } = JSON.parse(String(data)) as { type: string; id?: string };
      if (type === "connection_init") socket.send('{"type":"connection_ack"}');
      if (type === "subscribe") socket.send(JSON.stringify({ id, type: "next", payload: { data: {} } }));
    }),
  );
  return {
    publish: (text) => {
      const bytes = Buffer.from(text);
      for (const socket of sockets.clients) socket.send(bytes, { binary: false });
    },
  };
});
