import fc from "fast-check";

/** Seats that a history is about: few, so that its actors meet; of both price zones. */
const wantedSeats: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 40, 41, 42];
export const cartCount = 4;

const cart = fc.nat(cartCount - 1);
/** Chooses among the orders, payments or lines there are by then. */
const pick = fc.nat(5);
const seats = fc
  .record({ first: fc.nat(wantedSeats.length - 1), count: fc.integer({ min: 1, max: 3 }) })
  .map(({ first, count }) => wantedSeats.slice(first, first + count));
const by = fc.constantFrom("seller" as const, "supervisor" as const);

const hold = fc.record({ kind: fc.constant("hold" as const), cart, seats });
const sell = fc.record({
  kind: fc.constant("sell" as const),
  cart,
  child: fc.boolean(),
  owe: fc.constantFrom("nothing" as const, "nothing" as const, "invoice" as const, "part" as const),
});
const bank = fc.record({
  kind: fc.constant("bank" as const),
  pick,
  says: fc.constantFrom("captured" as const, "captured" as const, "authorised" as const, "declined" as const),
  twice: fc.boolean(),
});

const telephoneWord = fc.record({
  kind: fc.constant("telephone-word" as const),
  pick,
  says: fc.constantFrom("captured" as const, "captured" as const, "authorised" as const, "declined" as const),
  twice: fc.boolean(),
});

/** What a buyer, a seller, a supervisor, the bank or the clock does to the house. */
export const anyAct = fc.oneof(
  { weight: 7, arbitrary: hold },
  { weight: 4, arbitrary: sell },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("checkout" as const), cart, child: fc.boolean(), code: fc.boolean() }),
  },
  { weight: 5, arbitrary: bank },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("release" as const), cart }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("reserve" as const), cart }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("unreserve" as const), pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("clock" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("sweep" as const, "ask" as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("refund" as const),
      pick,
      all: fc.boolean(),
      by,
      approval: fc.nat(3).map((one) => one === 0),
      waive: fc.boolean(),
      keepOff: fc.nat(4).map((one) => one === 0),
      twice: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("goodwill" as const), pick, by, amountMinor: fc.nat(12_000) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("return" as const), pick, by }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("retype" as const), pick, child: fc.boolean(), by }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("swap" as const), pick, cart, by }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("move" as const), pick, to: fc.constantFrom(...wantedSeats) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("pay" as const), pick, amountMinor: fc.nat(12_000) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("telephone" as const),
      cart,
      pick,
      purpose: fc.constantFrom("sale" as const, "balance" as const, "upgrade" as const),
    }),
  },
  { weight: 3, arbitrary: telephoneWord },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("give-up" as const), pick }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("nonsense" as const),
      pick,
      what: fc.constantFrom(...(["no-reason", "bad-key", "no-order", "wrong-total", "no-seat", "stale-line"] as const)),
    }),
  },
  // Several at the same moment: the database alone decides who was first.
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("rush" as const), acts: fc.tuple(hold, fc.oneof(hold, sell), bank) }),
  },
);

export type Act = typeof anyAct extends fc.Arbitrary<infer Value> ? Value : never;
export type ActOf<Kind extends Act["kind"]> = Extract<Act, { kind: Kind }>;
