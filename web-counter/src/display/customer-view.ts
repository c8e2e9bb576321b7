import type { Money } from "@parterre/money";

/** What the customer's screen shows of a sale. */
export interface CustomerView {
  readonly performanceId: string;
  readonly ordinals: readonly number[];
  /** Places in words, in the order of the seats, as they are printed on them. */
  readonly labels: readonly { readonly block: string; readonly row: string; readonly seat: string }[];
  readonly total: Money | null;
  /** The QR code to scan; null while there is none. */
  readonly code: string | null;
  /** Of a completed sale; null before. */
  readonly change: Money | null;
}

type Message = { readonly kind: "view"; readonly view: CustomerView } | { readonly kind: "ask" };

const windowKey = "parterre.counter.window";

/** This selling window by a name of its own: several at one computer have a screen each. */
export function windowName(): string {
  const known = window.sessionStorage.getItem(windowKey);
  if (known) return known;
  const fresh = crypto.randomUUID().slice(0, 8);
  window.sessionStorage.setItem(windowKey, fresh);
  return fresh;
}

const channelOf = (name: string) => new BroadcastChannel(`parterre.counter.display.${name}`);

/** Shows views to the screens of a window; a screen that is opened later gets the last one. Answers how to stop. */
export function presentTo(name: string): { readonly show: (view: CustomerView) => void; readonly stop: () => void } {
  const channel = channelOf(name);
  let last: CustomerView | null = null;
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === "ask" && last) channel.postMessage({ kind: "view", view: last } satisfies Message);
  };
  return {
    show: (view) => {
      last = view;
      channel.postMessage({ kind: "view", view } satisfies Message);
    },
    stop: () => channel.close(),
  };
}

/** Follows what a window shows its customer. Answers how to stop. */
export function followWindow(name: string, onView: (view: CustomerView) => void): () => void {
  const channel = channelOf(name);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === "view") onView(data.view);
  };
  channel.postMessage({ kind: "ask" } satisfies Message);
  return () => channel.close();
}
