import type { TicketTemplate } from "./ticket-template.ts";

const box = (xMm: number, yMm: number, widthMm: number, heightMm: number) => ({ xMm, yMm, widthMm, heightMm });
const words = (size: number, least: number, weight: 400 | 700, mostLines = 1) =>
  ({ kind: "text", sizeMm: size, leastSizeMm: least, weight, align: "start", mostLines }) as const;

/**
 * The template a house begins with: 80 × 150 mm thermal paper with a black mark, the code above, a stub of 30 mm below
 * its perforation.
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
    { id: "event", ...box(4, 5, 72, 15), ...words(6, 3.5, 700, 2), text: { zh: "{event}", en: "{event}" } },
    { id: "event-other", ...box(4, 20, 72, 5), ...words(3.5, 2.5, 400), text: { zh: "{event.en}", en: "{event.zh}" } },
    { id: "when", ...box(4, 27, 72, 6), ...words(4.5, 3, 700), text: { zh: "{date} {time}", en: "{date} {time}" } },
    { id: "venue", ...box(4, 33.5, 72, 5), ...words(3.5, 2.5, 400), text: { zh: "{venue}", en: "{venue}" } },
    { id: "rule", kind: "line", ...box(4, 40, 72, 0.4) },
    { id: "block", ...box(4, 42, 34, 8), ...words(5.5, 2.5, 700), text: { zh: "{block}", en: "{block}" } },
    {
      id: "row",
      ...box(39, 42, 18, 8),
      ...words(5.5, 2.5, 700),
      text: { zh: "{row} 排", en: "Row {row}" },
      when: { field: "row", is: "present" },
    },
    { id: "seat", ...box(58, 42, 18, 8), ...words(5.5, 2.5, 700), text: { zh: "{seat} 座", en: "Seat {seat}" } },
    { id: "qr", kind: "qr", ...box(16, 51, 48, 48), value: "code", correction: "M" },
    {
      id: "type",
      ...box(4, 100, 72, 6),
      ...words(4, 2.5, 400),
      text: { zh: "{ticketType} · {price}", en: "{ticketType} · {price}" },
    },
    { id: "number", ...box(4, 106, 50, 4), ...words(2.75, 2, 400), text: { zh: "{number}", en: "{number}" } },
    {
      id: "reprint",
      ...box(54, 106, 22, 4),
      ...words(2.75, 2, 700),
      align: "end",
      text: { zh: "{reprint}", en: "{reprint}" },
      when: { field: "reprint", is: "present" },
    },
    { id: "terms", ...box(4, 111, 72, 7), ...words(2.25, 1.8, 400, 3), text: { zh: "{terms}", en: "{terms}" } },
    { id: "stub-event", ...box(4, 123, 72, 5), ...words(3.5, 2.5, 700), text: { zh: "{event}", en: "{event}" } },
    {
      id: "stub-seat",
      ...box(4, 129, 72, 5),
      ...words(3.5, 2.5, 400),
      text: { zh: "{date} {time} {block} {row} 排 {seat} 座", en: "{date} {time} {block} {row}/{seat}" },
    },
    { id: "stub-bars", kind: "code128", ...box(4, 135, 72, 10), value: "number" },
  ],
};

/** A ticket with long names, to look at a template with. */
export const exampleFacts = {
  event: { zh: "贝多芬第九交响曲", en: "Beethoven: Symphony No. 9" },
  venue: { zh: "滨江音乐厅", en: "Riverside Concert Hall" },
  date: { zh: "2026年12月31日 周四", en: "Thu 31 December 2026" },
  time: "19:30",
  doors: "18:45",
  block: { zh: "池座左区", en: "Stalls left" },
  row: "12",
  seat: "8",
  price: "¥380.00",
  faceValue: "¥380.00",
  ticketType: { zh: "成人票", en: "Adult" },
  customer: { zh: "王小明", en: "Wang Xiaoming" },
  order: "PT-7KQ4M",
  number: "PT-7KQ4M-01",
  code: `PT1.${"A1b2C3d4".repeat(15)}A1b2C3`,
  terms: {
    zh: "凭票入场，一人一票；演出开始后请听从工作人员安排入场。",
    en: "One person per ticket. Latecomers are seated at a suitable break.",
  },
  reprint: "",
} as const;
