import type { Grouping } from "./journal-filter.rules.ts";

/** The language a download is written in. */
export type ReportLocale = "zh" | "en";

type LocalisedText = Readonly<Record<ReportLocale, string>>;

/** Words of downloads. */
export const reportTexts = {
  summary: { zh: "销售汇总", en: "Sales" },
  records: { zh: "交易记录", en: "Transactions" },
  total: { zh: "合计", en: "Total" },
  startsAt: { zh: "开演时间", en: "Starts" },
  currency: { zh: "币种", en: "Currency" },
  sold: { zh: "售出张数", en: "Tickets sold" },
  returned: { zh: "退回张数", en: "Tickets returned" },
  price: { zh: "票款", en: "Tickets" },
  discount: { zh: "优惠", en: "Discounts" },
  fee: { zh: "费用", en: "Fees" },
  tax: { zh: "另计税", en: "Tax added" },
  givenBack: { zh: "退款与换票", en: "Refunds and exchanges" },
  net: { zh: "净额", en: "Net" },
  at: { zh: "时间", en: "Time" },
  act: { zh: "交易", en: "Act" },
  kind: { zh: "科目", en: "Kind" },
  order: { zh: "订单号", en: "Order" },
  event: { zh: "节目", en: "Event" },
  zone: { zh: "票价区", en: "Price zone" },
  ticketType: { zh: "票种", en: "Ticket type" },
  block: { zh: "区", en: "Block" },
  row: { zh: "排", en: "Row" },
  seat: { zh: "座", en: "Seat" },
  channel: { zh: "销售渠道", en: "Channel" },
  provider: { zh: "支付方式", en: "Paid by" },
  seller: { zh: "售票员", en: "Seller" },
  amount: { zh: "金额", en: "Amount" },
  tickets: { zh: "张数", en: "Tickets" },
  nobody: { zh: "网上购票", en: "No seller (online)" },
  number: { zh: "流水号", en: "Entry" },
} as const satisfies Readonly<Record<string, LocalisedText>>;

export const groupingTexts: Readonly<Record<Grouping, LocalisedText>> = {
  performance: { zh: "场次", en: "Performance" },
  zone: { zh: "票价区", en: "Price zone" },
  ticket_type: { zh: "票种", en: "Ticket type" },
  channel: { zh: "销售渠道", en: "Channel" },
  seller: { zh: "售票员", en: "Seller" },
  day: { zh: "日期", en: "Day" },
};

/** What acts and kinds of the journal are called; one without a name is written by its code. */
const journalTexts: Readonly<Record<string, LocalisedText>> = {
  sale: { zh: "售票", en: "Sale" },
  refund: { zh: "退票", en: "Refund" },
  late_payment: { zh: "晚到的付款", en: "Late payment" },
  late_refund: { zh: "晚到付款退回", en: "Late payment returned" },
  exchange: { zh: "换票", en: "Exchange" },
  void: { zh: "作废", en: "Void" },
  comp: { zh: "赠票", en: "Complimentary" },
  return: { zh: "只退座不退款", en: "Tickets without money" },
  goodwill: { zh: "只退款不退座", en: "Money without tickets" },
  discount: { zh: "优惠", en: "Discount" },
  fee: { zh: "费用", en: "Fee" },
  tax: { zh: "税", en: "Tax" },
};

export function journalText(code: string, locale: ReportLocale): string {
  return journalTexts[code]?.[locale] ?? code;
}

/** An instant on the clock of a house: `2026-11-27 19:30`. */
export function houseTime(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}`;
}
