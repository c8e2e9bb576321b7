import { graphql, type ResultOf } from "@parterre/web-kit";

/** What a held seat's price, name and choices need to know of its performance. */
export const performanceSalesFragment = graphql(`
  fragment PerformanceSales on Performance @_unmask {
    id
    startsAt
    currencies
    maxSeatsPerCart
    event {
      id
      slug
      mood
      title {
        zh
        en
      }
    }
    venue {
      id
      timeZone
      name {
        zh
        en
      }
      city {
        zh
        en
      }
    }
    ticketTypes {
      id
      code
      name {
        zh
        en
      }
      kind
      channelCodes
      proof {
        zh
        en
      }
    }
    prices {
      zoneId
      ticketTypeId
      money {
        amountMinor
        currency
      }
    }
  }
`);

/** Seats and times only: what changes with every tap. Performances are in the cache already. */
export const cartSeatsFragment = graphql(`
  fragment CartSeats on Cart @_unmask {
    key
    heldUntil
    serverTime
    holds {
      id
      heldUntil
      latestUntil
      performance {
        id
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

/** The whole cart. Spelled out beside CartSeats, because the type of two lists of holds put together is unusable. */
export const cartQuery = graphql(
  `
    query Cart($key: ID!) {
      cart(key: $key) {
        key
        heldUntil
        serverTime
        holds {
          id
          heldUntil
          latestUntil
          performance {
            ...PerformanceSales
            seatMapVersion {
              id
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
    }
  `,
  [performanceSalesFragment],
);

export type Cart = ResultOf<typeof cartQuery>["cart"];
export type PerformanceSales = ResultOf<typeof performanceSalesFragment>;
export type SeatLabel = Cart["holds"][number]["seats"][number]["label"];

export const createCartMutation = graphql(`
  mutation CreateCart {
    createCart {
      key
      heldUntil
      serverTime
    }
  }
`);

export const holdSeatsMutation = graphql(
  `
    mutation HoldSeats($input: HoldSeatsInput!) {
      holdSeats(input: $input) {
        __typename
        ... on HoldPlaced {
          hold {
            id
            seats {
              ordinal
            }
          }
          cart {
            ...CartSeats
          }
        }
        ... on SeatsTaken {
          takenOrdinals
          suggestedOrdinals
        }
        ... on Refusal {
          reason {
            zh
            en
          }
        }
      }
    }
  `,
  [cartSeatsFragment],
);

export const holdBestSeatsMutation = graphql(
  `
    mutation HoldBestSeats($input: HoldBestSeatsInput!) {
      holdBestSeats(input: $input) {
        __typename
        ... on HoldPlaced {
          hold {
            id
            seats {
              ordinal
            }
          }
          cart {
            ...CartSeats
          }
        }
        ... on Refusal {
          reason {
            zh
            en
          }
        }
      }
    }
  `,
  [cartSeatsFragment],
);

export const releaseSeatsMutation = graphql(
  `
    mutation ReleaseSeats($input: ReleaseSeatsInput!) {
      releaseSeats(input: $input) {
        __typename
        ... on CartUpdated {
          cart {
            ...CartSeats
          }
        }
        ... on HoldExpired {
          reason {
            zh
            en
          }
          cart {
            ...CartSeats
          }
        }
      }
    }
  `,
  [cartSeatsFragment],
);

export const extendCartMutation = graphql(
  `
    mutation ExtendCart($cartKey: ID!) {
      extendCart(cartKey: $cartKey) {
        __typename
        ... on CartUpdated {
          cart {
            ...CartSeats
          }
        }
        ... on HoldExpired {
          reason {
            zh
            en
          }
          cart {
            ...CartSeats
          }
        }
      }
    }
  `,
  [cartSeatsFragment],
);
