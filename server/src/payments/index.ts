import { randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Database } from "../platform/database/index.ts";
import type { OutboxHandler } from "../platform/jobs/index.ts";
import { registerAlipayRoutes } from "./alipay/alipay.routes.ts";
import { AlipayProvider } from "./alipay/alipay-provider.ts";
import { type PaymentProvider, PaymentProviders } from "./payment-provider.ts";
import type { PaymentSettings } from "./payment-settings.ts";
import { StripeProvider } from "./stripe/stripe-provider.ts";
import { approveLateHandler, registerTestProviderRoutes } from "./test-provider/test-provider.routes.ts";
import { approveLateMessage, TestProvider } from "./test-provider/test-provider.ts";
import { registerWechatPayRoutes } from "./wechat-pay/wechat-pay.routes.ts";
import { WechatPayProvider } from "./wechat-pay/wechat-pay-provider.ts";

export { paymentEntities } from "./entities.ts";
export {
  type BegunPayment,
  type PaymentNotice,
  type PaymentProvider,
  PaymentProviders,
  RefundRefused,
  type RefundRequest,
  type WebhookReading,
} from "./payment-provider.ts";
export type { PaymentSettings } from "./payment-settings.ts";

export interface Payments {
  readonly providers: PaymentProviders;
  readonly outboxHandlers: Readonly<Record<string, OutboxHandler>>;
  /** Registers the pages on which buyers pay, where they are ours. */
  routes(server: FastifyInstance): Promise<void>;
}

export interface PaymentsDependencies {
  readonly database: Database;
  readonly settings: PaymentSettings;
  /** Where people reach the server; absent: addresses are relative to where the buyer is. */
  readonly publicOrigin?: string | undefined;
  /** Providers beside the built-in ones. */
  readonly others?: readonly PaymentProvider[];
  /** How long after the time to pay the test provider's late approval comes. */
  readonly testProviderLateByMs?: number | undefined;
}

/** The ways to pay that this house offers. Throws where a provider's keys cannot be used. */
export function createPayments(dependencies: PaymentsDependencies): Payments {
  const { database, settings, publicOrigin = "", others = [], testProviderLateByMs } = dependencies;
  const stripe = settings.stripe && new StripeProvider(settings.stripe);
  const alipay = settings.alipay && new AlipayProvider({ ...settings.alipay, publicOrigin });
  const wechatPay = settings.wechatPay && new WechatPayProvider({ ...settings.wechatPay, publicOrigin });
  const test = settings.test
    ? new TestProvider({
        database,
        secret: randomBytes(32).toString("base64url"),
        origin: publicOrigin,
        ...(testProviderLateByMs === undefined ? {} : { lateByMs: testProviderLateByMs }),
      })
    : undefined;
  let server: FastifyInstance | undefined;
  return {
    providers: new PaymentProviders(
      [wechatPay, alipay, stripe, ...others, test].filter((provider) => provider !== undefined),
    ),
    outboxHandlers: test
      ? {
          [approveLateMessage]: approveLateHandler(test, () => {
            if (!server) throw new Error("the test provider's routes are not registered yet");
            return server;
          }),
        }
      : {},
    routes: async (instance) => {
      server = instance;
      if (test) registerTestProviderRoutes(instance, test);
      if (alipay) registerAlipayRoutes(instance, alipay);
      if (wechatPay) registerWechatPayRoutes(instance, wechatPay);
    },
  };
}
