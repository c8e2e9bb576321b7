import type { TicketTemplate } from "../ticket-template.ts";
import { box, holder, label, named, said, unnamed, words } from "./preset-parts.ts";

const rowKnown = { when: { field: "row", is: "present" } } as const;

/** Concert tickets of 3¼ × 8 inches, upright, with two stubs: one for the door, one for the books. */
export const concertTemplate: TicketTemplate = {
  format: "parterre.ticket",
  version: 1,
  stock: {
    code: "concert-82x203",
    widthMm: 82.5,
    heightMm: 203.2,
    cut: { kind: "mark", lengthMm: 3, offsetMm: 0 },
    printable: box(3, 4, 76.5, 195),
    perforationsMm: [143, 173],
  },
  turned: 0,
  parts: [
    { id: "venue", ...box(5, 6, 72.5, 5), ...words(3.5, 2.25, 400), text: said("{venue}") },
    { id: "event", ...box(5, 11.5, 72.5, 20), ...words(8, 4, 700, 2), text: said("{event}") },
    { id: "event-other", ...box(5, 32, 72.5, 5), ...words(3.25, 2, 400), text: { zh: "{event.en}", en: "{event.zh}" } },
    { id: "rule-top", kind: "line", ...box(5, 38, 72.5, 1) },
    { id: "date", ...box(5, 41, 50, 7.5), ...words(5, 3, 700), text: said("{date}") },
    { id: "time", ...box(55, 41, 22.5, 7.5), ...words(5, 3, 700), align: "end", text: said("{time}") },
    label("block-label", box(5, 51, 34, 3), "区域", "BLOCK"),
    label("row-label", box(42, 51, 16, 3), "排", "ROW", rowKnown),
    label("seat-label", box(61, 51, 16.5, 3), "座", "SEAT"),
    { id: "block", ...box(5, 54, 34, 10), ...words(7, 3, 700), text: said("{block}") },
    { id: "row", ...box(42, 54, 16, 10), ...words(7, 3, 700), text: said("{row}"), ...rowKnown },
    { id: "seat", ...box(61, 54, 16.5, 10), ...words(7, 3, 700), text: said("{seat}") },
    { id: "rule-code", kind: "line", ...box(5, 66, 72.5, 0.25) },
    { id: "qr", kind: "qr", ...box(15.25, 67, 52, 52), value: "code", correction: "M" },
    { id: "type", ...box(5, 119.5, 44, 6), ...words(4.5, 2.5, 700), text: said("{ticketType}") },
    { id: "price", ...box(49, 119.5, 28.5, 6), ...words(4.5, 2.5, 700), align: "end", text: said("{price}") },
    { id: "customer", ...box(5, 126, 72.5, 4.5), ...words(3, 2, 400), text: said("{number}  {customer}") },
    holder(box(5, 130.75, 72.5, 4.5), 3.25),
    { id: "terms", ...box(5, 131.5, 60, 9.5), ...words(2.25, 1.8, 400, 3), text: said("{terms}"), ...unnamed },
    { id: "terms-named", ...box(5, 135.5, 54, 6.5), ...words(2.25, 1.8, 400, 2), text: said("{terms}"), ...named },
    {
      id: "reprint",
      ...box(60, 137, 17.5, 3.5),
      ...words(2.75, 2, 700),
      align: "end",
      text: said("{reprint}"),
      when: { field: "reprint", is: "present" },
    },
    { id: "door-event", ...box(5, 146, 72.5, 6), ...words(4.25, 2.5, 700), text: said("{event}") },
    {
      id: "door-seat",
      ...box(5, 152.5, 72.5, 5),
      ...words(3.25, 2, 400),
      text: { zh: "{date} {time}  {block} {row} 排 {seat} 座", en: "{date} {time}  {block} {row}/{seat}" },
    },
    { id: "door-bars", kind: "code128", ...box(5, 160, 72.5, 10), value: "number" },
    { id: "books-event", ...box(5, 176, 72.5, 6), ...words(4.25, 2.5, 700), text: said("{event}") },
    {
      id: "books-seat",
      ...box(5, 182.5, 72.5, 5),
      ...words(3.25, 2, 400),
      text: said("{number}  {ticketType}  {price}"),
    },
  ],
};
