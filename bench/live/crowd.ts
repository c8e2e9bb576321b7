import { WireClient } from "./wire.ts";

/**
 * A process that is a crowd: many subscribers of one address. Told what to do over its parent's channel:
 * `gather` connects and subscribes them all, `record` begins to note what arrives, `report` answers and stops.
 */
export type CrowdOrder =
  | { readonly do: "gather"; readonly url: string; readonly count: number; readonly query: string; readonly id: string }
  | { readonly do: "record" }
  | { readonly do: "report" }
  | { readonly do: "leave" };

/** One message as every so many subscriber got it; times in milliseconds since the epoch. */
export interface HeardMessage {
  readonly text: string;
  readonly arrivals: number[];
}

export interface CrowdReport {
  readonly connected: number;
  readonly closed: number;
  /** Messages that arrived at anybody while recording. */
  readonly delivered: number;
  readonly heard: HeardMessage[];
}

/** One of so many subscribers notes when each message came. */
const samplingStep = 16;
const openedAtOnce = 40;

let clients: WireClient[] = [];
let subscribed = 0;
let closed = 0;
let delivered = 0;
let recording = false;
let heard = new Map<string, HeardMessage>();

const now = () => performance.timeOrigin + performance.now();

function open(url: URL, order: Extract<CrowdOrder, { do: "gather" }>, index: number): Promise<void> {
  const isSample = index % samplingStep === 0;
  return new Promise((resolve) => {
    let isSubscribed = false;
    const client = new WireClient(
      url,
      {
        onText: (bytes) => {
          if (!isSubscribed) {
            const { type } = JSON.parse(bytes.toString()) as { type: string };
            if (type === "connection_ack") {
              client.send({ id: order.id, type: "subscribe", payload: { query: order.query } });
            } else if (type === "next") {
              isSubscribed = true;
              subscribed++;
              resolve();
            } else {
              throw new Error(`the server answered ${bytes.toString()}`);
            }
            return;
          }
          if (!recording) return;
          delivered++;
          if (!isSample) return;
          const text = bytes.toString();
          const message = heard.get(text);
          if (message) message.arrivals.push(now());
          else heard.set(text, { text, arrivals: [now()] });
        },
        onClosed: () => {
          closed++;
          resolve();
        },
      },
      () => client.send({ type: "connection_init" }),
    );
    clients.push(client);
  });
}

async function gather(order: Extract<CrowdOrder, { do: "gather" }>): Promise<void> {
  const url = new URL(order.url);
  clients = [];
  subscribed = 0;
  closed = 0;
  let next = 0;
  await Promise.all(
    Array.from({ length: openedAtOnce }, async () => {
      while (next < order.count) await open(url, order, next++);
    }),
  );
  process.send!({ gathered: subscribed });
}

process.on("message", (order: CrowdOrder) => {
  if (order.do === "gather") {
    void gather(order);
  } else if (order.do === "record") {
    delivered = 0;
    heard = new Map();
    recording = true;
    process.send!({ recording: true });
  } else if (order.do === "report") {
    recording = false;
    const report: CrowdReport = { connected: subscribed, closed, delivered, heard: [...heard.values()] };
    process.send!({ report });
  } else {
    for (const client of clients) client.end();
    clients = [];
    process.send!({ left: true });
  }
});
process.on("disconnect", () => process.exit());
