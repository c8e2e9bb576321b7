import { graphql, type ResultOf } from "@parterre/web-kit";
import { houseOnSaleFragment } from "../performance/documents.ts";

/** All that a window needs of a performance to sell and print alone. */
export const keptPerformanceQuery = graphql(
  `
    query KeptPerformance($id: ID!, $stockCode: String!) {
      performance(id: $id) {
        ...HouseOnSale
        state
        doorsOpenAt
        maxSeatsPerCart
        prices(channelCode: "counter") {
          zoneId
          ticketTypeId
          money {
            amountMinor
            currency
          }
        }
        ticketTemplates(stockCode: $stockCode) {
          ticketTypeId
          template {
            templateId
            number
            document
          }
        }
      }
    }
  `,
  [houseOnSaleFragment],
);
export type KeptPerformance = NonNullable<ResultOf<typeof keptPerformanceQuery>["performance"]>;

export const registerKeyMutation = graphql(`
  mutation RegisterCounterKey($input: RegisterCounterKeyInput!) {
    registerCounterKey(input: $input) {
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

export const reportCounterMutation = graphql(`
  mutation ReportCounter($input: ReportCounterInput!) {
    reportCounter(input: $input) {
      __typename
      ... on CounterHeard {
        serverTime
        leases {
          id
          sellUntil
          pack
          byPolicy
          isOutdated
        }
        backupTickets {
          first
          last
          usedNumbers
        }
      }
    }
  }
`);
export type LentSeats = Extract<
  ResultOf<typeof reportCounterMutation>["reportCounter"],
  { __typename: "CounterHeard" }
>["leases"][number];

export const returnKeptLeaseMutation = graphql(`
  mutation ReturnKeptLease($input: ReturnLeaseInput!) {
    returnLease(input: $input) {
      __typename
    }
  }
`);

export const uploadSalesMutation = graphql(`
  mutation UploadOfflineSales($input: UploadOfflineSalesInput!) {
    uploadOfflineSales(input: $input) {
      __typename
      ... on OfflineSalesUploaded {
        uploads {
          id
          refusal
          sale {
            id
            state
            order {
              id
              reference
            }
          }
        }
      }
    }
  }
`);
export const counterSaleQuery = graphql(`
  query CounterSale($sellerId: ID!, $idempotencyKey: String!) {
    counterSale(sellerId: $sellerId, idempotencyKey: $idempotencyKey) {
      id
      reference
    }
  }
`);

export type SaleRefusal = NonNullable<
  Extract<
    ResultOf<typeof uploadSalesMutation>["uploadOfflineSales"],
    { __typename: "OfflineSalesUploaded" }
  >["uploads"][number]["refusal"]
>;
