import {
  chargeFragment,
  graphql,
  orderAccountFragment,
  orderActFragment,
  orderLineFragment,
  type ResultOf,
  seatMapDataFragment,
} from "@parterre/web-kit";
import { ticketFragment } from "../tickets/documents.ts";

/** Everything the window knows of an order. */
export const orderFragment = graphql(
  `
    fragment CounterOrder on Order @_unmask {
      ...OrderAccountFacts
      reference
      state
      note {
        zh
        en
      }
      createdAt
      contactName
      contactEmail
      contactPhone
      payLink
      channel {
        id
        name {
          zh
          en
        }
      }
      seller {
        id
        name
      }
      total {
        amountMinor
        currency
      }
      charges {
        ...ChargeFacts
      }
      acts {
        ...OrderActFacts
      }
      lines {
        ...OrderLineFacts
        performance {
          ...SeatMapData
          zones {
            id
            index
            hue
            name {
              zh
              en
            }
          }
          ticketTypes {
            id
            code
            name {
              zh
              en
            }
          }
        }
      }
      tickets {
        ...Ticket
      }
    }
  `,
  [orderAccountFragment, chargeFragment, orderActFragment, orderLineFragment, seatMapDataFragment, ticketFragment],
);
export type CounterOrder = ResultOf<typeof orderFragment>;
export type CounterOrderLine = CounterOrder["lines"][number];

export const orderByReferenceQuery = graphql(
  `
    query CounterOrderByReference($reference: String!) {
      orderByReference(reference: $reference) {
        ...CounterOrder
      }
    }
  `,
  [orderFragment],
);
