import { graphql, type ResultOf } from "@parterre/web-kit";
import { preparedPerformanceFragment } from "../../performance/documents.ts";

const priceListFragment = graphql(`
  fragment AdminPriceList on PriceList @_unmask {
    code
    name {
      zh
      en
    }
    channelCodes
    validFrom
    validUntil
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
export type SavedPriceList = ResultOf<typeof priceListFragment>;

/** What the desk needs beside the performance: its lists, the house's types and channels, and where to copy from. */
export const priceDeskQuery = graphql(
  `
    query AdminPriceDesk($id: ID!, $eventId: ID!) {
      performance(id: $id) {
        id
        priceLists {
          ...AdminPriceList
        }
      }
      ticketTypes {
        id
        code
        onOffer
        name {
          zh
          en
        }
      }
      channels {
        id
        code
        name {
          zh
          en
        }
      }
      event(id: $eventId) {
        id
        performances {
          id
          startsAt
        }
      }
    }
  `,
  [priceListFragment],
);
export type TicketType = ResultOf<typeof priceDeskQuery>["ticketTypes"][number];
export type Channel = ResultOf<typeof priceDeskQuery>["channels"][number];

export const setPriceListsMutation = graphql(
  `
    mutation AdminSetPriceLists($input: SetPriceListsInput!) {
      setPriceLists(input: $input) {
        __typename
        ... on PerformanceSaved {
          performance {
            ...PreparedPerformance
          }
        }
        ... on ProgrammeRefused {
          reason {
            zh
            en
          }
          field
        }
      }
    }
  `,
  [preparedPerformanceFragment],
);

export const copyPriceListsMutation = graphql(
  `
    mutation AdminCopyPriceLists($input: CopyPriceListsInput!) {
      copyPriceLists(input: $input) {
        __typename
        ... on PerformanceSaved {
          performance {
            ...PreparedPerformance
          }
        }
        ... on ProgrammeRefused {
          reason {
            zh
            en
          }
        }
      }
    }
  `,
  [preparedPerformanceFragment],
);
