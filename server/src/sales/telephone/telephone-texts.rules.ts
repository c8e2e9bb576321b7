/** The sentences of payments that a telephone is asked for at a window. */
export const telephoneTexts = {
  nothingLeft: {
    zh: "其他方式已付清，没有需要扫码支付的金额。",
    en: "The other parts pay for everything; nothing is left for a telephone to pay.",
  },
  amountBad: { zh: "扫码支付的金额须大于零。", en: "What a telephone is to pay has to be more than zero." },
  nothingToCollect: {
    zh: "这次换票没有差价可收，请直接换票。",
    en: "This exchange has no difference to collect. Make it without a payment.",
  },
  timeOver: {
    zh: "顾客没有在规定时间内扫码付款，没有扣款。",
    en: "The customer did not pay in time; nothing was charged.",
  },
  givenUp: { zh: "窗口已取消扫码付款，没有扣款。", en: "Given up at the window; nothing was charged." },
  notTogether: {
    zh: "扫码的款项已到，但交易其余部分无法完成，款项正在原路退回。",
    en: "The telephone paid, but the rest could not be done any more. That payment is being given back the way it came.",
  },
  notTogetherNotCharged: {
    zh: "交易其余部分无法完成，扫码付款没有扣款。",
    en: "The rest could not be done any more. The telephone's payment was not charged.",
  },
  takenAlone: {
    zh: "扫码的款项已入账，一并收下的其他款项没有入账，请交还顾客或重新收款。",
    en: "The telephone's part is in the books. The other parts are not: hand them back, or take them again.",
  },
  notTogetherReason: { zh: "交易其余部分无法完成", en: "The rest could not be done" },
} as const;
