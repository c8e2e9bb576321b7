/** The outbox message that has a provider give a payment back. */
export const refundPaymentMessage = "sales.refund-payment";
/** The outbox message that takes a payment which was only authorised. */
export const capturePaymentMessage = "sales.capture-payment";
/** The outbox message that lets an authorised payment go, or ends an open one. */
export const closePaymentMessage = "sales.close-payment";
