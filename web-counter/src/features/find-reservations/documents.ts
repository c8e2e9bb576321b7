import { graphql, type ResultOf } from "@parterre/web-kit";

const reservationFragment = graphql(`
  fragment FoundReservation on Reservation @_unmask {
    id
    reference
    state
    customerName
    customerPhone
    customerEmail
    note
    deadline
    remindedAt
    seatCount
    orderId
    cart {
      key
    }
    performances {
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
    }
  }
`);
export type FoundReservation = ResultOf<typeof reservationFragment>;

export const reservationsQuery = graphql(
  `
    query CounterReservations($filter: ReservationFilter) {
      reservations(filter: $filter) {
        ...FoundReservation
      }
    }
  `,
  [reservationFragment],
);

export const extendReservationMutation = graphql(
  `
    mutation CounterExtendReservation($input: ExtendReservationInput!) {
      saved: extendReservation(input: $input) {
        __typename
        ... on ReservationSaved {
          reservation {
            ...FoundReservation
          }
        }
        ... on ReservationRefused {
          reason {
            zh
            en
          }
        }
      }
    }
  `,
  [reservationFragment],
);

export const releaseReservationMutation = graphql(
  `
    mutation CounterReleaseReservation($input: ReleaseReservationInput!) {
      saved: releaseReservation(input: $input) {
        __typename
        ... on ReservationSaved {
          reservation {
            ...FoundReservation
          }
        }
        ... on ReservationRefused {
          reason {
            zh
            en
          }
        }
      }
    }
  `,
  [reservationFragment],
);
