import {
  cash,
  type HeldCart,
  key,
  nobody,
  type Provocations,
  type RefusingHouse,
  type SoldOrder,
} from "./refusing-house.ts";

type Change = Record<string, unknown>;
const reason = "because";

interface Swap {
  readonly order?: SoldOrder;
  readonly cart?: HeldCart;
  readonly type?: string;
  readonly change?: Change;
  readonly wish?: Change;
}

/** An exchange of one ticket for another seat, by a seller, changed as given. */
async function exchangeOf(house: RefusingHouse, { order, cart, type = "adult", change, wish }: Swap) {
  const sold = order ?? (await house.sell("seller"));
  const coming = cart ?? (await house.hold("seller", 1));
  const { orderId, lineIds } = sold;
  const { cartKey } = coming;
  const exchange = { orderId, lineIds, cartKey, seats: house.seatsOf(coming, type), kept: [], ...wish };
  return { orderId, exchange, reason, idempotencyKey: key(), shownDifferenceMinor: 0, tenders: [], ...change };
}
const exchanged = async (house: RefusingHouse, swap: Swap = {}) =>
  house.ask("seller", "exchangeTickets", { input: await exchangeOf(house, swap) });
const quoted = async (house: RefusingHouse, swap: Swap = {}) =>
  house.ask("seller", "quoteExchange", { input: (await exchangeOf(house, swap)).exchange });
/** The same with its difference asked of a telephone. */
const differed = async (house: RefusingHouse, { change, ...swap }: Swap = {}) => {
  const exchange = await exchangeOf(house, { ...swap, change: { shownDifferenceMinor: 100, ...change } });
  return house.ask("seller", "requestExchangePayment", { input: { exchange, provider: "test" } });
};
const lost = (house: RefusingHouse) => ({
  seats: [{ holdId: nobody, ordinal: 0, ticketTypeId: house.types.adult }],
});
const refund = async (house: RefusingHouse, change: Change) => {
  const { orderId } = await house.sell("seller");
  return house.ask("seller", "refundTickets", {
    input: { orderId, idempotencyKey: key(), reason, shownMoneyMinor: 38_000, ...change },
  });
};
const goodwill = async ({ ask, sell }: RefusingHouse, change: Change = {}) => {
  const { orderId } = await sell("seller");
  return ask("seller", "giveGoodwill", {
    input: { orderId, amountMinor: 100, idempotencyKey: key(), reason, ...change },
  });
};

/** What acts on sold orders refuse. */
export const orders: Provocations = {
  "OrderActResult.ApprovalRequired": (house) => goodwill(house),
  "ApprovalRequired.act=REFUND_ORDER": (house) => goodwill(house),
  "OrderActResult.OrderNotChanged": (house) => goodwill(house, { orderId: nobody }),

  "RefundTicketsResult.ApprovalRequired": (house) => refund(house, {}),
  "RefundTicketsResult.OrderNotChanged": (house) => refund(house, { orderId: nobody }),
  "RefundTicketsResult.RefundChanged": (house) => refund(house, { shownMoneyMinor: 1 }),
  "QuoteRefundResult.NotRefundable": ({ ask }) =>
    ask("seller", "quoteRefund", { orderId: nobody, lineIds: null, waive: false }),
  "RetryRefundResult.NoFailedRefund": ({ ask }) => ask("supervisor", "retryRefund", { refundId: nobody }),
  "RecordPaymentResult.PaymentNotRecorded": ({ ask }) =>
    ask("seller", "recordPayment", { input: { orderId: nobody, idempotencyKey: key(), reason, tenders: cash(1) } }),

  "ExchangeTicketsResult.ApprovalRequired": (house) =>
    exchanged(house, { type: "child", change: { shownDifferenceMinor: -19_000 } }),
  "ExchangeTicketsResult.ExchangeChanged": (house) => exchanged(house, { change: { shownDifferenceMinor: 7 } }),
  "ExchangeTicketsResult.OrderNotChanged": (house) => exchanged(house, { change: { orderId: nobody } }),
  "ExchangeTicketsResult.NotPriced": (house) => exchanged(house, { type: "student" }),
  "ExchangeTicketsResult.SeatsLost": (house) => exchanged(house, { wish: lost(house) }),
  "ExchangeTicketsResult.TicketTypeRefused": (house) => exchanged(house, { type: "group" }),
  "ExchangeTicketsResult.NotOnSale": async (house) => exchanged(house, { cart: await house.cancelledCart("seller") }),

  "RequestBalancePaymentResult.TelephoneNotAsked": ({ ask }) =>
    ask("seller", "requestBalancePayment", {
      input: { orderId: nobody, telephoneMinor: 100, provider: "test", reason, idempotencyKey: key() },
    }),
  "RequestExchangePaymentResult.TelephoneNotAsked": (house) => differed(house, { change: { shownDifferenceMinor: 0 } }),
  "RequestExchangePaymentResult.ExchangeChanged": (house) => differed(house),
  "RequestExchangePaymentResult.NotPriced": (house) => differed(house, { type: "student" }),
  "RequestExchangePaymentResult.SeatsLost": (house) => differed(house, { wish: lost(house) }),
  "RequestExchangePaymentResult.TicketTypeRefused": (house) => differed(house, { type: "group" }),
  "RequestExchangePaymentResult.NotOnSale": async (house) =>
    differed(house, { cart: await house.cancelledCart("seller") }),

  "GiveBackMovedResult.MovedNotGivenBack": ({ ask }) =>
    ask("buyer", "giveBackMoved", { secret: "nobody", shownMoneyMinor: 100, idempotencyKey: key() }),

  "QuoteExchangeResult.NotRefundable": (house) => quoted(house, { wish: { orderId: nobody } }),
  "QuoteExchangeResult.NotPriced": (house) => quoted(house, { type: "student" }),
  "QuoteExchangeResult.SeatsLost": (house) => quoted(house, { wish: lost(house) }),
  "QuoteExchangeResult.TicketTypeRefused": (house) => quoted(house, { type: "group" }),
  "QuoteExchangeResult.NotOnSale": async (house) => quoted(house, { cart: await house.cancelledCart("seller") }),
};
