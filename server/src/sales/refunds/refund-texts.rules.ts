/** The sentences of refunds, exchanges and moves. */
export const refundTexts = {
  noSuchLine: {
    zh: "所选的票不在这张订单里，或已经退换。",
    en: "Some of these tickets are not on the order any more.",
  },
  nothingChosen: { zh: "还没有选择要处理的票。", en: "No tickets are chosen." },
  notNow: {
    zh: "这张订单现在的状态不能这样处理。",
    en: "An order that stands like this one does not allow it.",
  },
  notYours: { zh: "您的角色不能办理这项业务。", en: "Your role does not do this to an order." },
  tooLate: {
    zh: "按售出时的退票规则，有的票已过退票期限。主管可以破例退票。",
    en: "By the terms they were sold under it is too late to give some of these tickets back. A supervisor may waive that.",
  },
  amountBad: { zh: "退还金额须大于零。", en: "The amount has to be more than zero." },
  tooMuch: { zh: "退还金额超过了这张订单可退的款项。", en: "This is more than can still be given back on the order." },
  changed: {
    zh: "可退的金额有变动，请核对后再确认。",
    en: "What goes back has changed. Please look again before you confirm.",
  },
  seatTaken: { zh: "目标座位已不可用，请另选。", en: "That seat cannot be had any more. Please choose another one." },
  sameSeat: { zh: "这就是原来的座位。", en: "This is the seat they have already." },
  noSuchSeat: { zh: "没有这个座位。", en: "There is no such seat." },
  moved: (before: string, after: string) => ({
    zh: `您的座位已由 ${before} 换到 ${after}，请使用新票入场。`,
    en: `Your seat was moved from ${before} to ${after}. Please use the new ticket.`,
  }),
  movedSubject: { zh: "您的座位有变动", en: "Your seat has changed" },
  reasonMissing: { zh: "请写明原因。", en: "Please give a reason." },
  stillOwing: {
    zh: "这张订单还有尚欠的款项，请先收款。",
    en: "Something is still owed on this order. Take the payment first.",
  },
  givenBackTitle: { zh: "已退票。", en: "Given back; the tickets are no longer valid." },
} as const;
