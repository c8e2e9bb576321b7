import { type HeldCart, key, nobody, type Provocations } from "./refusing-house.ts";

type House = Parameters<Provocations[string]>[0];

const newCart = async ({ clients }: House, who: "buyer" | "seller" = "buyer") =>
  (await clients[who].ask("mutation { createCart { key } }")).createCart.key as string;
const held = async (house: House, change: object) =>
  house.ask("buyer", "holdSeats", {
    input: { cartKey: await newCart(house), performanceId: house.performanceId, ordinals: [0], ...change },
  });
const best = async (house: House, change: object) =>
  house.ask("buyer", "holdBestSeats", {
    input: { cartKey: await newCart(house), performanceId: house.performanceId, count: 2, ...change },
  });
const many = async (house: House, change: object) =>
  house.ask("seller", "holdManySeats", {
    input: { cartKey: await newCart(house, "seller"), performanceId: house.performanceId, ordinals: [0], ...change },
  });
const together = async (house: House, part: object) =>
  house.ask("buyer", "holdTogether", {
    input: { cartKey: await newCart(house), parts: [{ performanceId: house.performanceId, ...part }] },
  });
/** Seats that somebody else has. */
const taken = async (house: House): Promise<readonly number[]> => (await house.hold("buyer", 2)).ordinals;
const endless = Array.from({ length: 5_001 }, (_, ordinal) => ordinal);
const into = async ({ ask, hold }: House, prepare: (cart: HeldCart) => Promise<unknown>, count = 2) => {
  const [from, to] = [await hold("buyer", count), await hold("buyer", 5)];
  await prepare(from);
  return ask("buyer", "mergeCarts", { from: from.cartKey, into: to.cartKey });
};

/** What holding, keeping and waiting for seats refuse. */
export const seats: Provocations = {
  "HoldSeatsResult.HoldLimitReached": (house) => held(house, { ordinals: endless.slice(0, 60) }),
  "HoldSeatsResult.NotOnSale": (house) => held(house, { performanceId: "999999" }),
  "HoldSeatsResult.NotYourAllocation": (house) => held(house, { allocationIds: [nobody] }),
  "HoldSeatsResult.SeatMapChanged": (house) => held(house, { seatMapVersionId: nobody }),
  "HoldSeatsResult.SeatsTaken": async (house) => held(house, { ordinals: await taken(house) }),
  "HoldSeatsResult.UnknownSeats": (house) => held(house, { ordinals: [999_999] }),

  "HoldBestSeatsResult.HoldLimitReached": (house) => best(house, { count: 60 }),
  "HoldBestSeatsResult.NotEnoughSeats": (house) => best(house, { zoneId: nobody }),
  "HoldBestSeatsResult.NotOnSale": (house) => best(house, { performanceId: "999999" }),
  "HoldBestSeatsResult.NotYourAllocation": (house) => best(house, { allocationIds: [nobody] }),

  "HoldManySeatsResult.HoldLimitReached": (house) => many(house, { ordinals: endless }),
  "HoldManySeatsResult.NotOnSale": (house) => many(house, { performanceId: "999999" }),
  "HoldManySeatsResult.NotYourAllocation": (house) => many(house, { allocationIds: [nobody] }),
  "HoldManySeatsResult.SeatsTaken": async (house) => many(house, { ordinals: await taken(house) }),
  "HoldManySeatsResult.UnknownSeats": (house) => many(house, { ordinals: [] }),

  "HoldTogetherResult.HoldTogetherRefused": (house) => together(house, { ordinals: [999_999] }),
  "HoldPartRefusal.HoldLimitReached": (house) => together(house, { count: 60 }),
  "HoldPartRefusal.NotEnoughSeats": (house) => together(house, { count: 2, zoneId: nobody }),
  "HoldPartRefusal.NotOnSale": (house) => together(house, { performanceId: "999999", count: 2 }),
  "HoldPartRefusal.SeatsTaken": async (house) => together(house, { ordinals: await taken(house) }),
  "HoldPartRefusal.UnknownSeats": (house) => together(house, { ordinals: [999_999] }),

  "ExtendCartResult.HoldExpired": async ({ ask, hold, expire }) => {
    const cart = await hold("buyer", 1);
    await expire(cart);
    return ask("buyer", "extendCart", { cartKey: cart.cartKey });
  },
  "ReleaseSeatsResult.HoldExpired": async ({ ask, hold }) => {
    const { cartKey } = await hold("buyer", 1);
    return ask("buyer", "releaseSeats", { input: { cartKey, holdId: nobody } });
  },
  "MergeCartsResult.HoldExpired": (house) => into(house, house.expire),
  "MergeCartsResult.HoldLimitReached": (house) => into(house, async () => undefined, 5),

  "ChangeSeatsResult.AllocationRefused": ({ ask, performanceId }) =>
    ask("supervisor", "killSeats", { input: { performanceId, ordinals: [0], reason: " ", skipTaken: false } }),
  "ChangeSeatsResult.SeatsNotFree": async (house) =>
    house.ask("supervisor", "killSeats", {
      input: {
        performanceId: house.performanceId,
        ordinals: await taken(house),
        reason: "broken",
        skipTaken: false,
      },
    }),
  "SaveAllocationResult.AllocationRefused": ({ ask, performanceId }) =>
    ask("supervisor", "saveAllocation", {
      input: {
        ...{ performanceId, name: " ", kind: "PRESS", hue: 1, reason: "because" },
        ...{ channelCodes: [], roles: [], staffIds: [] },
      },
    }),
  "SaveAllocationTemplateResult.AllocationRefused": ({ ask, performanceId }) =>
    ask("supervisor", "saveAllocationTemplate", { input: { performanceId, name: " ", reason: "because" } }),
  "SaveReservationResult.ReservationRefused": ({ ask }) =>
    ask("seller", "extendReservation", {
      input: { reservationId: nobody, deadline: new Date(Date.now() + 3_600_000).toISOString(), reason: "late" },
    }),

  "JoinWaitingListResult.SeatsFreeNow": (house) => join(house, 1),
  "JoinWaitingListResult.WaitingRefused": (house) => join(house, 0),
  "LeaveWaitingListResult.WaitingRefused": ({ ask }) => ask("buyer", "leaveWaitingList", { secret: "none" }),
  "TakeWaitingOfferResult.WaitingRefused": async (house) =>
    house.ask("buyer", "takeWaitingOffer", { cartKey: await newCart(house), secret: "none" }),
};

const join = ({ ask, performanceId }: House, seatCount: number) =>
  ask("buyer", "joinWaitingList", {
    input: {
      ...{ performanceId, seatCount, zoneIds: [], currency: "CNY" },
      ...{ name: "Ada", email: `${key()}@example.org`, locale: "en" },
    },
  });
