import type { NewsReader, PrinterFault, PrinterNews } from "./printer-language.ts";

const [startOfText, endOfText] = [0x02, 0x03];

/**
 * Answers of TSPL printers: `02 s1 s2 s3 s4 03 0D 0A` for `ESC ! S`, a line of digits for the fence behind a ticket,
 * and a line of text for the model. A fence that has come counts once the printer says that it is idle.
 */
export function tsplReader(): NewsReader {
  let kept = "";
  let fenceSeen = false;
  return (bytes) => {
    kept += String.fromCharCode(...bytes);
    const news: PrinterNews[] = [];
    for (;;) {
      const first = kept.charCodeAt(0);
      if (first === startOfText) {
        if (kept.length < 8) return news;
        if (kept.charCodeAt(5) === endOfText) {
          const said = readState(kept.slice(1, 5));
          news.push(...said);
          if (fenceSeen && said.some((each) => each.kind === "ready" && each.idle)) {
            fenceSeen = false;
            news.push({ kind: "ticket-done", sequence: null });
          }
        }
        kept = kept.slice(8);
        continue;
      }
      const end = kept.search(/[\r\n\0]/);
      if (end < 0) return news;
      const line = kept.slice(0, end);
      kept = kept.slice(end + 1);
      if (/^\d+$/.test(line)) fenceSeen = true;
      else if (line !== "") news.push({ kind: "identity", text: line, printedCount: null });
    }
  };
}

function readState(answer: string): readonly PrinterNews[] {
  const [printer, warning, error, media] = [...answer] as [string, string, string, string];
  const fault =
    mediaFaults[media] ?? errorFaults[error] ?? (printer === "E" ? "broken" : printer === "`" ? "paused" : null);
  const news: PrinterNews[] = fault ? [{ kind: "fault", fault }] : [{ kind: "ready", idle: printer === "@" }];
  return warning === "A" ? [...news, { kind: "paper-low" }] : news;
}

const mediaFaults: Readonly<Record<string, PrinterFault>> = {
  A: "paper-out",
  B: "jam",
  D: "ribbon-out",
  "`": "cover-open",
};
const errorFaults: Readonly<Record<string, PrinterFault>> = { A: "hot", D: "broken", H: "cutter" };
