import type { TicketTypeRefusal } from "@parterre/pricing";

interface LocalisedText {
  readonly zh: string;
  readonly en: string;
}

/** The sentences of sales refusals and order notes. */
export const saleTexts = {
  keyMisused: {
    zh: "这个请求编号已用于另一笔交易，请刷新页面后重试。",
    en: "This request's key was used for something else. Please reload the page and try again.",
  },
  keyBad: { zh: "请求编号无效。", en: "The request's key is not usable: 8 to 100 characters." },
  nothingChosen: { zh: "还没有选择座位。", en: "No seats are chosen." },
  seatTwice: { zh: "同一个座位被选择了两次。", en: "A seat is named twice." },
  tooManySeats: { zh: "一张订单的座位太多。", en: "There are too many seats in one order." },
  noSuchProvider: { zh: "没有这种付款方式。", en: "There is no such way to pay." },
  providerDown: {
    zh: "付款服务暂时不可用，您没有被扣款，请稍后再试。",
    en: "The payment service cannot be reached. Nothing was charged; please try again in a moment.",
  },
  nameMissing: { zh: "请填写姓名。", en: "Please give a name." },
  emailBad: { zh: "请填写有效的电子邮箱。", en: "Please give a valid e-mail address." },
  phoneBad: { zh: "电话号码无效。", en: "This is not a telephone number." },
  noSuchCustomer: { zh: "没有这位顾客的档案。", en: "There is no record of this customer." },
  localeBad: { zh: "不支持这种语言。", en: "This language is not supported." },
  cancelled: { zh: "这个场次已取消。", en: "This performance is cancelled." },
  notPriced: { zh: "所选座位中有的没有定价。", en: "Some of these seats have no price for what was chosen." },
  noSuchDelivery: { zh: "没有这种取票方式。", en: "There is no such way of delivery." },
  codeUnknown: { zh: "没有这个优惠码。", en: "We do not know this code." },
  codeNotYet: { zh: "这个优惠码还未开始使用。", en: "This code is not valid yet." },
  codeOver: { zh: "这个优惠码已过期。", en: "This code has expired." },
  codeUsedUp: { zh: "这个优惠码已用完。", en: "This code has been used up." },
  codeNotForThis: {
    zh: "这个优惠码不适用于所选的票，或已有更优惠的价格。",
    en: "This code does not lower these tickets, or another offer already gives more.",
  },
  typeNotHere: { zh: "这种票不在此渠道出售。", en: "This kind of ticket is not sold here." },
  typeNotPermitted: { zh: "您无权开出这种票。", en: "You may not give out this kind of ticket." },
  typeNeedsWheelchairPlace: {
    zh: "轮椅票只能选轮椅席位。",
    en: "Wheelchair tickets are for wheelchair places only.",
  },
  typeNeedsWheelchair: {
    zh: "每张陪同票须与一张轮椅票一起购买。",
    en: "Each companion ticket goes with a wheelchair ticket.",
  },
  seatsLost: {
    zh: "有座位的保留时间已到，请重新选座。",
    en: "The time for some seats was up. Please choose again.",
  },
  priceChanged: { zh: "价格有变动，请确认新的总价。", en: "Prices have changed. Please look at the new total." },
  givenTooLittle: { zh: "收到的现金不足。", en: "The cash received does not cover the total." },
  orderReplaced: { zh: "已被同一购物车的新订单取代。", en: "Replaced by a newer order from the same cart." },
  orderLapsed: { zh: "未在规定时间内付款，座位已放回。", en: "Not paid in time; the seats were put back on sale." },
  orderGivenUp: { zh: "窗口已取消扫码付款，没有扣款。", en: "Given up at the window; nothing was charged." },
  notAwaited: {
    zh: "这张订单已不在等待付款，请打开订单查看。",
    en: "This order does not wait for a payment any more. Open it to see how it stands.",
  },
  linkNeedsName: { zh: "发送付款链接须填写顾客姓名。", en: "A link to pay needs the customer's name." },
  linkNeedsAll: {
    zh: "付款链接须包含锁定的全部座位；不要的请先放回。",
    en: "A link to pay is for all the seats that are held. Give back those that are not wanted.",
  },
  linkForNothing: {
    zh: "没有应付金额，请直接在窗口出票。",
    en: "There is nothing to pay. Sell these tickets at the window.",
  },
  payByPast: { zh: "付款期限须在将来。", en: "The time to pay by has to be in the future." },
  payByTooLate: {
    zh: "付款期限不能晚于演出开始。",
    en: "The time to pay by cannot be after the performance begins.",
  },
  linkCancelled: { zh: "已按您的要求取消，没有扣款。", en: "Cancelled as you asked; nothing was charged." },
  linkDeclined: {
    zh: "付款未成功，没有扣款。座位仍为您保留，请再试一次。",
    en: "The payment did not go through and nothing was charged. Your seats are still kept; please try again.",
  },
  paidTwice: {
    zh: "同一张订单收到了两笔付款，后一笔正在原路退回。",
    en: "This order was paid twice. The second payment is being given back the way it came.",
  },
  paidTwiceReason: { zh: "重复付款", en: "Paid twice" },
  cancelReasonMissing: { zh: "请写明取消原因。", en: "Please give a reason." },
  orderDeclined: { zh: "付款未成功，没有扣款。", en: "The payment did not go through; nothing was charged." },
  lateRefund: {
    zh: "付款到达时座位已售出，全部金额正在原路退回。",
    en: "Your payment arrived after the seats had been sold. All of it is being given back the way it came.",
  },
  lateNotCharged: {
    zh: "付款到达时座位已售出，没有扣款。",
    en: "Your payment arrived after the seats had been sold. You were not charged.",
  },
  currencyNotTaken: { zh: "这种付款方式不支持所选币种。", en: "This way to pay does not take the chosen currency." },
  noSuchRefund: { zh: "没有这笔失败的退款。", en: "There is no such refund that failed." },
  lateRefundReason: { zh: "付款晚到，座位已售", en: "Payment arrived after the seats were sold" },
  refunded: { zh: "已退票退款。", en: "Refunded; the tickets are no longer valid." },
  noSuchOrder: { zh: "没有这张订单。", en: "There is no such order." },
  notPaid: {
    zh: "这张订单没有已收的款项可退。",
    en: "Nothing was paid on this order, so there is nothing to give back.",
  },
  alreadyRefunded: { zh: "这张订单已经退款。", en: "This order has been refunded already." },
  reasonMissing: { zh: "请写明退款原因。", en: "Please give a reason for the refund." },
  approvalNeeded: {
    zh: "退款需要主管批准。",
    en: "A supervisor has to approve this refund.",
  },
} as const satisfies Record<string, LocalisedText>;

/** The sentence for a rule of a ticket type that does not allow a sale. */
export function breachText({ breach, limit }: Pick<TicketTypeRefusal, "breach" | "limit">): LocalisedText {
  switch (breach) {
    case "channel":
      return saleTexts.typeNotHere;
    case "permission":
      return saleTexts.typeNotPermitted;
    case "wheelchair_place":
      return saleTexts.typeNeedsWheelchairPlace;
    case "companion":
      return saleTexts.typeNeedsWheelchair;
    case "too_few":
      return { zh: `这种票须一次购买至少 ${limit} 张。`, en: `This kind of ticket is sold from ${limit} on.` };
    case "per_order":
      return { zh: `这种票每单最多 ${limit} 张。`, en: `At most ${limit} of this kind of ticket go into one order.` };
    case "per_customer":
      return {
        zh: `这种票每人每场最多 ${limit} 张。`,
        en: `At most ${limit} of this kind of ticket are sold to one person for a performance.`,
      };
    case "per_performance":
      return {
        zh: `这种票每场共 ${limit} 张，余票不足。`,
        en: `There are ${limit} of this kind of ticket for the performance, and not enough of them are left.`,
      };
  }
}
