import { formatMoney, money } from "@parterre/money";
import { renderSVG } from "uqr";
import { escapeHtml, type PaymentPage, paymentPage } from "../payment-page.ts";
import type { PaymentRequest } from "../payment-provider.ts";
import type { JsapiParameters } from "./wechat-pay-provider.ts";

function factsOf(request: PaymentRequest): string {
  const amount = formatMoney(money(request.amountMinor, request.currency), request.locale);
  return `<h1>微信支付<span lang="en">WeChat Pay</span></h1>
    <dl>
      <div class="amount"><dt>金额 <span lang="en">Amount</span></dt><dd>${escapeHtml(amount)}</dd></div>
      <div><dt>订单号 <span lang="en">Order</span></dt><dd>${escapeHtml(request.orderReference)}</dd></div>
    </dl>`;
}

const back = (request: PaymentRequest): string =>
  `<a class="back" href="${escapeHtml(request.returnUrl)}">回到订单 <span lang="en">Back to the order</span></a>`;

/** The code to scan; the page goes on by itself when the payment has arrived. */
export function scanPage(request: PaymentRequest, codeUrl: string, stateAddress: string): PaymentPage {
  return paymentPage(
    "微信支付 · WeChat Pay",
    `${factsOf(request)}
     <figure class="code">${renderSVG(codeUrl, { border: 4 })}
       <figcaption>请用微信“扫一扫”付款 <span lang="en">Scan with WeChat to pay</span></figcaption></figure>
     <p role="status" id="state"></p>
     ${back(request)}`,
    `const ask = async () => {
       const answer = await fetch(${JSON.stringify(stateAddress)}).then((each) => each.json()).catch(() => null);
       if (answer?.state === "captured") location.replace(${JSON.stringify(request.returnUrl)});
       else if (answer?.state === "declined")
         document.getElementById("state").textContent = "付款没有成功，没有扣款。The payment did not go through; nothing was charged.";
       else setTimeout(ask, 2500);
     };
     setTimeout(ask, 2500);`,
  );
}

/** Inside WeChat: opens the payment sheet at once, and again by the button. */
export function sheetPage(request: PaymentRequest, parameters: JsapiParameters): PaymentPage {
  return paymentPage(
    "微信支付 · WeChat Pay",
    `${factsOf(request)}
     <form class="first"><button type="button" id="pay">付款 <span lang="en">Pay</span></button></form>
     ${back(request)}`,
    `const parameters = ${JSON.stringify(parameters).replaceAll("<", "\\u003c")};
     const pay = () => WeixinJSBridge.invoke("getBrandWCPayRequest", parameters, (answer) => {
       if (answer.err_msg === "get_brand_wcpay_request:ok") location.replace(${JSON.stringify(request.returnUrl)});
     });
     document.getElementById("pay").addEventListener("click", pay);
     if (typeof WeixinJSBridge === "undefined") document.addEventListener("WeixinJSBridgeReady", pay);
     else pay();`,
  );
}
