import { graphql, type ResultOf } from "@parterre/web-kit";

const handOverFragment = graphql(`
  fragment HandOver on PrintHandOver @_unmask {
    id
    orderId
    reference
    contactName
    fromCounterId
    fromCounterName
    toCounterId
    toCounterName
    endedAt
    tickets {
      ticketId
      state
    }
  }
`);
export type HandOver = ResultOf<typeof handOverFragment>;

export const handOversSubscription = graphql(
  `
    subscription PrintHandOvers($venueId: ID!) {
      printHandOvers(venueId: $venueId) {
        handOvers {
          ...HandOver
        }
      }
    }
  `,
  [handOverFragment],
);

export const printPlacesQuery = graphql(`
  query PrintPlaces($orderId: ID!, $fromCounterId: ID!, $insteadOf: ID) {
    printPlaces(orderId: $orderId, fromCounterId: $fromCounterId, insteadOf: $insteadOf) {
      counterId
      counterName
      stockCode
      left
      trouble
    }
  }
`);
export type PlaceToPrint = ResultOf<typeof printPlacesQuery>["printPlaces"][number];

export const handOverMutation = graphql(
  `
    mutation HandOverPrints($input: HandOverPrintsInput!) {
      handOverPrints(input: $input) {
        __typename
        ... on PrintHandOverNoted {
          handOver {
            ...HandOver
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
  [handOverFragment],
);

export const takeBackMutation = graphql(
  `
    mutation TakeBackPrints($handOverId: ID!) {
      takeBackPrints(handOverId: $handOverId) {
        __typename
        ... on PrintHandOverNoted {
          handOver {
            ...HandOver
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
  [handOverFragment],
);
