import { graphql, type ResultOf } from "@parterre/web-kit";

export const reportFragment = graphql(`
  fragment ClosingReport on ShiftReport @_unmask {
    sales
    ticketsSold
    ticketsEnded
    handedOver
    note
    paperTickets {
      expected
      counted
      difference
    }
    drawers {
      currency
      floatMinor
      leftBeforeMinor
      soldMinor
      givenBackMinor
      putInMinor
      takenOutMinor
      expectedMinor
      countedMinor
      differenceMinor
      coins {
        valueMinor
        count
      }
    }
    tenders {
      tender
      currency
      inMinor
      outMinor
      movements
    }
    journal {
      kind
      currency
      amountMinor
      tickets
    }
  }
`);
export type ClosingReport = ResultOf<typeof reportFragment>;

export const shiftFragment = graphql(
  `
    fragment CounterShift on Shift @_unmask {
      id
      openedAt
      closedAt
      currenciesToCount
      counter {
        id
        name
      }
      seller {
        id
        name
      }
      cash {
        id
        amount {
          amountMinor
          currency
        }
        isFloat
        reason
        at
      }
      waitingOffline {
        sales
        amount {
          amountMinor
          currency
        }
      }
      report {
        ...ClosingReport
      }
    }
  `,
  [reportFragment],
);
export type CounterShift = ResultOf<typeof shiftFragment>;

export const myShiftQuery = graphql(
  `
    query MyShift {
      myShift {
        ...CounterShift
      }
    }
  `,
  [shiftFragment],
);
