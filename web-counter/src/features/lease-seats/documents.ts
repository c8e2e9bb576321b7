import { graphql, type ResultOf } from "@parterre/web-kit";

export const leasesQuery = graphql(`
  query CounterLeases {
    counters {
      id
      name
      venue {
        id
        name {
          zh
          en
        }
      }
      contingency {
        heardAt
        unsentSales
        isSilent
        leases {
          id
          sellUntil
          seatCount
          seatsLeft
          isKept
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
          }
        }
        policy {
          seats
          aheadMinutes
          termMinutes
        }
        backupTickets {
          id
          first
          last
          used
        }
      }
    }
  }
`);
export type LeasingCounter = ResultOf<typeof leasesQuery>["counters"][number];
export type StandingLease = LeasingCounter["contingency"]["leases"][number];

export const offlineSalesQuery = graphql(`
  query OfflineSalesToSettle {
    offlineSalesToSettle {
      id
      counterId
      soldAt
      state
      payload
      total {
        amountMinor
        currency
      }
      differences {
        kind
        ordinals
        numbers
        paid {
          amountMinor
          currency
        }
        due {
          amountMinor
          currency
        }
      }
      proposal {
        how
        ordinals
      }
      order {
        id
        reference
      }
    }
  }
`);
export type SaleToSettle = ResultOf<typeof offlineSalesQuery>["offlineSalesToSettle"][number];
export type SettleWay = NonNullable<SaleToSettle["proposal"]>["how"];

export const settleSaleMutation = graphql(`
  mutation SettleOfflineSale($input: SettleOfflineSaleInput!) {
    settleOfflineSale(input: $input) {
      __typename
      ... on ContingencyRefused {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export const leaseSeatsMutation = graphql(`
  mutation LeaseSeats($input: LeaseSeatsInput!) {
    leaseSeats(input: $input) {
      __typename
      ... on ContingencyRefused {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export const returnLeaseMutation = graphql(`
  mutation ReturnLease($input: ReturnLeaseInput!) {
    returnLease(input: $input) {
      __typename
      ... on ContingencyRefused {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export const setPolicyMutation = graphql(`
  mutation SetLeasePolicy($counterId: ID!, $policy: LeasePolicyInput) {
    setLeasePolicy(counterId: $counterId, policy: $policy) {
      __typename
      ... on ContingencyRefused {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export const issueBackupTicketsMutation = graphql(`
  mutation IssueBackupTickets($input: IssueBackupTicketsInput!) {
    issueBackupTickets(input: $input) {
      __typename
      ... on ContingencyRefused {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export const makePackMutation = graphql(`
  mutation MakeBackupPack($performanceId: ID!) {
    makeBackupPack(performanceId: $performanceId) {
      __typename
      ... on BackupPackMade {
        pack {
          id
        }
      }
      ... on ContingencyRefused {
        reason {
          zh
          en
        }
      }
    }
  }
`);
