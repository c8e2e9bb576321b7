import { graphql, type ResultOf } from "@parterre/web-kit";
import { performanceSalesFragment } from "../../cart/cart-documents.ts";

export const waitedForQuery = graphql(
  `
    query PerformanceToWaitFor($id: ID!) {
      performance(id: $id) {
        ...PerformanceSales
        onSaleNow
        zones {
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
  `,
  [performanceSalesFragment],
);

export type WaitedFor = NonNullable<ResultOf<typeof waitedForQuery>["performance"]>;

const waitingEntryFragment = graphql(`
  fragment SeenWaitingEntry on WaitingEntry @_unmask {
    id
    secret
    state
    seatCount
    aheadCount
    email
    mostPrice {
      amountMinor
      currency
    }
    zones {
      id
      name {
        zh
        en
      }
    }
    offer {
      until
      cart {
        key
        serverTime
        holds {
          id
          seats {
            ordinal
            label {
              block
              row
              seat
            }
          }
        }
      }
    }
    performance {
      id
      startsAt
      event {
        id
        slug
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
      }
    }
  }
`);

export const waitingEntryQuery = graphql(
  `
    query WaitingEntry($secret: ID!) {
      waitingEntry(secret: $secret) {
        ...SeenWaitingEntry
      }
    }
  `,
  [waitingEntryFragment],
);

export type SeenWaitingEntry = NonNullable<ResultOf<typeof waitingEntryQuery>["waitingEntry"]>;

export const joinWaitingListMutation = graphql(`
  mutation JoinWaitingList($input: JoinWaitingListInput!) {
    joinWaitingList(input: $input) {
      __typename
      ... on WaitingEntryChanged {
        entry {
          id
          secret
        }
      }
      ... on WaitingRefused {
        field
      }
      ... on Refusal {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export const leaveWaitingListMutation = graphql(
  `
    mutation LeaveWaitingList($secret: ID!) {
      leaveWaitingList(secret: $secret) {
        __typename
        ... on WaitingEntryChanged {
          entry {
            ...SeenWaitingEntry
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
  [waitingEntryFragment],
);

export const takeWaitingOfferMutation = graphql(`
  mutation TakeWaitingOffer($secret: ID!, $cartKey: ID!) {
    takeWaitingOffer(secret: $secret, cartKey: $cartKey) {
      __typename
      ... on WaitingOfferTaken {
        cart {
          key
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
`);
