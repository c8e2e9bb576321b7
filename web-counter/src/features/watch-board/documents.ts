import { graphql, type ResultOf } from "@parterre/web-kit";

export const boardSubscription = graphql(`
  subscription Board {
    board {
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
        id
        name
        roll {
          id
          left
          low
        }
      }
      openShift {
        id
        openedAt
        seller {
          id
          name
        }
        figures {
          sales
          ticketsSold
          ticketsEnded
          lastActAt
          inDrawer {
            amountMinor
            currency
          }
          tenders {
            tender
            currency
            inMinor
            outMinor
          }
        }
      }
      shifts(first: 1) {
        id
        closedAt
        seller {
          id
          name
        }
        report {
          drawers {
            currency
            differenceMinor
          }
        }
      }
    }
    }
  }
`);
export type BoardCounter = ResultOf<typeof boardSubscription>["board"]["counters"][number];
