import { graphql, type ResultOf } from "@parterre/web-kit";

export const paperQuery = graphql(`
  query AdminPaper {
    venues {
      id
      name {
        zh
        en
      }
    }
    ticketTemplates {
      stockCode
    }
    ticketStores {
      venueId
      stockCode
      inStore
      inPrinters
      usedLastDay
      runsOutAt
      low
    }
    ticketRolls {
      venueId
      firstSerial
      lastSerial
      printerName
      counterName
      removedAt
      roll {
        id
        stockCode
        loadedAt
        loaded
        printed
        spoiled
        test
        voided
        adjusted
        left
        low
      }
    }
    ticketStockReadings {
      id
      printerName
      notedAt
      printedCount
      expectedCount
      nextSerial
      expectedSerial
      differs
    }
  }
`);
export type Paper = ResultOf<typeof paperQuery>;
export type Store = Paper["ticketStores"][number];
export type RollRecord = Paper["ticketRolls"][number];
export type Reading = Paper["ticketStockReadings"][number];

export const noteStoreMutation = graphql(`
  mutation AdminNoteStore($input: NoteTicketStoreInput!) {
    noteTicketStore(input: $input) {
      __typename
      ... on Refusal {
        reason {
          zh
          en
        }
      }
    }
  }
`);
