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
  holder: "",
  holderDocument: "",
  order: "ANYX-KBTP",
  number: "ANYX-KBTP-01",
  code: `PT1.${"A1b2C3d4".repeat(15)}A1b2C3`,
  terms: {
    zh: "凭票入场，一人一票；演出开始后请听从工作人员安排入场。",
    en: "One person per ticket. Latecomers are seated at a suitable break.",
  },
  reprint: "",
} as const;

/** Kinds of tickets to look at a template with: what changes from one to the next is what its conditions are about. */
export const exampleTickets = {
  seat: exampleFacts,
  long: {
    ...exampleFacts,
    event: {
      zh: "柴可夫斯基《天鹅湖》国家芭蕾舞团建团六十周年特别纪念演出",
      en: "Tchaikovsky: Swan Lake, sixtieth anniversary gala of the National Ballet",
    },
    block: { zh: "二层包厢右区后排", en: "Second circle right, rear boxes" },
    customer: { zh: "欧阳·阿卜杜热西提", en: "Alexandra Featherstonehaugh-Smythe" },
  },
  named: { ...exampleFacts, holder: "欧阳·阿卜杜热西提", holderDocument: "109X" },
  standing: { ...exampleFacts, block: { zh: "内场站席", en: "Floor, standing" }, row: "", seat: "0412" },
  reprint: { ...exampleFacts, reprint: { zh: "补打 1", en: "REPRINT 1" } },
} as const;
export type ExampleTicket = keyof typeof exampleTickets;
