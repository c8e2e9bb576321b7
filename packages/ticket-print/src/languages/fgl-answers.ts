import type { NewsReader, PrinterFault, PrinterNews } from "./printer-language.ts";

const faults: Readonly<Record<number, PrinterFault>> = {
  2: "broken",
  3: "jam",
  4: "jam",
  7: "bad-data",
  8: "bad-data",
  10: "paper-out",
  11: "paper-out",
  14: "jam",
  16: "paper-out",
  20: "broken",
  21: "bad-data",
  24: "jam",
  25: "bad-data",
  26: "broken",
  28: "broken",
  29: "cutter",
  30: "jam",
  31: "cutter",
};
const [ticketAck, paperLow, ready, busy, poweredOn, loadedOne, loadedTwo] = [0x06, 0x0f, 0x11, 0x13, 0x12, 0x0c, 0x0d];

/**
 * Boca's status bytes: one byte each, sent once when it happens. Only 06 says that a ticket is out. Text between them
 * is the answer to `<S2>`: `0004616 PROM = FGL46G42`, tickets printed in its life and the firmware.
 */
export function fglReader(): NewsReader {
  let text = "";
  return (bytes) => {
    const news: PrinterNews[] = [];
    for (const byte of bytes) {
      if (byte >= 0x20) {
        text += String.fromCharCode(byte);
        const identity = /(\d{7}) PROM = ([A-Z0-9]{8})/.exec(text);
        if (identity) {
          news.push({ kind: "identity", text: identity[2]!, printedCount: Number(identity[1]) });
          text = "";
        }
        continue;
      }
      if (byte === ticketAck) news.push({ kind: "ticket-done", sequence: null });
      else if (byte === paperLow) news.push({ kind: "paper-low" });
      else if (byte === ready) news.push({ kind: "ready", idle: true });
      else if (byte === busy || byte === poweredOn || byte === loadedOne || byte === loadedTwo) {
        news.push({ kind: "ready", idle: false });
      } else if (faults[byte]) news.push({ kind: "fault", fault: faults[byte] });
    }
    return news;
  };
}
