import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import { apiSchema } from "../../server/src/api-schema.ts";
import { servePeer } from "./peer.ts";

// graphql-ws as its documentation shows it, on Parterre's own schema: each subscriber has an iterator, and each
// message is executed and encoded once for every subscriber.
const schema = apiSchema();
const subscribers = new Set<(value: unknown) => void>();

async function* values(): AsyncGenerator<unknown> {
  const queue: unknown[] = [{ frame: "" }];
  let wake = () => {};
  const push = (value: unknown) => {
    queue.push(value);
    wake();
  };
  subscribers.add(push);
  try {
    while (true) {
      while (queue.length > 0) yield queue.shift();
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    subscribers.delete(push);
  }
}

schema.getSubscriptionType()!.getFields().seatAvailability!.subscribe = values;

await servePeer((server) => {
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  useServer({ schema, context: () => ({ actor: { kind: "buyer" } }) }, sockets);
  return {
    publish: (text) => {
      const { payload } = JSON.parse(text) as { payload: { data: { seatAvailability: unknown } } };
      for (const push of subscribers) push(payload.data.seatAvailability);
    },
  };
});
