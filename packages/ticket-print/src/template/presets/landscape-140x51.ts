import type { TicketTemplate } from "../ticket-template.ts";
import { box, holder, label, said, unnamed, words } from "./preset-parts.ts";

const rowKnown = { when: { field: "row", is: "present" } } as const;

/** Theatre tickets of 5½ × 2 inches, read along the feed: the long format of Boca's paper, with a stub of 34.7 mm. */
export const landscapeTemplate: TicketTemplate = {
  format: "parterre.ticket",
  version: 1,
  stock: {
    code: "landscape-140x51",
    widthMm: 50.8,
    heightMm: 139.7,
    cut: { kind: "mark", lengthMm: 3, offsetMm: 0 },
    printable: box(1.5, 2, 47.8, 135.7),
    perforationsMm: [105],
  },
  turned: 90,
  parts: [
    { id: "event", ...box(4, 2.5, 61, 13.5), ...words(5.5, 3.25, 700, 2), text: said("{event}") },
    { id: "event-other", ...box(4, 16.5, 61, 4), ...words(2.75, 2, 400), text: { zh: "{event.en}", en: "{event.zh}" } },
    { id: "rule", kind: "line", ...box(4, 21.5, 61, 0.5) },
    { id: "when", ...box(4, 22.75, 61, 5.5), ...words(4.25, 2.75, 700), text: said("{date}  {time}") },
    { id: "venue", ...box(4, 28, 61, 4), ...words(3, 2, 400), text: said("{venue}") },
    label("block-label", box(4, 33, 30, 3), "区域", "BLOCK"),
    label("row-label", box(36, 33, 13, 3), "排", "ROW", rowKnown),
    label("seat-label", box(51, 33, 14, 3), "座", "SEAT"),
    { id: "block", ...box(4, 35.5, 30, 7), ...words(5.25, 2.25, 700), text: said("{block}") },
    { id: "row", ...box(36, 35.5, 13, 7), ...words(5.25, 2.25, 700), text: said("{row}"), ...rowKnown },
    { id: "seat", ...box(51, 35.5, 14, 7), ...words(5.25, 2.25, 700), text: said("{seat}") },
    { id: "type", ...box(4, 43.5, 61, 4.5), ...words(3, 2, 400), text: said("{ticketType}  {price}  {number}") },
    { id: "qr", kind: "qr", ...box(66, 2, 37.5, 37.5), value: "code", correction: "L" },
    { id: "terms", ...box(66.5, 40, 36, 5.5), ...words(1.9, 1.75, 400, 2), text: said("{terms}"), ...unnamed },
    { ...holder(box(66.5, 40, 36, 5.5), 2.5), mostLines: 2 },
    {
      id: "reprint",
      ...box(66.5, 45.5, 36, 3),
      ...words(2.25, 2, 700),
      text: said("{reprint}"),
      when: { field: "reprint", is: "present" },
    },
    { id: "stub-event", ...box(107.5, 2.5, 28, 9.5), ...words(3.5, 2.25, 700, 2), text: said("{event}") },
    { id: "stub-when", ...box(107.5, 12, 28, 7), ...words(2.5, 2, 400, 2), text: said("{date} {time}") },
    {
      id: "stub-seat",
      ...box(107.5, 19.5, 28, 8),
      ...words(3, 2, 700, 2),
      text: { zh: "{block} {row} 排 {seat} 座", en: "{block} {row}/{seat}" },
    },
    { id: "stub-qr", kind: "qr", ...box(107.5, 28.5, 16, 16), value: "number", correction: "M" },
    { id: "stub-number", ...box(107.5, 45, 28, 3.5), ...words(2.25, 1.8, 400), text: said("{number}") },
  ],
};
