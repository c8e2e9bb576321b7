import { type HeldCart, key, nobody, type Provocations, type RefusingHouse } from "./refusing-house.ts";

type Change = Record<string, unknown>;
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

const link = (house: RefusingHouse, cart: HeldCart, change: Change = {}, type = "adult") => {
  const { tenders: _, ...wish } = house.sale(cart, {}, type);
  const customer = { name: "Ada", email: "ada@example.org" };
  return house.ask("seller", "sendPayLink", {
    input: { ...wish, customer, locale: "en", payBy: inAnHour(), ...change },
  });
};
const fresh = async (house: RefusingHouse, change: Change = {}, type = "adult") =>
  link(house, await house.hold("seller", 1), change, type);
const customer = (change: Change = {}) => ({
  input: { name: "Ada", phone: "0215550100", email: null, locale: "en", wantsNews: false, ...change },
});

/** What is refused to somebody on the telephone, and about them. */
export const telephone: Provocations = {
  "SendPayLinkResult.CheckoutRefused": (house) => fresh(house, { customer: { name: " " } }),
  "SendPayLinkResult.NotPriced": (house) => fresh(house, {}, "student"),
  "SendPayLinkResult.PriceChanged": (house) => fresh(house, { shownTotalMinor: 1 }),
  "SendPayLinkResult.SeatsLost": (house) =>
    fresh(house, { seats: [{ holdId: nobody, ordinal: 0, ticketTypeId: house.types.adult }] }),
  "SendPayLinkResult.TicketTypeRefused": (house) => fresh(house, {}, "group"),
  "SendPayLinkResult.NotOnSale": async (house) => link(house, await house.cancelledCart("seller")),
  "ChangePayLinkResult.PayLinkNotChanged": ({ ask }) =>
    ask("seller", "cancelPayLink", { orderId: nobody, reason: "never mind" }),
  "PayByLinkResult.LinkPaymentRefused": ({ ask }) =>
    ask("buyer", "payByLink", { secret: "nobody's", provider: "test", idempotencyKey: key() }),

  "SaveCustomerResult.CustomerRefused": ({ ask }) => ask("seller", "saveCustomer", customer({ name: " " })),
  "SaveCustomerResult.CustomerKnown": async ({ ask, must }) => {
    await must("seller", "saveCustomer", customer(), /CustomerSaved$/);
    return ask("seller", "saveCustomer", customer({ name: "Bea" }));
  },
};
