import { graphql, type ResultOf } from "@parterre/web-kit";

export const cartFragment = graphql(`
  fragment CounterCart on Cart @_unmask {
    key
    heldUntil
    serverTime
    holds {
      id
      heldUntil
      latestUntil
      performance {
        id
        startsAt
        event {
          id
          title {
            zh
            en
          }
        }
        venue {
          id
          timeZone
        }
        ticketTypes {
          id
          code
          name {
            zh
            en
          }
        }
      }
      seats {
        ordinal
        label {
          block
          row
          seat
        }
        zone {
          id
          index
          hue
          name {
            zh
            en
          }
        }
      }
    }
  }
`);
export type CounterCart = ResultOf<typeof cartFragment>;

export const cartQuery = graphql(
  `
    query CounterCart($key: ID!) {
      cart(key: $key) {
        ...CounterCart
      }
    }
  `,
  [cartFragment],
);

export const createCartMutation = graphql(`
  mutation CounterCreateCart {
    createCart {
      key
      serverTime
    }
  }
`);

export const holdSeatsMutation = graphql(
  `
    mutation CounterHoldSeats($input: HoldSeatsInput!) {
      holdSeats(input: $input) {
        __typename
        ... on HoldPlaced {
          cart {
            ...CounterCart
          }
        }
        ... on SeatsTaken {
          reason {
            zh
            en
          }
          takenOrdinals
          suggestedOrdinals
        }
        ... on HoldLimitReached {
          reason {
            zh
            en
          }
          limit
          alreadyHeld
        }
        ... on NotYourAllocation {
          reason {
            zh
            en
          }
        }
        ... on NotOnSale {
          reason {
            zh
            en
          }
        }
        ... on UnknownSeats {
          reason {
            zh
            en
          }
        }
        ... on SeatMapChanged {
          reason {
            zh
            en
          }
        }
      }
    }
  `,
  [cartFragment],
);

export const holdBestSeatsMutation = graphql(
  `
    mutation CounterHoldBestSeats($input: HoldBestSeatsInput!) {
      holdBestSeats(input: $input) {
        __typename
        ... on HoldPlaced {
          cart {
            ...CounterCart
          }
        }
        ... on NotEnoughSeats {
          reason {
            zh
            en
          }
          freeCount
        }
        ... on HoldLimitReached {
          reason {
            zh
            en
          }
          limit
          alreadyHeld
        }
        ... on NotYourAllocation {
          reason {
            zh
            en
          }
        }
        ... on NotOnSale {
          reason {
            zh
            en
          }
        }
      }
    }
  `,
  [cartFragment],
);

export const releaseSeatsMutation = graphql(
  `
    mutation CounterReleaseSeats($input: ReleaseSeatsInput!) {
      releaseSeats(input: $input) {
        __typename
        ... on CartUpdated {
          cart {
            ...CounterCart
          }
        }
        ... on HoldExpired {
          reason {
            zh
            en
          }
          cart {
            ...CounterCart
          }
        }
      }
    }
  `,
  [cartFragment],
);

export const extendCartMutation = graphql(
  `
    mutation CounterExtendCart($cartKey: ID!) {
      extendCart(cartKey: $cartKey) {
        __typename
        ... on CartUpdated {
          cart {
            ...CounterCart
          }
        }
        ... on HoldExpired {
          reason {
            zh
            en
          }
          cart {
            ...CounterCart
          }
        }
      }
    }
  `,
  [cartFragment],
);

export type HoldResult = ResultOf<typeof holdSeatsMutation>["holdSeats"];
export type HoldBestResult = ResultOf<typeof holdBestSeatsMutation>["holdBestSeats"];
export type CartChangeResult = ResultOf<typeof releaseSeatsMutation>["releaseSeats"];
