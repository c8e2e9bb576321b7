import { graphql } from "@parterre/web-kit";
import { printerFragment, rollFragment } from "../../printing/documents.ts";

export const setUpQuery = graphql(`
  query SetUpPrinter {
    venues {
      id
      name {
        zh
        en
      }
    }
    ticketTemplates {
      templateId
      stockCode
    }
  }
`);

export const networkPrintersQuery = graphql(`
  query NetworkPrinters {
    networkPrinters {
      permitted
    }
  }
`);

export const registerCounterMutation = graphql(`
  mutation RegisterCounter($input: RegisterCounterInput!) {
    registerCounter(input: $input) {
      __typename
      ... on CounterRegistered {
        counter {
          id
          name
        }
      }
      ... on BoxOfficeRefused {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export const pairPrinterMutation = graphql(
  `
    mutation PairPrinter($input: PairPrinterInput!) {
      pairPrinter(input: $input) {
        __typename
        ... on PrinterPaired {
          printer {
            ...PairedPrinter
          }
        }
        ... on BoxOfficeRefused {
          reason {
            zh
            en
          }
        }
      }
    }
  `,
  [printerFragment],
);

export const readCountsMutation = graphql(`
  mutation ReadPrinterCounts($input: ReadPrinterCountsInput!) {
    readPrinterCounts(input: $input) {
      __typename
      ... on PrinterCountsRead {
        reading {
          id
          differs
          expectedSerial
        }
      }
      ... on BoxOfficeRefused {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export const loadRollMutation = graphql(
  `
    mutation LoadTicketRoll($input: LoadRollInput!) {
      loadTicketRoll(input: $input) {
        __typename
        ... on StockNoted {
          roll {
            ...LoadedRoll
          }
        }
        ... on BoxOfficeRefused {
          reason {
            zh
            en
          }
        }
      }
    }
  `,
  [rollFragment],
);

export const noteStockMutation = graphql(
  `
    mutation NoteTicketStock($input: NoteStockInput!) {
      noteTicketStock(input: $input) {
        __typename
        ... on StockNoted {
          roll {
            ...LoadedRoll
          }
        }
        ... on BoxOfficeRefused {
          reason {
            zh
            en
          }
        }
      }
    }
  `,
  [rollFragment],
);
