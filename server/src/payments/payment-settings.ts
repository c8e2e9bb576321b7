import type { AlipaySettings } from "./alipay/alipay-provider.ts";
import type { StripeSettings } from "./stripe/stripe-provider.ts";
import type { WechatPaySettings } from "./wechat-pay/wechat-pay-provider.ts";

/** Keys of the providers a house has a contract with; without its keys a provider is not offered. */
export interface PaymentSettings {
  /** Offers the built-in test provider, with which nobody really pays. */
  readonly test: boolean;
  readonly stripe?: StripeSettings | undefined;
  readonly alipay?: Omit<AlipaySettings, "publicOrigin"> | undefined;
  readonly wechatPay?: Omit<WechatPaySettings, "publicOrigin"> | undefined;
}
