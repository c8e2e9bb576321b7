import { graphql } from "@parterre/web-kit";
import { ticketFragment } from "../../tickets/documents.ts";

export const orderToCollectQuery = graphql(
  `
    query CounterOrderToCollect($code: String!) {
      orderToCollect(code: $code) {
        id
        reference
        state
        contactName
        balance {
          amountMinor
          currency
        }
        total {
          amountMinor
          currency
        }
        tickets {
          ...Ticket
        }
      }
    }
  `,
  [ticketFragment],
);
