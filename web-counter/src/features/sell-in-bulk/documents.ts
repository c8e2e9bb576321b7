import { graphql, type ResultOf } from "@parterre/web-kit";
import { houseOnSaleFragment } from "../../performance/documents.ts";

export const bulkPerformanceQuery = graphql(
  `
    query BulkPerformance($id: ID!) {
      performance(id: $id) {
        ...HouseOnSale
      }
      freeTicketQuotas(performanceId: $id) {
        ticketTypeId
        most
        given
      }
    }
  `,
  [houseOnSaleFragment],
);
type BulkAnswer = ResultOf<typeof bulkPerformanceQuery>;
export type BulkPerformance = NonNullable<BulkAnswer["performance"]>;
export type FreeTicketQuota = BulkAnswer["freeTicketQuotas"][number];

export const newCartMutation = graphql(`
  mutation BulkCart {
    createCart {
      key
    }
  }
`);

export const holdManySeatsMutation = graphql(`
  mutation BulkHold($input: HoldManySeatsInput!) {
    holdManySeats(input: $input) {
      __typename
      ... on ManySeatsHeld {
        leftOutOrdinals
        hold {
          id
        }
      }
      ... on SeatsTaken {
        takenOrdinals
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

export const giveFreeTicketsMutation = graphql(`
  mutation BulkGive($input: GiveFreeTicketsInput!) {
    giveFreeTickets(input: $input) {
      __typename
      ... on FreeTicketsGiven {
        order {
          id
          reference
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

export const releaseHoldMutation = graphql(`
  mutation BulkRelease($input: ReleaseSeatsInput!) {
    releaseSeats(input: $input) {
      __typename
    }
  }
`);
