import type { TicketTemplate } from "../ticket-template.ts";
import { box, holder, label, named, said, unnamed, words } from "./preset-parts.ts";

const rowKnown = { when: { field: "row", is: "present" } } as const;

/**
 * The template a house begins with: 80 × 150 mm thermal paper with a black mark, the code in the middle, a stub of
 * 30 mm below its perforation.
 */
export const firstTemplate: TicketTemplate = {
  format: "parterre.ticket",
  version: 1,
  stock: {
    code: "thermal-80x150",
    widthMm: 80,
    heightMm: 150,
    cut: { kind: "mark", lengthMm: 3, offsetMm: 0 },
    printable: box(4, 3, 72, 144),
    perforationsMm: [120],
  },
  turned: 0,
  parts: [
    { id: "event", ...box(4, 4, 72, 14.5), ...words(6, 3.5, 700, 2), text: said("{event}") },
    { id: "event-other", ...box(4, 18.5, 72, 4.5), ...words(3, 2, 400), text: { zh: "{event.en}", en: "{event.zh}" } },
    { id: "rule-top", kind: "line", ...box(4, 24, 72, 0.75) },
    { id: "when", ...box(4, 26, 72, 6.5), ...words(5, 3, 700), text: said("{date}  {time}") },
    { id: "venue", ...box(4, 32.5, 48, 4.5), ...words(3.25, 2, 400), text: said("{venue}") },
    {
      id: "doors",
      ...box(52, 32.5, 24, 4.5),
      ...words(3.25, 2, 400),
      align: "end",
      text: { zh: "{doors} 入场", en: "Doors {doors}" },
      when: { field: "doors", is: "present" },
    },
    { id: "rule-seat", kind: "line", ...box(4, 38.5, 72, 0.25) },
    label("block-label", box(4, 39.75, 34, 3), "区域", "BLOCK"),
    label("row-label", box(40, 39.75, 17, 3), "排", "ROW", rowKnown),
    label("seat-label", box(59, 39.75, 17, 3), "座", "SEAT"),
    { id: "block", ...box(4, 42.5, 34, 8), ...words(6, 2.5, 700), text: said("{block}") },
    { id: "row", ...box(40, 42.5, 17, 8), ...words(6, 2.5, 700), text: said("{row}"), ...rowKnown },
    { id: "seat", ...box(59, 42.5, 17, 8), ...words(6, 2.5, 700), text: said("{seat}") },
    { id: "rule-code", kind: "line", ...box(4, 51.5, 72, 0.25) },
    { id: "qr", kind: "qr", ...box(16, 52, 48, 48), value: "code", correction: "M" },
    { id: "type", ...box(4, 100, 44, 6), ...words(4.5, 2.5, 700), text: said("{ticketType}") },
    { id: "price", ...box(48, 100, 28, 6), ...words(4.5, 2.5, 700), align: "end", text: said("{price}") },
    { id: "number", ...box(4, 106.5, 46, 4), ...words(2.75, 2, 400), text: said("{number}  {customer}") },
    {
      id: "reprint",
      ...box(50, 106.5, 26, 4),
      ...words(2.75, 2, 700),
      align: "end",
      text: said("{reprint}"),
      when: { field: "reprint", is: "present" },
    },
    { id: "terms", ...box(4, 111.25, 72, 7), ...words(2.25, 1.8, 400, 3), text: said("{terms}"), ...unnamed },
    holder(box(4, 110.75, 72, 4), 3),
    { id: "terms-named", ...box(4, 115, 72, 4.5), ...words(1.9, 1.75, 400, 2), text: said("{terms}"), ...named },
    { id: "stub-event", ...box(4, 122.5, 72, 5), ...words(3.75, 2.5, 700), text: said("{event}") },
    {
      id: "stub-seat",
      ...box(4, 128, 72, 4.5),
      ...words(3.25, 2, 400),
      text: { zh: "{date} {time}  {block} {row} 排 {seat} 座", en: "{date} {time}  {block} {row}/{seat}" },
    },
    { id: "stub-bars", kind: "code128", ...box(4, 134, 72, 10), value: "number" },
  ],
};
