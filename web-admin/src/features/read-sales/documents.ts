import { graphql, type ResultOf } from "@parterre/web-kit";

const salesSumFragment = graphql(`
  fragment AdminSalesSum on SalesSum @_unmask {
    key
    name {
      zh
      en
    }
    startsAt
    timeZone
    soldCount
    returnedCount
    price {
      amountMinor
      currency
    }
    discount {
      amountMinor
      currency
    }
    fee {
      amountMinor
      currency
    }
    tax {
      amountMinor
      currency
    }
    givenBack {
      amountMinor
      currency
    }
    net {
      amountMinor
      currency
    }
    converted {
      money {
        amountMinor
        currency
      }
      rate
      base
      quote
      day
      source
    }
  }
`);
export type SalesSum = ResultOf<typeof salesSumFragment>;

export const salesSummaryQuery = graphql(
  `
    query AdminSalesSummary($groupBy: SalesGrouping!, $filter: JournalFilterInput, $convertTo: Currency) {
      salesSummary(groupBy: $groupBy, filter: $filter, convertTo: $convertTo) {
        takenAt
        groups {
          ...AdminSalesSum
        }
        totals {
          ...AdminSalesSum
        }
      }
    }
  `,
  [salesSumFragment],
);

export const journalQuery = graphql(`
  query AdminJournal($filter: JournalFilterInput, $first: Int!, $after: String) {
    journalEntries(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          at
          act
          kind
          orderReference
          eventTitle {
            zh
            en
          }
          startsAt
          timeZone
          zoneName {
            zh
            en
          }
          ticketTypeName {
            zh
            en
          }
          channelName {
            zh
            en
          }
          provider
          sellerName
          seat
          money {
            amountMinor
            currency
          }
        }
      }
    }
  }
`);
export type JournalRow = ResultOf<typeof journalQuery>["journalEntries"]["edges"][number]["node"];
