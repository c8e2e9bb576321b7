/** The sentences of refusals around free tickets. */
export const bulkTexts = {
  reasonMissing: { zh: "请填写赠票原因。", en: "Say why these tickets are free." },
  recipientMissing: { zh: "请填写领票人。", en: "Say who gets the tickets." },
  notFree: { zh: "这种票不是赠票或工作票。", en: "This kind of ticket is not given for free." },
  approvalNeeded: { zh: "赠票需要主管批准。", en: "Giving tickets away needs a supervisor's approval." },
  fewerThanGiven: { zh: "已经送出的票比这个配额多。", en: "More tickets than this quota are given already." },
  badQuota: { zh: "配额应为 0 到 100000 的整数。", en: "A quota is a whole number from 0 to 100,000." },
  noPerformance: { zh: "没有这个场次。", en: "There is no such performance." },
  oneThing: { zh: "一次只能为一个场次赠票。", en: "Give tickets of one performance at a time." },
} as const;

export function quotaText(left: number): { readonly zh: string; readonly en: string } {
  return {
    zh: `超出本场次的配额：还可送出 ${left} 张。`,
    en: `This is past the performance's quota: ${left} more may be given.`,
  };
}
