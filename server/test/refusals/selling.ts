import {
  cash,
  type HeldCart,
  key,
  nobody,
  type Provocations,
  type RefusingHouse,
  texts,
  walkIn,
} from "./refusing-house.ts";

type Change = Record<string, unknown>;

const ofBuyer = (house: RefusingHouse, cart: HeldCart, change: Change = {}, type = "adult") => {
  const { tenders: _, ...wish } = house.sale(cart, {}, type);
  const contact = { name: "Ada", email: "ada@example.org", locale: "en" };
  return { input: { ...wish, provider: "test", contact, ...change } };
};
const checkout = async (house: RefusingHouse, change: Change = {}, type = "adult") =>
  house.ask("buyer", "checkout", ofBuyer(house, await house.hold("buyer", 1), change, type));
const window = async (house: RefusingHouse, change: Change = {}, type = "adult") =>
  house.ask("seller", "sellAtCounter", { input: house.sale(await house.hold("seller", 1), change, type) });
const quote = async ({ ask, hold, seatsOf }: RefusingHouse, change: Change = {}, type = "adult", seats = 1) => {
  const cart = await hold("seller", seats);
  return ask("seller", "quote", {
    input: { cartKey: cart.cartKey, currency: "CNY", seats: seatsOf(cart, type), ...change },
  });
};
/** Seats of a hold that is none of the cart's. */
const foreign = ({ types }: RefusingHouse) => [{ holdId: nobody, ordinal: 0, ticketTypeId: types.adult! }];

