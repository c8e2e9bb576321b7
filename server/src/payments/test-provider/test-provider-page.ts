import { formatMoney, money } from "@parterre/money";
import { escapeHtml, type PaymentPage, paymentPage } from "../payment-page.ts";
import type { TestPayment } from "./test-provider.store.ts";
import type { TestDecision } from "./test-provider.ts";

const states: Readonly<Record<Exclude<TestPayment["state"], "open">, { zh: string; en: string }>> = {
  approved: { zh: "付款成功。", en: "Payment approved." },
  approving: {
    zh: "银行稍后才会确认这笔付款。",
    en: "The bank will confirm this payment later.",
  },
  declined: { zh: "付款已取消，没有扣款。", en: "Payment declined; nothing was charged." },
  refunded: { zh: "这笔付款已退回。", en: "This payment has been given back." },
};

interface Decision {
  readonly act: TestDecision;
  readonly zh: string;
  readonly en: string;
}

const usual: readonly Decision[] = [
  { act: "approve", zh: "确认付款", en: "Approve the payment" },
  { act: "decline", zh: "取消付款", en: "Decline the payment" },
];

/** What real banks do now and then. */
const unusual: readonly Decision[] = [
  { act: "approve-late", zh: "过时才付款（座位保留时间之后）", en: "Approve late, after the hold has ended" },
  { act: "approve-slowly", zh: "付款，但十秒后才确认", en: "Approve, but confirm only ten seconds later" },
  { act: "approve-silently", zh: "付款，但银行不发通知", en: "Approve, but the bank never calls" },
  { act: "approve-twice", zh: "付款，通知发两次", en: "Approve, and the bank calls twice" },
  { act: "approve-for-good", zh: "付款，以后退款会失败", en: "Approve; giving it back will fail" },
];

/** The hosted page, in both languages at once, because a bank does not know the buyer's. */
export function testProviderPage(payment: TestPayment): PaymentPage {
  const amount = formatMoney(money(payment.amountMinor, payment.currency), "zh-CN");
  return paymentPage(
    "测试支付 · Test payment",
    `<p class="tag">测试支付，不会真的扣款 · <span lang="en">Test provider: no real money moves</span></p>
     <h1>支付订单<span lang="en">Pay for your order</span></h1>
     <dl>
       <div class="amount"><dt>金额 <span lang="en">Amount</span></dt><dd>${escapeHtml(amount)}</dd></div>
       <div><dt>币种 <span lang="en">Currency</span></dt><dd>${payment.currency}</dd></div>
       <div><dt>订单号 <span lang="en">Order</span></dt><dd>${escapeHtml(payment.orderReference)}</dd></div>
     </dl>
     ${payment.state === "open" ? decisionForms(payment) : stateOf(payment, states[payment.state])}`,
  );
}

function stateOf(payment: TestPayment, words: { readonly zh: string; readonly en: string }): string {
  return `<p class="state" role="status">${words.zh}<span lang="en">${words.en}</span></p>
    <a class="back" href="${escapeHtml(payment.returnUrl)}" autofocus>回到订单 <span lang="en">Back to the order</span></a>`;
}

function decisionForms({ id }: TestPayment): string {
  const form = ({ act, zh, en }: Decision): string => {
    const first = act === "approve";
    return `<form method="post" action="/payments/test/${id}/${act}"${first ? ' class="first"' : ""}><button type="submit"${
      first ? " autofocus" : ""
    }>${zh}<span lang="en">${en}</span></button></form>`;
  };
  return `${usual.map(form).join("\n")}
    <details><summary>银行有时会这样 <span lang="en">What banks do now and then</span></summary>
    ${unusual.map(form).join("\n")}</details>`;
}
