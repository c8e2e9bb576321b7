import type { NewsReader, PrinterFault, PrinterNews } from "./printer-language.ts";

const [startOfText, endOfText] = ["\x02", "\x03"];

/**
 * Answers of ZPL printers, each line between STX and ETX. `~HS` gives three; with them the state is complete: nothing
 * in the buffer and nothing left to print is idle, and idle behind a ticket is what this language has for "it is out".
 * `~HI` gives one: `ZD421-203dpi,V84.20.21Z,8,8176KB`.
 */
export function zplReader(): NewsReader {
  let kept = "";
  let lines: string[][] = [];
  return (bytes) => {
    kept += String.fromCharCode(...bytes);
    const news: PrinterNews[] = [];
    for (let end = kept.indexOf(endOfText); end >= 0; end = kept.indexOf(endOfText)) {
      const start = kept.lastIndexOf(startOfText, end);
      const line = start < 0 ? "" : kept.slice(start + 1, end);
      kept = kept.slice(end + 1);
      if (line === "") continue;
      const fields = line.split(",");
      // The model's line has four fields and letters in the first; those of the state are all numbers.
      if (/[A-Za-z]/.test(fields[0]!)) {
        news.push({ kind: "identity", text: fields[0]!, printedCount: null });
        continue;
      }
      lines.push(fields);
      if (lines.length < 3) continue;
      news.push(readState(lines[0]!, lines[1]!));
      lines = [];
    }
    return news;
  };
}

function readState(first: readonly string[], second: readonly string[]): PrinterNews {
  const set = (fields: readonly string[], index: number) => fields[index] === "1";
  const faults: readonly [boolean, PrinterFault][] = [
    [set(second, 2), "cover-open"],
    [set(first, 1), "paper-out"],
    [set(second, 3), "ribbon-out"],
    [set(first, 11), "hot"],
    [set(first, 9), "broken"],
    [set(first, 2), "paused"],
  ];
  const found = faults.find(([is]) => is);
  if (found) return { kind: "fault", fault: found[1] };
  const waiting = Number(first[4]) + Number(second[8]);
  return { kind: "ready", idle: waiting === 0 && !set(first, 5) && !set(first, 7) };
}
