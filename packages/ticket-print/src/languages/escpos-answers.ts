import type { NewsReader, PrinterNews } from "./printer-language.ts";

const processId = 0x22;
const textAnswer = 0x5f;
const answerStart = 0x37;

/**
 * Answers of ESC/POS printers: four bytes of automatic status (the first 0xx1xx00, the others 0xx0xxxx),
 * `37 22 d1 d2 d3 d4 00` for a `GS ( H`, one byte 0xx0xxxx for a `GS r`, and `5F … 00` for a `GS I`.
 */
export function escposReader(): NewsReader {
  let kept: number[] = [];
  return (bytes) => {
    kept.push(...bytes);
    const news: PrinterNews[] = [];
    for (;;) {
      const first = kept[0];
      if (first === undefined) return news;
      if (first === answerStart && (kept.length < 2 || kept[1] === processId)) {
        if (kept.length < 7) return news;
        const mark = String.fromCharCode(...kept.slice(2, 6));
        kept = kept.slice(7);
        if (/^\d{4}$/.test(mark)) news.push({ kind: "ticket-done", sequence: Number(mark) });
      } else if (first === textAnswer) {
        const end = kept.indexOf(0);
        if (end < 0) return news;
        news.push({ kind: "identity", text: String.fromCharCode(...kept.slice(1, end)), printedCount: null });
        kept = kept.slice(end + 1);
      } else if ((first & 0x93) === 0x10) {
        if (kept.length < 4) return news;
        news.push(...readAutomaticStatus(kept[0]!, kept[1]!, kept[2]!));
        kept = kept.slice(4);
      } else if ((first & 0x90) === 0) {
        // `GS r 1`, of one byte: it is asked behind a ticket, and not answered while paper is out.
        kept = kept.slice(1);
        news.push(first & 0x0c ? { kind: "fault", fault: "paper-out" } : { kind: "ticket-done", sequence: null });
      } else {
        kept = kept.slice(1);
      }
    }
  };
}

function readAutomaticStatus(state: number, error: number, paper: number): readonly PrinterNews[] {
  const news: PrinterNews[] = [];
  if (paper & 0x0c) news.push({ kind: "fault", fault: "paper-out" });
  else if (state & 0x20) news.push({ kind: "fault", fault: "cover-open" });
  else if (error & 0x08) news.push({ kind: "fault", fault: "cutter" });
  else if (error & 0x20) news.push({ kind: "fault", fault: "broken" });
  else if (error & 0x40) news.push({ kind: "fault", fault: "hot" });
  // Epson's recoverable error: in printers with a mark sensor, paper that does not move as it should.
  else if (error & 0x04) news.push({ kind: "fault", fault: "jam" });
  else if (state & 0x08) news.push({ kind: "fault", fault: "paused" });
  else news.push({ kind: "ready", idle: false });
  if (paper & 0x03 && !(paper & 0x0c)) news.push({ kind: "paper-low" });
  return news;
}
