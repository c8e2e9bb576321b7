import { graphql, type ResultOf, seatMapDataFragment } from "@parterre/web-kit";

export const bulkPerformanceQuery = graphql(
  `
    query BulkPerformance($id: ID!) {
      performance(id: $id) {
        ...SeatMapData
        startsAt
        onSaleNow
        currencies
        event {
          id
          title {
            zh
            en
          }
        }
        venue {
          id
          name {
            zh
            en
          }
          timeZone
        }
        zones {
          id
          index
          hue
          name {
            zh
            en
          }
        }
        allocations {
          id
          number
          name
          released
          maySell
        }
        ticketTypes {
          id
          code
          kind
          name {
            zh
            en
          }
        }
      }
      freeTicketQuotas(performanceId: $id) {
        ticketTypeId
        most
        given
      }
    }
  `,
  [seatMapDataFragment],
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

export const approveGiftMutation = graphql(`
  mutation BulkApprove($input: ApproveInput!) {
    approve(input: $input) {
      __typename
      ... on Approval {
        token
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
