import type { LocalisedText } from "@parterre/seat-map";

const text = (zh: string, en: string): LocalisedText => ({ zh, en });

/** Every sentence with which a shift refuses. */
export const shiftTexts = {
  noCounter: text("没有这个售票窗口。", "There is no such counter."),
  counterTaken: text(
    "这个窗口已有人当班，请先交班。",
    "Somebody else's shift is open at this counter. It has to be closed first.",
  ),
  sellerElsewhere: text(
    "您在另一个窗口的班次还没有结束。",
    "Your shift at another counter is still open. Close it first.",
  ),
  badId: text("请求编号无效。", "The request's id is not valid."),
  idUsed: text("这个编号已用于别的操作。", "This id was used for something else."),
  floatBad: text(
    "备用金不正确：每种货币只填一次，不能为负数。",
    "Give the float once per currency; it cannot be negative.",
  ),
  amountBad: text("金额须大于零。", "The amount has to be more than zero."),
  reason: text("请说明原因，最多 500 个字。", "Say why, in up to 500 characters."),
  noShift: text("没有这个班次。", "There is no such shift."),
  notYours: text("只有当班人或主管可以这样做。", "Only the person on shift or a supervisor may do this."),
  closed: text("这个班次已经结束。", "This shift is closed."),
  notCounted: text("还有货币没有清点。", "Cash of one currency has not been counted yet."),
  countedTwice: text("同一种货币清点了两次。", "One currency was counted twice."),
  noSuchCoin: text("没有这种面额。", "There is no note or coin of that value."),
  countBad: text("张数应在 0 到 100000 之间。", "A count is a whole number from 0 to 100,000."),
  ticketsBad: text("退回的纸票张数不正确。", "That is not a number of tickets."),
} as const;
