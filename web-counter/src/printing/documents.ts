import { graphql, type ResultOf } from "@parterre/web-kit";
import { ticketFragment } from "../tickets/documents.ts";

export const rollFragment = graphql(`
  fragment LoadedRoll on TicketRoll @_unmask {
    id
    stockCode
    loaded
    printed
    spoiled
    test
    left
    nextSerial
    runsOutAt
    low
  }
`);

export const printerFragment = graphql(
  `
    fragment PairedPrinter on Printer @_unmask {
      id
      serialNumber
      name
      make
      language
      dpi
      ackLevel
      way
      address
      tellsState
      roll {
        ...LoadedRoll
      }
    }
  `,
  [rollFragment],
);
export type PairedPrinter = ResultOf<typeof printerFragment>;

export const countersQuery = graphql(
  `
    query Counters {
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
        printers {
          ...PairedPrinter
        }
      }
      ticketStores {
        venueId
        stockCode
        inStore
        low
      }
    }
  `,
  [printerFragment],
);
export type VenueStore = ResultOf<typeof countersQuery>["ticketStores"][number];
export type Counter = ResultOf<typeof countersQuery>["counters"][number];

export const ticketsToPrintQuery = graphql(
  `
    query TicketsToPrint($reference: String!, $stockCode: String!) {
      orderByReference(reference: $reference) {
        id
        reference
        contactName
        tickets {
          ...Ticket
          reprintNumber
          backupNumber
          faceValue {
            amountMinor
            currency
          }
          prints {
            id
            state
            decision
          }
          template(stockCode: $stockCode) {
            templateId
            number
            document
          }
        }
      }
    }
  `,
  [ticketFragment],
);
export type OrderToPrint = NonNullable<ResultOf<typeof ticketsToPrintQuery>["orderByReference"]>;
export type TicketToPrint = OrderToPrint["tickets"][number];

export const recordPrintMutation = graphql(`
  mutation RecordPrint($input: RecordPrintInput!) {
    recordPrint(input: $input) {
      __typename
      ... on PrintNoted {
        print {
          id
          state
        }
      }
      ... on PrintRefused {
        reason {
          zh
          en
        }
      }
    }
  }
`);

export const reportPrintMutation = graphql(`
  mutation ReportPrint($input: ReportPrintInput!) {
    reportPrint(input: $input) {
      __typename
    }
  }
`);

export const decidePrintMutation = graphql(`
  mutation DecidePrint($printId: ID!, $decision: PrintDecision!) {
    decidePrint(printId: $printId, decision: $decision) {
      __typename
    }
  }
`);

export const handOverBackupMutation = graphql(`
  mutation HandOverBackupTickets($input: HandOverBackupTicketsInput!) {
    handOverBackupTickets(input: $input) {
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

export const reprintMutation = graphql(`
  mutation ReprintTicket($input: ReprintTicketInput!) {
    reprintTicket(input: $input) {
      __typename
      ... on TicketReissued {
        ticketId
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
