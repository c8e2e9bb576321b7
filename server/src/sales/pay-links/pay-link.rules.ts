import type { InputRefusal, WalkIn } from "../sale-input.rules.ts";
import { saleTexts } from "../sale-texts.rules.ts";

/** Why a link to pay cannot be made out to somebody; null when it can. */
export function nameRefusal({ name }: Pick<WalkIn, "name">): InputRefusal | null {
  return name?.trim() ? null : { reason: saleTexts.linkNeedsName, field: "customer.name" };
}

/** Why seats cannot be kept for a payment until then; null when they can. Instants in milliseconds. */
export function payByRefusal(payBy: number, now: number, starts: readonly number[]): InputRefusal | null {
  if (payBy <= now) return { reason: saleTexts.payByPast, field: "payBy" };
  return starts.some((startsAt) => payBy > startsAt) ? { reason: saleTexts.payByTooLate, field: "payBy" } : null;
}

interface LinkFacts {
  readonly name: string;
  readonly reference: string;
  readonly total: string;
  readonly collectCode: string;
  /** Until when, in the venue's time. */
  readonly until: { readonly zh: string; readonly en: string };
  readonly url: string;
}

/** What the customer is written. `total`: the amount with its currency. */
export function payLinkLetter({ name, reference, total, collectCode, until, url }: LinkFacts) {
  return {
    subject: { zh: `请付款：订单 ${reference}`, en: `Please pay: order ${reference}` },
    body: {
      zh: `${name}，您好：\n您电话预订的座位为您保留至 ${until.zh}，应付 ${total}。请打开以下链接付款：\n${url}\n付款后可在手机上出示电子票，或在窗口报取票码 ${collectCode} 领取纸质票。`,
      en: `Dear ${name},\nthe seats you asked for by telephone are kept for you until ${until.en}. The total is ${total}. Please pay here:\n${url}\nThen show the tickets on your telephone, or say the code ${collectCode} at the window to get them on paper.`,
    },
  };
}
