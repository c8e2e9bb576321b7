import { TestProviderPayment } from "./test-provider/test-provider-payment.entity.ts";

export const paymentEntities = [TestProviderPayment];
