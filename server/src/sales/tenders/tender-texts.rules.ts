/** The sentences of tenders and vouchers. */
export const tenderTexts = {
  voucherApproval: { zh: "发行礼品卡需要主管批准。", en: "A supervisor has to approve this voucher." },
  tooMany: { zh: "一笔交易的付款方式太多。", en: "There are too many ways of payment in one sale." },
  amountBad: { zh: "付款金额须大于零。", en: "Each amount has to be more than zero." },
  twice: { zh: "同一种付款方式出现了两次，请合并。", en: "This way of payment is named twice. Put both into one." },
  noOpenShift: {
    zh: "收付现金须先开班，请在“班次”中清点备用金并开班。",
    en: "Cash needs a drawer. Open your shift first: count the float, and go on.",
  },
  givenTooLittle: { zh: "收到的现金不足。", en: "The cash received does not cover its part." },
  referenceMissing: {
    zh: "请填写刷卡小票或转账的凭证号（最多 60 个字符）。",
    en: "Give the number of the card slip or the transfer, at most 60 characters.",
  },
  voucherMissing: { zh: "请填写礼品卡号。", en: "Give the code of the voucher." },
  noInvoiceHere: { zh: "这里不能挂账。", en: "This cannot be put on an invoice." },
  dueBad: {
    zh: "请填写一年以内的付款期限。",
    en: "Give the day by which it is to be paid, within a year from now.",
  },
  debtorMissing: { zh: "挂账须填写客户姓名。", en: "An invoice needs the name of who owes it." },
  nothingOwedLater: {
    zh: "没有尚欠的款项，票可以直接出。",
    en: "Nothing is left to be paid, so there are no tickets to keep back.",
  },
  noSuchVoucher: { zh: "没有这张礼品卡。", en: "There is no such voucher." },
  voucherOver: { zh: "这张礼品卡已过期。", en: "This voucher has expired." },
  voucherOtherCurrency: {
    zh: "这张礼品卡是另一种货币的。",
    en: "This voucher is in another currency.",
  },
  voucherTooLittle: { zh: "礼品卡余额不足。", en: "There is not enough left on the voucher." },
  voucherAmountBad: { zh: "礼品卡金额无效。", en: "This is not an amount a voucher can have." },
  validUntilBad: { zh: "有效期须在将来。", en: "A voucher has to be valid until some time in the future." },
  nothingOwed: { zh: "这张订单没有尚欠的款项。", en: "Nothing is owed on this order." },
  paidTooMuch: { zh: "付款超过尚欠的金额。", en: "This is more than what is still owed." },
  sumWrong: (sum: number, total: number) =>
    sum < total
      ? { zh: "各项付款之和小于总价。", en: "The parts come to less than the total." }
      : { zh: "各项付款之和大于总价。", en: "The parts come to more than the total." },
} as const;
