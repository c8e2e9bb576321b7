import type { TicketTemplate } from "../ticket-template.ts";
import { box, holder, named, said, unnamed, words } from "./preset-parts.ts";

/** The paper of receipt printers: 80 mm endless, cut after 105 mm; for houses that have no ticket paper. */
export const receiptTemplate: TicketTemplate = {
  format: "parterre.ticket",
  version: 1,
  stock: {
    code: "receipt-80",
    widthMm: 80,
    heightMm: 105,
    cut: { kind: "none" },
    printable: box(4, 2, 72, 101),
    perforationsMm: [],
  },
  turned: 0,
  parts: [
    { id: "event", ...box(4, 3, 72, 13), ...words(5.25, 3, 700, 2), text: said("{event}") },
    { id: "when", ...box(4, 17, 72, 5.5), ...words(4.25, 2.5, 700), text: said("{date}  {time}") },
    { id: "venue", ...box(4, 22.5, 72, 4.5), ...words(3.25, 2, 400), text: said("{venue}") },
    { id: "rule", kind: "line", ...box(4, 28, 72, 0.5) },
    {
      id: "seat",
      ...box(4, 29.5, 72, 7),
      ...words(5.25, 2.5, 700),
      text: { zh: "{block} {row} 排 {seat} 座", en: "{block}  row {row}  seat {seat}" },
      when: { field: "row", is: "present" },
    },
    {
      id: "place",
      ...box(4, 29.5, 72, 7),
      ...words(5.25, 2.5, 700),
      text: { zh: "{block} {seat}", en: "{block} {seat}" },
      when: { field: "row", is: "absent" },
    },
    { id: "qr", kind: "qr", ...box(16, 38, 48, 48), value: "code", correction: "M" },
    { id: "type", ...box(4, 87, 72, 5), ...words(3.5, 2.25, 700), text: said("{ticketType}  {price}") },
    { id: "number", ...box(4, 92.5, 46, 3.75), ...words(2.75, 2, 400), text: said("{number}  {customer}") },
    {
      id: "reprint",
      ...box(50, 92.5, 26, 3.75),
      ...words(2.75, 2, 700),
      align: "end",
      text: said("{reprint}"),
      when: { field: "reprint", is: "present" },
    },
    { id: "terms", ...box(4, 96.75, 72, 5.75), ...words(2.25, 1.8, 400, 2), text: said("{terms}"), ...unnamed },
    holder(box(4, 96.25, 72, 3.5), 2.75),
    { id: "terms-named", ...box(4, 99.75, 72, 3), ...words(1.9, 1.75, 400), text: said("{terms}"), ...named },
  ],
};