/** What buying, at a distance and at a window, refuses. */
export const selling: Provocations = {
  "CheckoutResult.CheckoutRefused": (house) => checkout(house, { provider: "none" }),
  "CheckoutResult.NotPriced": (house) => checkout(house, {}, "student"),
  "CheckoutResult.PriceChanged": (house) => checkout(house, { shownTotalMinor: 1 }),
  "CheckoutResult.SeatsLost": (house) => checkout(house, { seats: foreign(house) }),
  "CheckoutResult.TicketTypeRefused": (house) => checkout(house, {}, "group"),
  "CheckoutResult.NotOnSale": async (house) =>
    house.ask("buyer", "checkout", ofBuyer(house, await house.cancelledCart("buyer"))),

  "SellAtCounterResult.CheckoutRefused": (house) => window(house, { tenders: [] }),
  "SellAtCounterResult.NotPriced": (house) => window(house, {}, "student"),
  "SellAtCounterResult.PriceChanged": (house) => window(house, { shownTotalMinor: 1, tenders: cash(1) }),
  "SellAtCounterResult.SeatsLost": (house) => window(house, { seats: foreign(house) }),
  "SellAtCounterResult.TicketTypeRefused": (house) => window(house, {}, "group"),
  "SellAtCounterResult.NotOnSale": async (house) =>
    house.ask("seller", "sellAtCounter", { input: house.sale(await house.cancelledCart("seller")) }),

  "QuoteResult.CheckoutRefused": (house) => quote(house, { deliveryCode: "balloon" }),
  "QuoteResult.NotPriced": (house) => quote(house, {}, "student"),
  "QuoteResult.SeatsLost": (house) => quote(house, { seats: foreign(house) }),
  "QuoteResult.TicketTypeRefused": (house) => quote(house, {}, "group"),

  "TicketTypeRefused.breach=TOO_FEW": (house) => quote(house, {}, "group"),
  "TicketTypeRefused.breach=WHEELCHAIR_PLACE": (house) => quote(house, {}, "wheelchair"),
  "TicketTypeRefused.breach=COMPANION": (house) => quote(house, {}, "companion"),
  "TicketTypeRefused.breach=PERMISSION": (house) => quote(house, {}, "complimentary"),
  "TicketTypeRefused.breach=CHANNEL": async (house) => limited(house, { channelCodes: ["web"] }, 1),
  "TicketTypeRefused.breach=PER_ORDER": async (house) => limited(house, { mostPerOrder: 1 }, 2),
  "TicketTypeRefused.breach=PER_CUSTOMER": async (house) => limited(house, { mostPerCustomer: 1 }, 2),
  "TicketTypeRefused.breach=PER_PERFORMANCE": async (house) => limited(house, { mostPerPerformance: 1 }, 2),

  "GiveFreeTicketsResult.ApprovalRequired": (house) => give(house, { who: "seller" }),
  "ApprovalRequired.act=GIVE_FREE_TICKETS": (house) => give(house, { who: "seller" }),
  "GiveFreeTicketsResult.CheckoutRefused": (house) => give(house, { reason: " " }),
  "GiveFreeTicketsResult.NotPriced": (house) => give(house, { ticketTypeId: house.types.staff }),
  "GiveFreeTicketsResult.SeatsLost": async (house) => {
    const { createCart } = await house.clients.supervisor.ask("mutation { createCart { key } }");
    return give(house, { cartKey: createCart.key });
  },
  "GiveFreeTicketsResult.TicketTypeRefused": async (house) => {
    const channelCodes = ["counter"];
    const type = { name: texts("Free"), kind: "COMPLIMENTARY", position: 8, onOffer: true };
    await house.saveTicketType("complimentary", { ...type, channelCodes, mostPerOrder: 1 });
    const answered = await give(house, {}, 2);
    await house.saveTicketType("complimentary", { ...type, channelCodes });
    return answered;
  },
  "GiveFreeTicketsResult.NotOnSale": async (house) => {
    const { cartKey } = await house.cancelledCart("supervisor");
    return give(house, { cartKey });
  },
  "GiveFreeTicketsResult.QuotaReached": async (house) => {
    const of = { performanceId: house.performanceId, ticketTypeId: house.types.complimentary };
    await house.must("admin", "setFreeTicketQuota", { ...of, most: 0 }, /QuotaSet$/);
    const answered = await give(house, {});
    await house.must("admin", "setFreeTicketQuota", { ...of, most: null }, /QuotaSet$/);
    return answered;
  },
  "SetFreeTicketQuotaResult.CheckoutRefused": ({ ask, performanceId, types }) =>
    ask("admin", "setFreeTicketQuota", { performanceId, ticketTypeId: types.adult, most: 5 }),

  "GiveUpPaymentResult.PaymentNotAwaited": ({ ask }) => ask("seller", "giveUpPayment", { paymentId: nobody }),
  "IssueVoucherResult.ApprovalRequired": ({ ask }) => ask("seller", "issueVoucher", { input: gift() }),
  "ApprovalRequired.act=ISSUE_VOUCHER": ({ ask }) => ask("seller", "issueVoucher", { input: gift() }),
  "IssueVoucherResult.VoucherRefused": ({ ask }) =>
    ask("supervisor", "issueVoucher", { input: { ...gift(), amountMinor: 0 } }),
};

const gift = () => ({ amountMinor: 5_000, currency: "CNY", idempotencyKey: key(), reason: "gift" });

/** A kind of ticket of its own, with a rule that so many at the window break. */
async function limited(house: RefusingHouse, rule: object, count: number) {
  const code = `ruled-${key().slice(0, 8)}`;
  await house.saveTicketType(code, rule);
  const [{ id }] = await house.rows("SELECT id FROM ticket_type WHERE code = $1", [code]);
  await house.setPrices(house.performanceId, [
    ...["adult", "child", "wheelchair", "companion", "group", "complimentary", code],
  ]);
  const cart = await house.hold("seller", count);
  const seats = cart.ordinals.map((ordinal) => ({ holdId: cart.holdId, ordinal, ticketTypeId: id }));
  return house.ask("seller", "quote", { input: { cartKey: cart.cartKey, currency: "CNY", seats } });
}

async function give(house: RefusingHouse, change: Change & { readonly who?: "seller" }, count = 1) {
  const { who = "supervisor", ...more } = change;
  const cartKey = more.cartKey ?? (await house.hold(who, count)).cartKey;
  return house.ask(who, "giveFreeTickets", {
    input: {
      ...{ cartKey, currency: "CNY", ticketTypeId: house.types.complimentary, reason: "guests of the house" },
      ...{ recipient: walkIn, idempotencyKey: key(), ...more },
    },
  });
}
